"""How good a finished drawing is: what must never happen, and what should happen seldom.

Each fault is a predicate over geometry alone, so tests assert it over every diagram that there is.
Faults are found pairwise over plain boxes and segments: O(n²), for tests and for drawings of a page's size.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

from gallery.flowzap.drawing import Drawing, DrawnEdge
from gallery.flowzap.geometry import Box, Point, distance, segment_box
from gallery.flowzap.model import Side
from gallery.flowzap.routing.outlines import outline_point
from gallery.flowzap.routing.turning import turned

SHORTEST_SEGMENT = 6.0
FARTHEST_LABEL, FARTHEST_BADGE = 40.0, 10.0
ON_OUTLINE = 0.1
"""Px that an end may be off the outline: rounding."""


def overlapping_nodes(drawing: Drawing) -> Iterator[str]:
    """Yield pairs of nodes that share a place."""
    for a, b in combinations(drawing.nodes, 2):
        if a.box.overlaps(b.box):
            yield f"{a.node.id} overlaps {b.node.id}"


def edges_through_nodes(drawing: Drawing) -> Iterator[str]:
    """Yield edges that run through a node, their own ones included, or through a lane's header."""
    for edge in drawing.edges:
        for box in _segments(edge):
            for node in drawing.nodes:
                if box.overlaps(node.box.grown(-0.5)) and not _is_stub(edge, box, node.node.id):
                    yield f"{edge.edge.id} runs through {node.node.id}"
            for lane in drawing.lanes:
                if box.overlaps(lane.header):
                    yield f"{edge.edge.id} runs through the header of {lane.lane.id}"


def shared_stretches(drawing: Drawing) -> Iterator[str]:
    """Yield pairs of edges that lie on top of each other."""
    for a, b in combinations(drawing.edges, 2):
        for first in _segments(a):
            for second in _segments(b):
                # Flat boxes: grown across but not along, so that end to end and crossing do not count.
                for across in (Box(-0.5, 0, 0.5, 0), Box(0, -0.5, 0, 0.5)):
                    wide = Box(*(value + more for value, more in zip(first, across, strict=True)))
                    same_axis = (first.width > 0) == (second.width > 0) and (first.height > 0) == (
                        second.height > 0
                    )
                    if same_axis and _shares_length(wide, second):
                        yield f"{a.edge.id} and {b.edge.id} share a stretch"


def wrong_ends(drawing: Drawing) -> Iterator[str]:
    """Yield edges that do not leave or enter at their declared side, exactly on the outline."""
    nodes = {drawn.node.id: drawn for drawn in drawing.nodes}
    for drawn in drawing.edges:
        ends = (
            (drawn.edge.source, drawn.edge.source_side, drawn.points[0], drawn.points[1]),
            (drawn.edge.target, drawn.edge.target_side, drawn.points[-1], drawn.points[-2]),
        )
        for node, side, end, beyond in ends:
            center = nodes[node].box.center
            at = end.y if side.horizontal else end.x
            expected = outline_point(nodes[node].figure, center, side, at)
            off = abs(expected.x - end.x) + abs(expected.y - end.y)
            outward = {
                Side.RIGHT: beyond.x - end.x,
                Side.LEFT: end.x - beyond.x,
                Side.BOTTOM: beyond.y - end.y,
                Side.TOP: end.y - beyond.y,
            }[side]
            if off > ON_OUTLINE or outward <= 0:
                yield f"{drawn.edge.id} does not meet {node} at its {side}"


def crooked_segments(drawing: Drawing) -> Iterator[str]:
    """Yield edges with a slanted segment, one shorter than 6 px between bends, or one that doubles back."""
    for drawn in drawing.edges:
        segments = list(pairwise(drawn.points))
        for start, end in segments:
            dx, dy = abs(end.x - start.x), abs(end.y - start.y)
            if dx > 0.01 and dy > 0.01:
                yield f"{drawn.edge.id} is slanted"
            elif len(segments) > 1 and dx + dy < SHORTEST_SEGMENT - 0.01:
                yield f"{drawn.edge.id} has a segment of {dx + dy:.1f} px"
        for (a, b), (_, c) in pairwise(segments):
            if (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y) < 0:
                yield f"{drawn.edge.id} doubles back"


def strays(drawing: Drawing) -> Iterator[str]:
    """Yield nodes outside their lane, lanes out of order, and anything outside the page."""
    page = Box(0, 0, drawing.width, drawing.height)
    for drawn in drawing.nodes:
        lane = drawing.lanes[drawn.lane]
        body = Box(lane.header.right, lane.box.top, lane.box.right, lane.box.bottom)
        if lane.lane.id != drawn.node.lane or not body.contains(drawn.box):
            yield f"{drawn.node.id} leaves its lane"
    for above, below in pairwise(drawing.lanes):
        if below.box.top < above.box.bottom - 0.01:
            yield f"{below.lane.id} starts inside {above.lane.id}"
    boxes = [(lane.lane.id, lane.box) for lane in drawing.lanes]
    boxes += [(edge.edge.id, segment_box(point, point)) for edge in drawing.edges for point in edge.points]
    boxes += [(edge.edge.id, edge.label.box) for edge in drawing.edges if edge.label]
    boxes += [("loop", box) for loop in drawing.loops for box in (*loop.frames, *loop.badges, *loop.pills)]
    for name, box in boxes:
        if not page.contains(box):
            yield f"{name} leaves the page"


