"""Where an edge meets a shape's true outline."""

from math import sqrt

from gallery.flowzap.drawing import Figure
from gallery.flowzap.geometry import Point
from gallery.flowzap.model import Shape, Side


def outline_distance(figure: Figure, side: Side, offset: float) -> float:
    """Return how far from its centre a figure ends towards a side, in px, `offset` px off the middle."""
    along, across = figure.width / 2, figure.height / 2
    if not side.horizontal:
        along, across = across, along
    if not offset:
        return along
    offset = min(abs(offset), across)
    match figure.node.shape:
        case Shape.DIAMOND:
            return along * (1 - offset / across)
        case Shape.CIRCLE:
            # A pill: two half circles of its smaller size, joined by straight lines.
            radius = min(along, across)
            into_round = max(0.0, offset - (across - radius))
            return along - radius + sqrt(radius**2 - into_round**2)
        case _:
            return along


def outline_point(figure: Figure, center: Point, side: Side, at: float) -> Point:
    """Return the point of the outline at a side, `at` being its y (left, right) or x (top, bottom)."""
    if side.horizontal:
        reach = outline_distance(figure, side, at - center.y)
        return Point(round(center.x + reach * side.outward, 2), at)
    reach = outline_distance(figure, side, at - center.x)
    return Point(at, round(center.y + reach * side.outward, 2))
