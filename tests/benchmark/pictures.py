"""A drawing of any program as plain geometry, and what can be measured on it; everything in px."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import atan2, degrees, hypot

from gallery.flowzap import Drawing
from gallery.flowzap.geometry import Box, Point

SLACK = 1.0
"""Px that lanes and nodes may be off: strokes and rounding."""
BEND = 5.0
"""Degrees from which a turn counts as a bend."""
STEPS = 16
"""Pieces that a curve is cut into."""


@dataclass(frozen=True, slots=True)
class Route:
    """An edge as a polyline; `curved` where it stands for a curve, whose bends cannot be counted."""

    points: tuple[Point, ...]
    curved: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """Lanes from first to last, the nodes of each lane, all routes; `missing` counts what was not found."""

    lanes: tuple[Box, ...]
    nodes: tuple[tuple[Box, ...], ...]
    routes: tuple[Route, ...]
    missing: int = 0

    @property
    def keeps_lanes(self) -> bool:
        """Say whether each lane is one rectangle around its nodes, all of them stacked in order."""
        return (
            self.missing == 0
            and all(
                above.bottom <= below.top + SLACK
                and min(above.right, below.right) > max(above.left, below.left)
                for above, below in pairwise(self.lanes)
            )
            and all(
                lane.contains(node, SLACK)
                for lane, nodes in zip(self.lanes, self.nodes, strict=True)
                for node in nodes
            )
        )

    @property
    def crossings(self) -> int:
        """Count the places where two routes cross. O(segments²)."""
        return sum(
            _cross(*first, *second)
            for one, other in combinations(self.routes, 2)
            for first in pairwise(one.points)
            for second in pairwise(other.points)
        )

    @property
    def bends(self) -> float | None:
        """Return the bends per edge, or `None` for curves."""
        if not self.routes or any(route.curved for route in self.routes):
            return None
        return sum(_turns(route.points) for route in self.routes) / len(self.routes)

    @property
    def area(self) -> float:
        """Return the area of the page without its margins in px²: all lanes, nodes and routes."""
        boxes = [*self.lanes, *(node for nodes in self.nodes for node in nodes)]
        points = [point for route in self.routes for point in route.points]
        x = [*(v for box in boxes for v in (box.left, box.right)), *(point.x for point in points)]
        y = [*(v for box in boxes for v in (box.top, box.bottom)), *(point.y for point in points)]
        return (max(x) - min(x)) * (max(y) - min(y))

    @property
    def spread(self) -> float:
        """Return how many times as large as all nodes together the page is."""
        return self.area / sum(node.width * node.height for nodes in self.nodes for node in nodes)


def of_drawing(drawing: Drawing) -> Picture:
    """Take the geometry of one of the engine's own drawings."""
    return Picture(
        tuple(lane.box for lane in drawing.lanes),
        tuple(
            tuple(node.box for node in drawing.nodes if node.lane == number)
            for number in range(len(drawing.lanes))
        ),
        tuple(Route(edge.points) for edge in drawing.edges),
    )


def spline(points: Sequence[Point]) -> Route:
    """Cut a chain of cubic Bézier curves (1 + 3·n points) into a polyline; straight ones stay straight."""
    out, curved = [points[0]], False
    for at in range(0, len(points) - 3, 3):
        a, b, c, d = points[at : at + 4]
        if _off(b, a, d) < SLACK / 2 and _off(c, a, d) < SLACK / 2:
            out.append(d)
            continue
        curved = True
        for step in range(1, STEPS + 1):
            t = step / STEPS
            weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
            out.append(
                Point(
                    *(sum(w * p[axis] for w, p in zip(weights, (a, b, c, d), strict=True)) for axis in (0, 1))
                )
            )
    return Route(tuple(out), curved)


def svg_path(path: str, shift: Point) -> Route:
    """Read a path of the absolute commands M, L, Q and C, moved by `shift`; a Q is a rounded corner."""
    points: list[Point] = []
    curved = False
    for command, numbers in re.findall(r"([MLQC])([^A-Za-z]*(?:e-?\d+[^A-Za-z]*)*)", path):
        values = [float(number) for number in re.findall(r"-?[\d.]+(?:e-?\d+)?", numbers)]
        found = [Point(x + shift.x, y + shift.y) for x, y in zip(values[::2], values[1::2], strict=True)]
        if command == "C":
            part = spline([points[-1], *found])
            points.extend(part.points[1:])
            curved |= part.curved
        else:
            points.extend(found[::2] if command == "Q" else found)
    return Route(tuple(points), curved)


def _turns(points: Sequence[Point]) -> int:
    """Count the bends of a polyline; repeated points and points on the way do not count."""
    steps = [(b.x - a.x, b.y - a.y) for a, b in pairwise(points) if hypot(b.x - a.x, b.y - a.y) > SLACK / 2]
    angles = [degrees(atan2(y, x)) for x, y in steps]
    return sum(BEND < (b - a) % 360 < 360 - BEND for a, b in pairwise(angles))


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Say whether two segments cross inside both; ends that touch do not count."""
    return (
        max(a.x, b.x) > min(c.x, d.x)
        and max(c.x, d.x) > min(a.x, b.x)
        and _side(a, b, c) * _side(a, b, d) < 0
        and _side(c, d, a) * _side(c, d, b) < 0
    )


def _side(a: Point, b: Point, p: Point) -> float:
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)


def _off(p: Point, a: Point, b: Point) -> float:
    """Return the distance of a point from the line through two others."""
    return abs(_side(a, b, p)) / max(hypot(b.x - a.x, b.y - a.y), 1e-9)
