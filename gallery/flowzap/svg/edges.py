"""Edges as paths with round corners, whole arrowheads, and their labels in chips."""

from collections.abc import Sequence

from gallery.flowzap.drawing import DrawnEdge
from gallery.flowzap.geometry import Point
from gallery.flowzap.svg.themes import Theme
from gallery.flowzap.svg.writer import Writer, number

CORNER_RADIUS = 8.0
ARROW_LENGTH, ARROW_HALF = 9.0, 4.2
"""An arrowhead in px: a solid triangle; a path, since a marker needs an id that a page may hold twice."""
LABEL_SIZE = 11


def write_edge(writer: Writer, drawn: DrawnEdge, theme: Theme) -> None:
    """Write an edge with its arrowhead and its label."""
    edge = drawn.edge
    with writer.element("g", class_="fz-link", data_edge=edge.id, data_line=str(edge.line)):
        writer.leaf(
            "path",
            class_="fz-edge",
            d=rounded_path(_without_arrow(drawn.points)),
            fill="none",
            stroke=theme.edge,
            stroke_width=1.6,
        )
        writer.leaf("path", class_="fz-arrow", d=_arrowhead(drawn.points), fill=theme.edge)
        if drawn.label:
            box = drawn.label.box
            writer.rect(
                box,
                class_="fz-chip",
                rx=5,
                fill=theme.chip,
                fill_opacity=0.94,
                stroke=theme.border,
                stroke_width=0.8,
            )
            writer.pinned_text(
                drawn.label.text,
                drawn.label.width,
                class_="fz-chip-ink",
                x=box.center.x,
                y=box.center.y + LABEL_SIZE * 0.35,
                font_size=LABEL_SIZE,
                font_weight=600,
                text_anchor="middle",
                fill=theme.chip_ink,
            )


def rounded_path(points: Sequence[Point], radius: float = CORNER_RADIUS) -> str:
    """Write a polyline as path data, its corners rounded as far as its segments allow."""
    parts = [f"M{number(points[0].x)} {number(points[0].y)}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        length_in = abs(corner.x - before.x) + abs(corner.y - before.y)
        length_out = abs(after.x - corner.x) + abs(after.y - corner.y)
        reach = min(radius, length_in / 2, length_out / 2)
        if reach < 0.5:
            parts.append(f"L{number(corner.x)} {number(corner.y)}")
            continue
        start = Point(
            corner.x - (corner.x - before.x) / length_in * reach,
            corner.y - (corner.y - before.y) / length_in * reach,
        )
        end = Point(
            corner.x + (after.x - corner.x) / length_out * reach,
            corner.y + (after.y - corner.y) / length_out * reach,
        )
        parts.append(
            f"L{number(start.x)} {number(start.y)}"
            f"Q{number(corner.x)} {number(corner.y)} {number(end.x)} {number(end.y)}"
        )
    parts.append(f"L{number(points[-1].x)} {number(points[-1].y)}")
    return "".join(parts)


def _direction(points: Sequence[Point]) -> Point:
    """Return the unit vector of the last segment."""
    before, tip = points[-2], points[-1]
    length = abs(tip.x - before.x) + abs(tip.y - before.y) or 1.0
    return Point((tip.x - before.x) / length, (tip.y - before.y) / length)


def _without_arrow(points: Sequence[Point]) -> list[Point]:
    """End the line inside the arrowhead, so that it does not show beside the tip."""
    tip, along = points[-1], _direction(points)
    inset = ARROW_LENGTH - 1
    return [*points[:-1], Point(tip.x - along.x * inset, tip.y - along.y * inset)]


def _arrowhead(points: Sequence[Point]) -> str:
    tip, along = points[-1], _direction(points)
    back = Point(tip.x - along.x * ARROW_LENGTH, tip.y - along.y * ARROW_LENGTH)
    left = Point(back.x - along.y * ARROW_HALF, back.y + along.x * ARROW_HALF)
    right = Point(back.x + along.y * ARROW_HALF, back.y - along.x * ARROW_HALF)
    return "M{} {}L{} {}L{} {}Z".format(*(number(value) for point in (left, tip, right) for value in point))
