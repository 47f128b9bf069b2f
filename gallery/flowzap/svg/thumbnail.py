"""The picture on a card: the same drawing, reduced to what reads at 320 px.

No text, one path for all edges, one for each lane's steps and events: about a dozen elements, so that
a page can hold dozens. The picture is stretched to one shape, so that cards stand in line and are filled.
"""

from collections import defaultdict
from functools import cache
from itertools import pairwise

from gallery.flowzap.drawing import Drawing, DrawnEdge, DrawnNode
from gallery.flowzap.geometry import Box
from gallery.flowzap.model import Shape
from gallery.flowzap.svg.themes import LIGHT, TINT, Accent, lane_class
from gallery.flowzap.svg.writer import END_GROUP, ROUNDED, PathData, closing, number, opening, path, path_leaf

ASPECT = 16 / 9
"""Width over height of every thumbnail."""
EDGE_WIDTH, NODE_WIDTH = 1.2, 1.5
"""Strokes in px of the page, whatever size the picture is shown at."""

# Whole px: on a card they are a fraction of one.
_START, _ACROSS, _DOWN = path(f"M{ROUNDED} {ROUNDED}"), path(f"H{ROUNDED}"), path(f"V{ROUNDED}")
_BOX = path(f"M{ROUNDED} {ROUNDED}h{ROUNDED}v{ROUNDED}h{ROUNDED}z")
_DIAMOND = path(f"M{ROUNDED} {ROUNDED}l{ROUNDED} {ROUNDED} {ROUNDED} {ROUNDED} {ROUNDED} {ROUNDED}z")
_PILL = path(
    f"M{ROUNDED} {ROUNDED}h{ROUNDED}a{ROUNDED} {ROUNDED} 0 0 1 0 {ROUNDED}"
    f"h{ROUNDED}a{ROUNDED} {ROUNDED} 0 0 1 0 {ROUNDED}z"
)


class _Stretch:
    """Moves a drawing into a frame of the one shape: lanes and places stretch, nodes keep their size."""

    def __init__(self, drawing: Drawing) -> None:
        boxes = [lane.box for lane in drawing.lanes] or [Box(0, 0, drawing.width, drawing.height)]
        self.left, self.top = min(box.left for box in boxes), min(box.top for box in boxes)
        width = max(box.right for box in boxes) - self.left
        height = max(box.bottom for box in boxes) - self.top
        self.factor_x, self.factor_y = max(1.0, ASPECT * height / width), max(1.0, width / ASPECT / height)
        self.width, self.height = width * self.factor_x, height * self.factor_y

    def x(self, x: float) -> float:
        """Return where an x of the drawing goes."""
        return (x - self.left) * self.factor_x

    def y(self, y: float) -> float:
        """Return where a y of the drawing goes."""
        return (y - self.top) * self.factor_y

    def box(self, box: Box) -> PathData:
        """Write a box that stretches with the picture."""
        left, top, right, bottom = self.x(box.left), self.y(box.top), self.x(box.right), self.y(box.bottom)
        return _BOX((left, top, right - left, bottom - top, left - right))

    def center(self, drawn: DrawnNode) -> tuple[float, float]:
        """Return where the centre of a node goes."""
        left, top, right, bottom = drawn.box
        return self.x((left + right) / 2), self.y((top + bottom) / 2)


class _LaneElements:
    """What a lane and its nodes consist of."""

    def __init__(self, accent: Accent, number: int) -> None:
        role, ground = ("fz-band-alt", LIGHT.band_alt) if number % 2 else ("fz-band", LIGHT.band)
        self.band_group = opening("g", class_=lane_class(number))
        self.band = path_leaf(class_=role, fill=ground)
        self.header = path_leaf(class_="fz-tint", fill=accent.line, fill_opacity=2.5 * TINT)
        self.node_group = opening(
            "g",
            class_=lane_class(number),
            stroke=accent.line,
            stroke_width=NODE_WIDTH,
            stroke_linejoin="round",
        )
        self.events = path_leaf(class_="fz-event", fill=accent.solid, vector_effect="non-scaling-stroke")
        self.steps = path_leaf(class_="fz-node", fill=LIGHT.node, vector_effect="non-scaling-stroke")