def covered_labels(drawing: Drawing) -> Iterator[str]:
    """Yield labels and pills on a node, on one another, on a foreign edge, or far from their own edge."""
    labels = [(edge.edge.id, edge.label.box) for edge in drawing.edges if edge.label]
    pills = [(f"loop of {loop.loop.nodes[0]}", pill) for loop in drawing.loops for pill in loop.pills]
    for name, box in labels + pills:
        for node in drawing.nodes:
            if box.overlaps(node.box):
                yield f"the label of {name} lies on {node.node.id}"
    for (name, box), (other, other_box) in combinations(labels + pills, 2):
        if box.overlaps(other_box):
            yield f"the labels of {name} and {other} overlap"
    for name, box in labels:
        for edge in drawing.edges:
            if edge.edge.id != name and any(box.overlaps(segment) for segment in _segments(edge)):
                yield f"the label of {name} lies on {edge.edge.id}"
            if edge.edge.id == name and min(distance(box, part) for part in _segments(edge)) > FARTHEST_LABEL:
                yield f"the label of {name} is far from it"


def unclear_loops(drawing: Drawing) -> Iterator[str]:
    """Yield loops whose pills or badges cover something, and nodes in the wrong frame or without a badge."""
    boxes = {drawn.node.id: drawn.box for drawn in drawing.nodes}
    segments = [(edge.edge.id, box) for edge in drawing.edges for box in _segments(edge)]
    others = [(edge.edge.id, edge.label.box) for edge in drawing.edges if edge.label]
    others += [("a pill", pill) for loop in drawing.loops for pill in loop.pills]
    badges = [
        (node, badge)
        for loop in drawing.loops
        for node, badge in zip(dict.fromkeys(loop.loop.nodes), loop.badges, strict=bool(loop.badges))
    ]
    for number, (node, badge) in enumerate(badges):
        if distance(badge, boxes[node]) > FARTHEST_BADGE:
            yield f"a badge is off {node}"
        for other, box in [*boxes.items(), *others, *badges[:number]]:
            if badge.overlaps(box) and box is not boxes[node]:
                yield f"the badge of {node} lies on {other}"
    for name, mark in [*badges, *(("a loop", pill) for loop in drawing.loops for pill in loop.pills)]:
        for edge, segment in segments:
            if mark.overlaps(segment):
                yield f"the mark of {name} lies on {edge}"
    for loop in drawing.loops:
        for node, box in boxes.items():
            frames = [frame for frame in loop.frames if frame.overlaps(box)]
            if loop.frames and (node in loop.loop.nodes) != any(frame.contains(box) for frame in frames):
                yield f"{node} is on the wrong side of a frame"
            elif node not in loop.loop.nodes and frames:
                yield f"{node} is touched by a frame"


FAULTS: tuple[Callable[[Drawing], Iterator[str]], ...] = (
    overlapping_nodes,
    edges_through_nodes,
    shared_stretches,
    wrong_ends,
    crooked_segments,
    strays,
    covered_labels,
    unclear_loops,
)
"""What must never be in a drawing."""


def faults(drawing: Drawing) -> list[str]:
    """Return every fault of a drawing in words; empty is sound. A vertical drawing is seen from the side."""
    if drawing.vertical:
        drawing = turned(drawing)
    return [fault for find in FAULTS for fault in find(drawing)]


class Figures(NamedTuple):
    """A drawing in numbers: what a reader minds most first, lengths in px."""

    crossings: int
    bends: int
    length: float
    """Of all edges."""
    width: float
    height: float

    @property
    def aspect(self) -> float:
        """Width over height."""
        return self.width / self.height


def figures_of(drawing: Drawing) -> Figures:
    """Measure a drawing. O(n log n) in segments, and what lies in the way of horizontal ones."""
    return Figures(crossings(drawing), bends(drawing), length(drawing), drawing.width, drawing.height)


def crossings(drawing: Drawing) -> int:
    """Count the places where two edges cross."""
    flat: list[tuple[int, Box]] = []
    upright: list[tuple[float, int, Box]] = []
    for number, edge in enumerate(drawing.edges):
        for box in _segments(edge):
            if box.width > box.height:
                flat.append((number, box))
            else:
                upright.append((box.left, number, box))
    upright.sort()
    places = [x for x, _, _ in upright]
    return sum(
        number != other and column.top < row.top < column.bottom
        for number, row in flat
        for _, other, column in upright[bisect_right(places, row.left) : bisect_left(places, row.right)]
    )


def bends(drawing: Drawing) -> int:
    """Count the corners of all edges."""
    return sum(len(edge.points) - 2 for edge in drawing.edges)


def length(drawing: Drawing) -> float:
    """Return the length of all edges in px."""
    return sum(
        abs(end.x - start.x) + abs(end.y - start.y)
        for edge in drawing.edges
        for start, end in pairwise(edge.points)
    )


def _segments(edge: DrawnEdge) -> list[Box]:
    return [segment_box(start, end) for start, end in pairwise(edge.points)]


def _is_stub(edge: DrawnEdge, segment: Box, node: str) -> bool:
    """Say whether a segment is the first or last of an edge of this node: it may meet the node's box."""
    points: tuple[tuple[str, Point, Point], ...] = (
        (edge.edge.source, edge.points[0], edge.points[1]),
        (edge.edge.target, edge.points[-2], edge.points[-1]),
    )
    return any(node == own and segment == segment_box(start, end) for own, start, end in points)


def _shares_length(wide: Box, other: Box) -> bool:
    across = min(wide.right, other.right) - max(wide.left, other.left)
    down = min(wide.bottom, other.bottom) - max(wide.top, other.top)
    return (across > 0.5 and down >= 0 and other.height == 0) or (
        down > 0.5 and across >= 0 and other.width == 0
    )
