"""Characters that a source should not hold: emoji, invisible ones, those that no text may hold, lost bytes.

Outside of texts the lexer passes over them as over spaces, so that each gives one diagnostic, here, and
removing it is the remedy. Only a lost byte is not to be removed: it stands for something.
"""

import re
from collections.abc import Iterator

from gallery.flowzap.diagnostics import (
    CONTROL_CHARACTER,
    EMOJI,
    FORBIDDEN_CHARACTER,
    NOT_UTF_8,
    Diagnostic,
)
from gallery.flowzap.source import Span

# The lone surrogates that stand for bytes which are not UTF-8 (PEP 383), see `source.decode`.
_BYTES = r"\udc80-\udcff"

# C0 controls but for tab and line ends, all other lone surrogates, non-characters: none may stand in
# XML 1.0, and a picture of the source is XML.
_FORBIDDEN = r"\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udc7f\udd00-\udfff\ufffe\uffff"

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

TRIVIA = rf"(?:[^\S\r\n]|[{_BYTES}{_FORBIDDEN}{_CONTROL}{_EMOJI}])"
"""A regular expression for one character that means nothing between tokens."""

# What most sources are written with, and nothing else: looking a character up in a few ranges takes a tenth
# of the time. The other expressions are long to compile and seldom needed: `re` does it when they are.
_PLAIN = re.compile(r"(?:[\t\n\r -~]++|[\u00a0-\u200a\u2010-\u2027]++)*+")

_SUSPICIOUS = f"[{_BYTES}{_FORBIDDEN}{_CONTROL}{_EMOJI}]"
_UNWANTED = f"[{_BYTES}{_FORBIDDEN}{_CONTROL}]"
_EMOJI_RUN = rf"[{_EMOJI}][{_EMOJI}\u200d]*+"
_RUN = (
    rf"(?P<bytes>[{_BYTES}]++)|(?P<forbidden>[{_FORBIDDEN}]++)|(?P<control>[{_CONTROL}]++)"
    rf"|{_EMOJI_RUN}"
)


def suspicious_characters(source: str) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each run of such characters; a byte order mark may open the source."""
    if _PLAIN.fullmatch(source) or not re.search(_SUSPICIOUS, source):
        return
    for match in re.compile(_RUN).finditer(source, 1 if source.startswith("\ufeff") else 0):
        kind, span = match.lastgroup, Span(match.start(), match.end())
        first = ord(source[span.start])
        if kind is None:
            yield Diagnostic(EMOJI, span)
        elif kind == "bytes":
            yield Diagnostic(NOT_UTF_8, span, {"byte": f"0x{first - 0xDC00:02X}"})
        else:
            rule = FORBIDDEN_CHARACTER if kind == "forbidden" else CONTROL_CHARACTER
            yield Diagnostic(rule, span, {"code_point": f"U+{first:04X}"})


def is_suspicious(character: str) -> bool:
    """Say whether a character is one of those."""
    return re.fullmatch(_SUSPICIOUS, character) is not None


def is_lost_byte(character: str) -> bool:
    """Say whether a character stands for a byte that is not UTF-8."""
    return "\udc80" <= character <= "\udcff"


def printable(text: str) -> str:
    """Return a text as it may be shown: without invisible characters, each tab a space."""
    return text if text.isprintable() else re.sub(_UNWANTED, "", text).replace("\t", " ")


def without_emoji(text: str) -> str:
    """Return a text as it may be shown, without its emoji and without blanks around it."""
    return re.sub(_EMOJI_RUN, "", printable(text)).strip()
