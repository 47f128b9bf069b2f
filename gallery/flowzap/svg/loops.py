"""Loops: a dashed frame behind the edges, and a pill with the condition on its border."""

from gallery.flowzap.drawing import LoopFrame
from gallery.flowzap.svg.themes import Theme
from gallery.flowzap.svg.writer import BOX, END_GROUP, NUMBER, leaf, linked_group, pinned_text
from gallery.flowzap.textmetrics import BASELINE, PILL

ICON_AT, TEXT_AT = 11.5, 20.0
"""Px from the left end of a pill to its icon's middle and to its text."""


class Loops:
    """Writes loops in one theme."""

    def __init__(self, theme: Theme) -> None:
        self._frame = leaf(
            "rect",
            class_="fz-loop",
            **BOX,
            rx=10,
            fill=theme.loop,
            fill_opacity=0.06,
            stroke=theme.loop,
            stroke_width=1.3,
            stroke_dasharray="5 4",
        )
        self._group = linked_group("loop")
        self._pill = leaf("rect", class_="fz-pill", **BOX, rx=NUMBER, fill=theme.pill)
        # An arrow that returns, from its blunt end: drawn, since a sign may fall to another font.
        self._icon = leaf(
            "path",
            class_="fz-icon",
            d=f"M{NUMBER} {NUMBER}a3.8 3.8 0 1 1 1.2 2.3m-1.5-5.5v3h3",
            fill="none",
            stroke=theme.on_solid,
            stroke_width=1.4,
            stroke_linecap="round",
            stroke_linejoin="round",
        )
        self._text = pinned_text(
            class_="fz-on-solid",
            font_size=PILL.size,
            font_weight=700,
            text_anchor="start",
            fill=theme.on_solid,
        )

    def write_frame(self, frame: LoopFrame) -> str:
        """Write the dashed frame."""
        box = frame.box
        return self._frame((box.left, box.top, box.width, box.height))

    def write_pill(self, frame: LoopFrame) -> str:
        """Write the pill with its icon and the condition."""
        pill = frame.pill
        y = pill.center.y
        written = (
            self._group(" ".join(frame.loop.nodes), frame.loop.line)
            + self._pill((pill.left, pill.top, pill.width, pill.height, pill.height / 2))
            + self._icon((pill.left + ICON_AT - 3.8, y + 0.6))
        )
        if frame.text:
            written += self._text(pill.left + TEXT_AT, y + PILL.size * BASELINE, frame.width, frame.text)
        return written + END_GROUP
