"""What a terminal may be sent: columns, colours, and nothing that moves its cursor."""

import os
from typing import NamedTuple, TextIO

_HARMLESS = "\u00a0\u200c\u200d"
"""Not printable to Python, but part of French sentences and of what people write in many scripts."""

_STAND_INS = {"\t": " "}


class Colours(NamedTuple):
    """What is written before a stretch of text to colour it; everything empty where nothing is coloured."""

    error: str = ""
    warning: str = ""
    info: str = ""
    bold: str = ""
    dim: str = ""
    end: str = ""


PLAIN = Colours()

BRIGHT = Colours(
    error="\x1b[1;31m", warning="\x1b[1;33m", info="\x1b[1;36m", bold="\x1b[1m", dim="\x1b[2m", end="\x1b[0m"
)


def colours_of(stream: TextIO) -> Colours:
    """Return the colours for a stream: none but on a terminal.

    `NO_COLOR` and `FORCE_COLOR`, if not empty, say otherwise (no-color.org, force-color.org); the first
    counts where both are set, as in Python itself.
    """
    if os.environ.get("NO_COLOR"):
        return PLAIN
    if os.environ.get("FORCE_COLOR"):
        return BRIGHT
    return BRIGHT if stream.isatty() and os.environ.get("TERM") != "dumb" else PLAIN


def visible(text: str) -> str:
    """Replace what would move or recolour a terminal, one character for one."""
    return "".join(
        character
        if character.isprintable() or character in _HARMLESS
        else _STAND_INS.get(character, "\ufffd")
        for character in text
    )


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return len(text) if text.isascii() else sum(map(_column_width, text))


def _column_width(character: str) -> int:
    import unicodedata  # noqa: PLC0415 (long to load, and few texts need it)

    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0  # an accent of its own, or a joiner
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
