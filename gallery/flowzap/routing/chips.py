"""Phase 7, before all else: how large an edge's label is.

Before: a text. After: its lines in a chip that has a size but no place yet; one line, and in a vertical
drawing as many as keep it narrow.
"""

from math import ceil
from typing import NamedTuple

from gallery.flowzap.drawing import TextBlock
from gallery.flowzap.textmetrics import LABEL, NARROW_LABEL, text_width

LABEL_PAD = 12.0
"""Px of a chip beside its text, both sides together."""
NARROW_PAD, NARROW_AIR = 8.0, 5.0
"""The same in a vertical drawing, and px above and below all lines together."""
NARROW_WIDTH = 62.0
"""Px after which a label in a vertical drawing goes on in the next line: about the least width of a step
less its corners."""


class LabelChip(NamedTuple):
    """A label's lines and the size of the chip around them, in px."""

    lines: TextBlock
    width: float
    height: float


def label_chip(text: str, *, vertical: bool = False, wrap: bool = True) -> LabelChip:
    """Set a label in a chip; a vertical drawing may `wrap` it."""
    if vertical:
        lines = TextBlock.wrapped(text, NARROW_WIDTH if wrap else float("inf"), NARROW_LABEL)
        return LabelChip(lines, ceil(lines.width) + NARROW_PAD, lines.height + NARROW_AIR)
    width = text_width(text, LABEL.size, LABEL.bold)
    return LabelChip(TextBlock((text,), (width,), *LABEL), ceil(width) + LABEL_PAD, LABEL.leading)
