r"""The one form in which a text is kept, so that saving it again changes nothing.

Browsers send line ends as `\r\n`, files may start with a byte order mark or end in blank lines. The line ends
that only Unicode knows (U+0085, U+2028, U+2029) come along when text is pasted; YAML folds them. So do
characters that show nothing, or make what follows read backwards: whoever means them means harm.
"""

import re
from unicodedata import category

_BLANKS = " \t\n"
"""White space that editors are careless with; no-break spaces are put in on purpose."""
_MARK = "\ufeff"
"""The byte order mark."""
_RARE_LINE_END = re.compile("[\x85\u2028\u2029]")
UNSEEN = re.compile(
    "[\x7f-\x84\x86-\x9f\u200b\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""One character that only deceives: it is not seen, overrides the direction of text, or commands a terminal.

Joiners, soft hyphens and direction marks are none: Persian, Hindi and long words need them. In a source
they stay, for the engine to remark on.
"""
_LINE_END = re.compile(f"\r\n?|{_RARE_LINE_END.pattern}")


def tidy_text(text: str) -> str:
    """Return a text of several paragraphs with plain line ends, without what is not seen."""
    return UNSEEN.sub("", _LINE_END.sub("\n", text)).strip(_BLANKS)


def tidy_line(text: str) -> str:
    """Return a text of one paragraph as one line."""
    return re.sub(f"[{_BLANKS}]+", " ", tidy_text(text))


def tidy_source(text: str) -> str:
    """Return a source that ends in exactly one line end, or nothing; within a label, rare ones are blanks."""
    tidied = _LINE_END.sub("\n", _RARE_LINE_END.sub(" ", text)).strip(_BLANKS + _MARK)
    return f"{tidied}\n" if tidied else ""


_UNWRITABLE = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]")
"""Control characters but tabs and line ends, and halves of characters, which databases refuse.

With what is no character at all no feed is XML: one title would make it unreadable as a whole.
"""


_BLANK_SIGNS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""Letters and signs by their kind of which nothing is seen, such as Hangul's fillers."""


def is_blank(text: str) -> bool:
    """Say whether nothing of a text is seen: no letter, no sign, only spaces, joiners, marks on nothing."""
    return all(sign in _BLANK_SIGNS or category(sign)[0] in "ZCM" for sign in text)


def unwritable(text: str) -> int | None:
    """Return where the first character stands that no text may hold, None if there is none."""
    found = _UNWRITABLE.search(text)
    return found.start() if found else None
