"""Edges as paths with round corners, whole arrowheads, and their labels in chips."""

from collections.abc import Sequence

from gallery.flowzap.drawing import DrawnEdge, EdgeLabel
from gallery.flowzap.geometry import Point
from gallery.flowzap.marks import Mark
from gallery.flowzap.svg.marks import edge_group, text_line
from gallery.flowzap.svg.themes import Theme
from gallery.flowzap.svg.writer import (
    BOX,
    END_GROUP,
    NUMBER,
    PathData,
    connecting_group,
    leaf,
    opening,
    path,
    path_leaf,
    pinned_text,
)
from gallery.flowzap.textmetrics import LABEL, NARROW_LABEL

CORNER_RADIUS = 8.0
ARROW_LENGTH, ARROW_HALF = 9.0, 4.2
"""An arrowhead in px: a solid triangle; a path, since a marker needs an id that a page may hold twice."""
ARROW_OVERLAP = 1.0
"""Px that a line runs on into its arrowhead; it ends there, so that it does not show beside the tip."""

_START = path(f"M{NUMBER} {NUMBER}")
_ACROSS, _DOWN = path(f"H{NUMBER}"), path(f"V{NUMBER}")
_ACROSS_AND_TURN, _DOWN_AND_TURN = (
    path(f"H{NUMBER}q{NUMBER} 0 {NUMBER} {NUMBER}"),
    path(f"V{NUMBER}q0 {NUMBER} {NUMBER} {NUMBER}"),
)


class Edges:
    """Writes edges in one theme, in a picture of a change those with one mark."""

    def __init__(self, theme: Theme, mark: Mark | None = None, *, vertical: bool = False) -> None:
        # Lines and arrowheads take their colour from the layer, and switch off what they do not want of it.
        self.layer = opening(
            "g",
            class_="fz-edges",
            fill=theme.edge,
            stroke=theme.edge,
            stroke_width=1.6,
            font_size=(NARROW_LABEL if vertical else LABEL).size,
            font_weight=600,
        )
        colours = {"fill": theme.edge, "stroke": theme.edge, **edge_group(mark)} if mark else {}
        self._group = connecting_group("edge", **colours)
        self._line = path_leaf(fill="none")
        to, half = ARROW_LENGTH, ARROW_HALF
        self._right, self._left, self._down, self._up = (
            leaf("path", d=f"M{NUMBER} {NUMBER}{back}z", stroke="none")
            for back in (
                f"l-{to:g}-{half:g}v{2 * half:g}",
                f"l{to:g}-{half:g}v{2 * half:g}",
                f"l-{half:g}-{to:g}h{2 * half:g}",
                f"l-{half:g} {to:g}h{2 * half:g}",
            )
        )
        self._chip = leaf(
            "rect",
            class_="fz-chip",
            **BOX,
            rx=5,
            fill=theme.chip,
            fill_opacity=0.94,
            stroke=theme.border,
            stroke_width=0.8,
        )
        self._text = pinned_text(class_="fz-chip-ink", fill=theme.chip_ink, stroke="none", **text_line(mark))

    def write(self, drawn: DrawnEdge) -> str:
        """Write an edge with its arrowhead and its label."""
        edge, points = drawn.edge, drawn.points
        written = self._group(edge.id, edge.source, edge.target, edge.line)
        written += self._line(rounded_path(points)) + self._arrowhead(points)
        if drawn.label:
            written += self._label(drawn.label)
        return written + END_GROUP

    def _arrowhead(self, points: Sequence[Point]) -> str:
        (before_x, before_y), (x, y) = points[-2:]
        if y == before_y:
            return self._right((x, y)) if x > before_x else self._left((x, y))
        return self._down((x, y)) if y > before_y else self._up((x, y))

    def _label(self, label: EdgeLabel) -> str:
        left, top, right, bottom = label.box
        lines = label.lines
        baseline = (top + bottom) / 2 + lines.first_baseline
        written = self._chip((left, top, right - left, bottom - top))
        for line, width in zip(lines.lines, lines.widths, strict=True):
            written += self._text((left + right) / 2, baseline, width, line)
            baseline += lines.leading
        return written


def rounded_path(points: Sequence[Point]) -> PathData:
    """Write an orthogonal polyline as path data, up to its arrowhead; corners as round as segments allow."""
    corners = [*points[:-1], _inside_arrowhead(points)]
    (before_x, before_y), (x, y) = corners[:2]
    pieces = [_START((before_x, before_y))]
    length = abs(x - before_x) + abs(y - before_y)
    for next_x, next_y in corners[2:]:
        next_length = abs(next_x - x) + abs(next_y - y)
        reach = min(CORNER_RADIUS, length / 2, next_length / 2)
        across = y == before_y
        if not reach or across == (next_y == y):  # no corner: straight on
            pieces.append(_ACROSS((x,)) if across else _DOWN((y,)))
        elif across:
            dx, dy = reach if x > before_x else -reach, reach if next_y > y else -reach
            pieces.append(_ACROSS_AND_TURN((x - dx, dx, dx, dy)))
        else:
            dx, dy = reach if next_x > x else -reach, reach if y > before_y else -reach
            pieces.append(_DOWN_AND_TURN((y - dy, dy, dx, dy)))
        before_x, before_y, x, y, length = x, y, next_x, next_y, next_length
    pieces.append(_ACROSS((x,)) if y == before_y else _DOWN((y,)))
    return PathData("".join(pieces))


def _inside_arrowhead(points: Sequence[Point]) -> tuple[float, float]:
    """Return where the line ends: inside its arrowhead, so that it does not show beside the tip."""
    (before_x, before_y), (x, y) = points[-2:]
    inset = ARROW_LENGTH - ARROW_OVERLAP
    if y == before_y:
        return (x - inset if x > before_x else x + inset), y
    return x, (y - inset if y > before_y else y + inset)
