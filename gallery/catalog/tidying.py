r"""The one form in which a text is kept, so that saving it again changes nothing.

Browsers send line ends as `\r\n`, files may start with a byte order mark or end in blank lines.
"""

import re

_BLANKS = " \t\n"
"""White space that editors are careless with; no-break spaces are put in on purpose."""


def tidy_text(text: str) -> str:
    """Return a text of several paragraphs with plain line ends and nothing around it."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").strip(_BLANKS)


def tidy_line(text: str) -> str:
    """Return a text of one paragraph as one line."""
    return re.sub(f"[{_BLANKS}]+", " ", tidy_text(text))


def tidy_source(text: str) -> str:
    """Return a source that ends in exactly one line end, or nothing."""
    tidied = tidy_text(text)
    return f"{tidied}\n" if tidied else ""


_UNWRITABLE = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff]")
"""Control characters but tabs and line ends, and halves of characters, which databases refuse."""


def unwritable(text: str) -> int | None:
    """Return where the first character stands that no text may hold, None if there is none."""
    found = _UNWRITABLE.search(text)
    return found.start() if found else None
