"""Characters that a source should not hold: emoji, invisible ones, and those that no text may hold.

Outside of texts the lexer passes over them as over spaces, so that each gives one diagnostic, here, and
removing it is always the remedy.
"""

import re
from collections.abc import Iterator

from gallery.flowzap.diagnostics import CONTROL_CHARACTER, EMOJI, FORBIDDEN_CHARACTER, Diagnostic
from gallery.flowzap.source import Span

# C0 controls but for tab and line ends, lone surrogates, non-characters: none may stand in XML 1.0,
# and a picture of the source is XML.
_FORBIDDEN = r"\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"

# Delete and C1, zero width space and word joiner, line and paragraph separator, marks that override the
# direction of text, byte order mark. Joiners and direction marks stay: Persian and Hindi need them.
_CONTROL = r"\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"

# What has emoji presentation by default (Unicode's emoji-data), and the marks that ask for it.
_EMOJI = (
    r"\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab"
    r"\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c"
    r"\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\ufe0f\u20e3"
    r"\U0001f004\U0001f0cf\U0001f18e\U0001f191-\U0001f19a\U0001f1e6-\U0001f265\U0001f300-\U0001faff"
    r"\U000e0020-\U000e007f"
)

TRIVIA = rf"(?:[^\S\r\n]|[{_FORBIDDEN}{_CONTROL}{_EMOJI}])"
"""A regular expression for one character that means nothing between tokens."""

_ANY = re.compile(f"[{_FORBIDDEN}{_CONTROL}{_EMOJI}]")
_RUN = re.compile(
    rf"(?P<forbidden>[{_FORBIDDEN}]++)|(?P<control>[{_CONTROL}]++)|[{_EMOJI}][{_EMOJI}\u200d]*+"
)
_UNWANTED = re.compile(f"[{_FORBIDDEN}{_CONTROL}]")


def suspicious_characters(source: str) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each run of such characters; a byte order mark may open the source."""
    if _ANY.search(source) is None:
        return
    for match in _RUN.finditer(source, 1 if source.startswith("\ufeff") else 0):
        span = Span(match.start(), match.end())
        if match.lastgroup is None:
            yield Diagnostic(EMOJI, span)
            continue
        rule = FORBIDDEN_CHARACTER if match.lastgroup == "forbidden" else CONTROL_CHARACTER
        yield Diagnostic(rule, span, {"code_point": f"U+{ord(match[0][0]):04X}"})


def printable(text: str) -> str:
    """Return a text as it may be shown: without invisible characters, each tab a space."""
    return _UNWANTED.sub("", text).replace("\t", " ")
