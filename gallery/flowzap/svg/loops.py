"""Loops: dashed frames behind the edges, pills with the condition, badges at nodes that lie far apart."""

from gallery.flowzap.drawing import DrawnLoop
from gallery.flowzap.geometry import Box
from gallery.flowzap.marks import Mark
from gallery.flowzap.svg.marks import plain_group, text_line
from gallery.flowzap.svg.themes import Theme, mark_class
from gallery.flowzap.svg.writer import BOX, END_GROUP, NUMBER, Fill, leaf, linked_group, pinned_text
from gallery.flowzap.textmetrics import BASELINE, NARROW_PILL, PILL

ICON_AT, TEXT_AT = 11.5, 20.0
"""Px from the left end of a pill to its icon's middle and to its text."""
BADGE_ICON_AT, BADGE_TEXT_AT = 8.5, 15.0
"""The same in a badge."""
ICON_RADIUS = 3.8
ROUNDEST = 20.0
"""Height in px from which a pill keeps the round of its corners."""


class Loops:
    """Writes loops in one theme, in a picture of a change those with one mark."""

    def __init__(self, theme: Theme, mark: Mark | None = None, *, vertical: bool = False) -> None:
        font = NARROW_PILL if vertical else PILL
        self._frame = leaf(
            "rect",
            class_=f"fz-loop {mark_class(mark)}" if mark else "fz-loop",
            **BOX,
            rx=10,
            fill=theme.loop,
            fill_opacity=0.06,
            stroke=theme.loop,
            stroke_width=1.3,
            stroke_dasharray="5 4",
        )
        self._group = linked_group("loop", **(plain_group(mark) if mark else {}))
        self._pill = leaf("rect", class_="fz-pill", **BOX, rx=NUMBER, fill=theme.pill)
        self._icon = _icon("fz-icon", theme.on_solid)
        self._text = pinned_text(
            class_="fz-on-solid",
            font_size=font.size,
            font_weight=700,
            text_anchor="start",
            **text_line(mark),
            fill=theme.on_solid,
        )
        self._badge = leaf(
            "rect",
            class_="fz-badge",
            **BOX,
            rx=NUMBER,
            fill=theme.node,
            stroke=theme.loop,
            stroke_width=1.3,
        )
        self._badge_icon = _icon("fz-badge-icon", theme.loop)
        self._mark = pinned_text(
            class_="fz-badge-ink",
            font_size=font.size,
            font_weight=700,
            text_anchor="start",
            **text_line(mark),
            fill=theme.loop,
        )

    def write_frame(self, box: Box) -> str:
        """Write a dashed frame."""
        return self._frame((box.left, box.top, box.width, box.height))

    def write(self, drawn: DrawnLoop) -> str:
        """Write what stands in front of the nodes: pills, the first of them with the text, and badges."""
        parts = [self._group(" ".join(drawn.loop.nodes), drawn.loop.line)]
        lines = drawn.lines
        for number, (left, top, right, bottom) in enumerate(drawn.pills):
            height, middle = bottom - top, (top + bottom) / 2
            parts.append(self._pill((left, top, right - left, height, min(height, ROUNDEST) / 2)))
            parts.append(self._icon((left + ICON_AT - ICON_RADIUS, middle + 0.6)))
            if drawn.text and not number:
                baseline = middle + lines.first_baseline
                for line, width in zip(lines.lines, lines.widths, strict=True):
                    parts.append(self._text(left + TEXT_AT, baseline, width, line))
                    baseline += lines.leading
        for left, top, right, bottom in drawn.badges:
            height, middle = bottom - top, (top + bottom) / 2
            parts.append(self._badge((left, top, right - left, height, height / 2)))
            parts.append(self._badge_icon((left + BADGE_ICON_AT - ICON_RADIUS, middle + 0.6)))
            if drawn.mark:
                baseline = middle + lines.size * BASELINE
                parts.append(self._mark(left + BADGE_TEXT_AT, baseline, drawn.mark_width, drawn.mark))
        parts.append(END_GROUP)
        return "".join(parts)


def _icon(role: str, stroke: str) -> Fill:
    """Make an arrow that returns, from its blunt end: drawn, since a sign may fall to another font."""
    return leaf(
        "path",
        class_=role,
        d=f"M{NUMBER} {NUMBER}a{ICON_RADIUS} {ICON_RADIUS} 0 1 1 1.2 2.3m-1.5-5.5v3h3",
        fill="none",
        stroke=stroke,
        stroke_width=1.4,
        stroke_linecap="round",
        stroke_linejoin="round",
    )
