r"""Texts between double quotes: `\"` and `\\` are the only escapes, on reading and writing alike."""

import re

_ESCAPE = re.compile(r'\\(["\\])')


def unescape(written: str) -> str:
    """Return the text that is meant; a backslash before anything else is a backslash."""
    return _ESCAPE.sub(r"\1", written) if "\\" in written else written


def escape(text: str) -> str:
    """Return how a text is written between quotes; it must not hold a line end."""
    return text.replace("\\", "\\\\").replace('"', '\\"')