@cache
def _lane_elements(lane: int) -> _LaneElements:
    return _LaneElements(LIGHT.accents[lane % len(LIGHT.accents)], lane)


_EDGES = path_leaf(
    class_="fz-edge",
    fill="none",
    stroke=LIGHT.edge,
    stroke_width=EDGE_WIDTH,
    vector_effect="non-scaling-stroke",
)


def to_thumbnail(drawing: Drawing) -> str:
    """Write the reduced picture, without text and hidden from screen readers. O(size of the drawing)."""
    stretch = _Stretch(drawing)
    centers = {drawn.node.id: stretch.center(drawn) for drawn in drawing.nodes}
    parts = [
        opening(
            "svg",
            class_="fz",
            aria_hidden="true",
            viewBox=f"0 0 {number(round(stretch.width))} {number(round(stretch.height))}",
            focusable="false",
        )
    ]
    for place, lane in enumerate(drawing.lanes):
        elements = _lane_elements(place)
        band, header = stretch.box(lane.box), stretch.box(lane.header)
        parts += (elements.band_group, elements.band(band), elements.header(header), END_GROUP)
    if drawing.edges:
        edges = "".join([_edge(edge, centers, stretch) for edge in drawing.edges])
        parts.append(_EDGES(PathData(edges)))
    events: defaultdict[int, str] = defaultdict(str)
    steps: defaultdict[int, str] = defaultdict(str)
    for drawn in drawing.nodes:
        outlines = events if drawn.node.shape is Shape.CIRCLE else steps
        outlines[drawn.lane] += _node(drawn, *centers[drawn.node.id])
    for place in sorted(events.keys() | steps.keys()):
        elements = _lane_elements(place)
        parts.append(elements.node_group)
        if place in events:
            parts.append(elements.events(PathData(events[place])))
        if place in steps:
            parts.append(elements.steps(PathData(steps[place])))
        parts.append(END_GROUP)
    parts.append(closing("svg"))
    return "".join(parts)


def _node(drawn: DrawnNode, x: float, y: float) -> PathData:
    """Write a node's outline around its new centre."""
    left, top, right, bottom = drawn.box
    width, height = right - left, bottom - top
    across, down = width / 2, height / 2
    match drawn.node.shape:
        case Shape.DIAMOND:
            return _DIAMOND((x, y - down, across, down, -across, down, -across, -down))
        case Shape.CIRCLE:
            radius = min(across, down)
            straight = width - 2 * radius
            start = (x - across + radius, y - down, straight)
            return _PILL((*start, radius, radius, 2 * radius, -straight, radius, radius, -2 * radius))
        case _:
            return _BOX((x - across, y - down, width, height, -width))


def _edge(edge: DrawnEdge, centers: dict[str, tuple[float, float]], stretch: _Stretch) -> PathData:
    """Write an edge's corners, its ends drawn on into its nodes, which stand in front and did not stretch."""
    xs, ys = [stretch.x(point.x) for point in edge.points], [stretch.y(point.y) for point in edge.points]
    for end, neighbour, node in ((0, 1, edge.edge.source), (-1, -2, edge.edge.target)):
        if edge.points[end].y == edge.points[neighbour].y:
            xs[end] = centers[node][0]
        else:
            ys[end] = centers[node][1]
    pieces = [_START((xs[0], ys[0]))]
    for (before, point), x, y in zip(pairwise(edge.points), xs[1:], ys[1:], strict=True):
        pieces.append(_ACROSS((x,)) if point.y == before.y else _DOWN((y,)))
    return PathData("".join(pieces))
