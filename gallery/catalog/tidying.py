r"""The one form in which a text is kept, so that saving it again changes nothing.

Browsers send line ends as `\r\n`, files may start with a byte order mark or end in blank lines. The line ends
that only Unicode knows (U+0085, U+2028, U+2029) come along when text is pasted; YAML folds them.
"""

import re

_BLANKS = " \t\n"
"""White space that editors are careless with; no-break spaces are put in on purpose."""
_MARK = "\ufeff"
"""The byte order mark."""
_RARE_LINE_END = re.compile("[\x85\u2028\u2029]")
_LINE_END = re.compile(f"\r\n?|{_RARE_LINE_END.pattern}")


def tidy_text(text: str) -> str:
    """Return a text of several paragraphs with plain line ends and nothing around it."""
    return _LINE_END.sub("\n", text).strip(_BLANKS + _MARK)


def tidy_line(text: str) -> str:
    """Return a text of one paragraph as one line."""
    return re.sub(f"[{_BLANKS}]+", " ", tidy_text(text))


def tidy_source(text: str) -> str:
    """Return a source that ends in exactly one line end, or nothing; within a label, rare ones are blanks."""
    tidied = tidy_text(_RARE_LINE_END.sub(" ", text))
    return f"{tidied}\n" if tidied else ""


_UNWRITABLE = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff]")
"""Control characters but tabs and line ends, and halves of characters, which databases refuse."""


def unwritable(text: str) -> int | None:
    """Return where the first character stands that no text may hold, None if there is none."""
    found = _UNWRITABLE.search(text)
    return found.start() if found else None
