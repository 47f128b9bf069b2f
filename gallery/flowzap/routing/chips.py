"""Phase 7, before all else: how large an edge's label is.

Before: a text. After: its lines in a chip that has a size but no place yet; one line, and in a vertical
drawing as many as keep it narrow.
"""

from math import ceil
from typing import NamedTuple

from gallery.flowzap.drawing import Layout, TextBlock
from gallery.flowzap.textmetrics import LABEL, NARROW_LABEL, text_width

LABEL_PAD = 12.0
"""Px of a chip beside its text, both sides together."""
NARROW_PAD, NARROW_AIR = 8.0, 5.0
"""The same in a vertical drawing, and px above and below all lines together."""
WIDTH_ACROSS, WIDTH_DOWN, UNBROKEN = 62.0, 78.0, float("inf")
"""Px after which a label in a vertical drawing goes on in the next line: on an edge that leaves its node
across the page, and on one that leaves it up or down, where it may be as wide as the node itself."""


class LabelChip(NamedTuple):
    """A label's lines and the size of the chip around them, in px."""

    lines: TextBlock
    width: float
    height: float


def label_chip(text: str, limit: float | None = None) -> LabelChip:
    """Set a label in a chip: in a vertical drawing in lines of at most `limit` px."""
    if limit is not None:
        lines = TextBlock.wrapped(text, limit, NARROW_LABEL)
        return LabelChip(lines, ceil(lines.width) + NARROW_PAD, lines.height + NARROW_AIR)
    width = text_width(text, LABEL.size, LABEL.bold)
    return LabelChip(TextBlock((text,), (width,), *LABEL), ceil(width) + LABEL_PAD, LABEL.leading)


def label_chips(layout: Layout) -> list[LabelChip | None]:
    """Set the labels of all edges, None for an edge without one."""
    if not layout.vertical:
        return [label_chip(edge.label) if edge.label else None for edge in layout.diagram.edges]
    return [
        label_chip(edge.label, WIDTH_DOWN if edge.source_side.horizontal else WIDTH_ACROSS)
        if edge.label
        else None
        for edge in layout.diagram.edges
    ]
