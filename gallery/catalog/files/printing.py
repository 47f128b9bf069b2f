"""What commands print of files: their names and words may hold what commands a terminal."""

from __future__ import annotations

_HARMLESS = "\n\t\u00a0\u00ad\u200c\u200d\u202f"
"""Not printable to Python, but part of what people write."""


def printable(text: str) -> str:
    r"""Return a text with what would move or recolour a terminal, or cannot be written at all, as `\x1b`."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() or sign in _HARMLESS else ascii(sign)[1:-1] for sign in text)
