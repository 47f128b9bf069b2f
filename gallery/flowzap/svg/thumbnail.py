"""The picture on a card: the same drawing, reduced to what reads at 320 to 640 px.

Titles of lanes are written, along their narrow headers; a node's text is bars as long as its lines, since it
would be 4 px high; what edges say is left out, since it would hide more of them than it tells. What is alike
is one path, so that a picture has a few dozen elements. It is stretched to one shape, so that cards stand in
line and are filled: lanes, lines and places stretch as they must, nodes as little as they can.

Pages show it as an image, where no stylesheet of theirs reaches it: it brings its own (`thumbnail_style`).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from gallery.flowzap.drawing import Drawing, DrawnEdge, DrawnLane, DrawnNode, TextBlock
from gallery.flowzap.geometry import Box, Point
from gallery.flowzap.model import Shape
from gallery.flowzap.svg.thumbnail_style import thumbnail_style
from gallery.flowzap.svg.writer import (
    END_GROUP,
    NUMBER,
    ROUNDED,
    PathData,
    closing,
    leaf,
    number,
    opening,
    path,
    path_leaf,
    style,
    turned_text,
)
from gallery.flowzap.textmetrics import BASELINE, text_width, wrap

WIDTH, HEIGHT = 640, 360
"""Size in px that a thumbnail asks for; whoever shows it may ask for another of the same shape."""
ASPECT = WIDTH / HEIGHT
UNITS = 2
"""Units of the picture's own for one of these px, so that whole numbers are exact enough."""
HEADER = 58
"""Width of a lane's header, in units."""
TITLES = ((26, 1), (23, 1), (20, 2))
"""Font sizes of a title in units with how many lines there is room for; the largest that fits is taken."""
TITLE_LEADING, TITLE_PAD = 1.1, 12
"""Distance of lines by the font size; units of a lane's height that its title leaves free."""
WIDEST = 1.35
"""How much more a node may be stretched one way than the other, so that it fills the place it has."""
BAR_WIDTH, CORNER, ROUND = 8, 12, 9
"""In units: the bar of its accent along a header, the round of an edge's corner and of a step's."""
HEAD_LENGTH, HEAD_HALF = 15, 7
"""An arrowhead in units."""
SHORTEST_WORD = 6
"""Units of a bar, at least."""

_START, _ACROSS, _DOWN = path(f"M{ROUNDED} {ROUNDED}"), path(f"H{ROUNDED}"), path(f"V{ROUNDED}")
_TURN = path(f"q{ROUNDED} {ROUNDED} {ROUNDED} {ROUNDED}")
_BAR = path(f"M{ROUNDED} {ROUNDED}h{ROUNDED}")
_R = ROUND
_BOX = path(
    f"M{ROUNDED} {ROUNDED}h{ROUNDED}a{_R} {_R} 0 0 1 {_R} {_R}v{ROUNDED}a{_R} {_R} 0 0 1-{_R} {_R}"
    f"h{ROUNDED}a{_R} {_R} 0 0 1-{_R}-{_R}v{ROUNDED}a{_R} {_R} 0 0 1 {_R}-{_R}z"
)
_DIAMOND = path(f"M{ROUNDED} {ROUNDED}l{ROUNDED} {ROUNDED} {ROUNDED} {ROUNDED} {ROUNDED} {ROUNDED}z")
_PILL = path(
    f"M{ROUNDED} {ROUNDED}h{ROUNDED}a{ROUNDED} {ROUNDED} 0 0 1 0 {ROUNDED}"
    f"h{ROUNDED}a{ROUNDED} {ROUNDED} 0 0 1 0 {ROUNDED}z"
)
_HEADS = {
    (1, 0): path(f"M{ROUNDED} {ROUNDED}l-{HEAD_LENGTH}-{HEAD_HALF}v{2 * HEAD_HALF}z"),
    (-1, 0): path(f"M{ROUNDED} {ROUNDED}l{HEAD_LENGTH}-{HEAD_HALF}v{2 * HEAD_HALF}z"),
    (0, 1): path(f"M{ROUNDED} {ROUNDED}l-{HEAD_HALF}-{HEAD_LENGTH}h{2 * HEAD_HALF}z"),
    (0, -1): path(f"M{ROUNDED} {ROUNDED}l-{HEAD_HALF} {HEAD_LENGTH}h{2 * HEAD_HALF}z"),
}
_BAND = tuple(leaf("rect", class_=name, y=NUMBER, width="100%", height=NUMBER) for name in ("b", "c"))
_HEADER = leaf("rect", class_="t", y=NUMBER, width=HEADER, height=NUMBER)
_EDGE_BAR = leaf("rect", class_="s", y=NUMBER, width=BAR_WIDTH, height=NUMBER)
_TITLE = turned_text()
_FRAME = leaf("rect", class_="g", x=NUMBER, y=NUMBER, width=NUMBER, height=NUMBER, rx=14)
_LINES, _ARROWS = path_leaf(class_="e"), path_leaf(class_="h")
_PILLS = path_leaf(class_="k")
_STEPS, _DECISIONS, _EVENTS = path_leaf(class_="n"), path_leaf(class_="n d"), path_leaf(class_="n s")
_BARS, _LIGHT_BARS, _TAGS = path_leaf(class_="l"), path_leaf(class_="w"), path_leaf(class_="o")


class _Stretch:
    """Moves a drawing into the frame of the one shape: places stretch, nodes keep their proportions."""

    def __init__(self, drawing: Drawing) -> None:
        boxes = [lane.box for lane in drawing.lanes] or [Box(0, 0, drawing.width, drawing.height)]
        headers = [lane.header for lane in drawing.lanes]
        self.top = min(box.top for box in boxes)
        self.left = max([header.right for header in headers], default=0.0)
        right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
        self.factor_x = (UNITS * WIDTH - HEADER) / max(right - self.left, 1.0)
        self.factor_y = UNITS * HEIGHT / max(bottom - self.top, 1.0)
        self.scale = min(self.factor_x, self.factor_y)
        """Units of a px of what keeps its proportions."""
        self.node_x = min(self.factor_x, WIDEST * self.scale)
        self.node_y = min(self.factor_y, WIDEST * self.scale)
        self.nodes = {drawn.node.id: self._node(drawn) for drawn in drawing.nodes}

    def point(self, point: Point) -> Point:
        """Return where a place goes."""
        return Point(HEADER + (point.x - self.left) * self.factor_x, (point.y - self.top) * self.factor_y)

    def box(self, box: Box) -> Box:
        """Return where a box goes that stretches with the picture."""
        left, top = self.point(Point(box.left, box.top))
        return Box(left, top, *self.point(Point(box.right, box.bottom)))

    def at_node(self, node: str, place: Point) -> Point:
        """Return where a place on a node goes."""
        center, moved, across, down = self.nodes[node]
        return Point(moved.x + (place.x - center.x) * across, moved.y + (place.y - center.y) * down)

    def _node(self, drawn: DrawnNode) -> tuple[Point, Point, float, float]:
        """Return a node's centre before and after, and by how much it is stretched; an event stays round."""
        center = drawn.box.center
        if drawn.node.shape is Shape.CIRCLE:
            return center, self.point(center), self.scale, self.scale
        return center, self.point(center), self.node_x, self.node_y


def to_thumbnail(drawing: Drawing) -> str:
    """Write the reduced picture as a document of its own. O(size of the drawing).

    It follows the colour scheme of its reader and says nothing to a screen reader: who shows it, names it.
    """
    stretch = _Stretch(drawing)
    parts = [
        opening(
            "svg",
            xmlns="http://www.w3.org/2000/svg",
            width=WIDTH,
            height=HEIGHT,
            viewBox=f"0 0 {UNITS * WIDTH} {UNITS * HEIGHT}",
        ),
        style(thumbnail_style(len(drawing.lanes), number(stretch.scale))),
    ]
    for place, lane in enumerate(drawing.lanes):
        parts += _lane(lane, place, stretch)
    for loop in drawing.loops:
        for frame in loop.frames:
            left, top, right, bottom = stretch.box(frame)
            parts.append(_FRAME((round(left), round(top), round(right - left), round(bottom - top))))
    routes = [_route(edge, stretch) for edge in drawing.edges]
    parts += _layer(_LINES, map(_line, routes))
    parts += _layer(_ARROWS, map(_head, routes))
    lanes: dict[int, list[DrawnNode]] = defaultdict(list)
    for drawn in drawing.nodes:
        lanes[drawn.lane].append(drawn)
    for place in sorted(lanes):
        parts += _nodes(lanes[place], place, stretch)
    pills = [
        _centred(stretch.point(loop.pills[0].center), loop.lines, stretch)
        for loop in drawing.loops
        if loop.pills
    ]
    parts += _layer(_PILLS, pills)
    parts.append(closing("svg"))
    return "".join(parts)


def _layer(element: Callable[[PathData], str], pieces: Iterable[str]) -> Iterator[str]:
    """Write all pieces as one element, none if there are none."""
    data = "".join(pieces)
    if data:
        yield element(PathData(data))


def _lane(lane: DrawnLane, place: int, stretch: _Stretch) -> Iterator[str]:
    """Write a lane's band and its header with the title, which runs upwards."""
    _, top, _, bottom = stretch.box(lane.box)
    top, height = round(top), round(bottom) - round(top)
    yield _BAND[place % 2]((top, height))
    yield opening("g", class_=_accent(place))
    yield _HEADER((top, height))
    yield _EDGE_BAR((top, height))
    yield END_GROUP
    size, lines = _title(lane.lane.label, height - TITLE_PAD)
    baseline = (HEADER + BAR_WIDTH) / 2 + size * (BASELINE - (len(lines) - 1) / 2 * TITLE_LEADING)
    for line in lines:
        yield _TITLE(
            round(baseline), round(top + height / 2), size, round(text_width(line, size, bold=True)), line
        )
        baseline += size * TITLE_LEADING


def _title(title: str, room: float) -> tuple[float, list[str]]:
    """Return the largest size in which a title fits and its lines; in the smallest it is cut."""
    for size, count in TITLES:
        lines = wrap(title, room, size, bold=True)
        if (
            len(lines) <= count
            and max([text_width(line, size, bold=True) for line in lines], default=0) <= room
        ):
            return size, list(lines)
    *first, last = lines[:count]
    last = last if len(lines) <= count else f"{last} {lines[count]}"
    return size, [cut for line in (*first, last) if (cut := _cut(line, size, room))]


def _cut(text: str, size: float, room: float) -> str:
    """Return as much of a text as there is room for, nothing where that is hardly a letter."""
    if text_width(text, size, bold=True) <= room:
        return text
    while text and text_width(f"{text}…", size, bold=True) > room:
        text = text[:-1].rstrip()
    return f"{text}…" if len(text) > 1 else ""


def _nodes(nodes: Sequence[DrawnNode], place: int, stretch: _Stretch) -> Iterator[str]:
    """Write the nodes of a lane, each kind as one path, and on them their words."""
    kinds: dict[Shape, list[str]] = defaultdict(list)
    words: list[str] = []
    light: list[str] = []
    tags: list[str] = []
    for drawn in nodes:
        figure, center = drawn.figure, drawn.box.center
        kinds[Shape.RECTANGLE if drawn.node.shape is Shape.TASKBOX else drawn.node.shape].append(
            _outline(drawn, stretch)
        )
        event = drawn.node.shape is Shape.CIRCLE
        middle = figure.title_baseline - figure.title.first_baseline
        at = stretch.at_node(drawn.node.id, Point(center.x, center.y + middle))
        (light if event else words).append(_centred(at, figure.title, stretch))
        for item in figure.items:
            at = stretch.at_node(drawn.node.id, Point(center.x + item.start.x, center.y + item.bullet.y))
            words.append(_bars(at, item.text, stretch, 0.0))
        for chip in figure.chips:
            box = chip.box.center
            at = stretch.at_node(drawn.node.id, Point(center.x + box.x, center.y + box.y))
            tags.append(_centred(at, chip.lines, stretch))
    yield opening("g", class_=_accent(place))
    yield from _layer(_STEPS, kinds[Shape.RECTANGLE])
    yield from _layer(_DECISIONS, kinds[Shape.DIAMOND])
    yield from _layer(_EVENTS, kinds[Shape.CIRCLE])
    yield from _layer(_TAGS, tags)
    yield END_GROUP
    yield from _layer(_BARS, words)
    yield from _layer(_LIGHT_BARS, light)


def _accent(place: int) -> str:
    return f"a{place % 8}"


def _outline(drawn: DrawnNode, stretch: _Stretch) -> str:
    """Write a node's outline around its new centre."""
    _, (x, y), factor_x, factor_y = stretch.nodes[drawn.node.id]
    width, height = drawn.box.width * factor_x, drawn.box.height * factor_y
    across, down = width / 2, height / 2
    match drawn.node.shape:
        case Shape.DIAMOND:
            return _DIAMOND((x, y - down, across, down, -across, down, -across, -down))
        case Shape.CIRCLE:
            radius = round(min(across, down))  # a half circle whose ends are no diameter apart is none
            straight = round(width) - 2 * radius
            start = (x - across + radius, y - down, straight)
            return _PILL((*start, radius, radius, 2 * radius, -straight, radius, radius, -2 * radius))
        case _:
            wide, high = width - 2 * ROUND, height - 2 * ROUND
            return _BOX((x - across + ROUND, y - down, wide, high, -wide, -high))


def _centred(at: Point, text: TextBlock, stretch: _Stretch) -> str:
    """Write the lines of a text as bars, in the middle of a place."""
    return _bars(at, text, stretch, 0.5)


def _bars(at: Point, text: TextBlock, stretch: _Stretch, share: float) -> str:
    """Write the lines of a text as bars, `share` of each before a place."""
    scale = stretch.scale
    first = at.y - (len(text.lines) - 1) / 2 * text.leading * scale
    return "".join(
        _BAR((at.x - share * length, first + line * text.leading * scale, length))
        for line, width in enumerate(text.widths)
        for length in (max(SHORTEST_WORD, width * scale - BAR_WIDTH),)
    )


def _route(edge: DrawnEdge, stretch: _Stretch) -> list[Point]:
    """Return an edge's corners: its ends on its nodes, which did not stretch, all between them stretched."""
    points = [stretch.point(point) for point in edge.points]
    for end, neighbour, node in ((0, 1, edge.edge.source), (-1, -2, edge.edge.target)):
        across = edge.points[end].y == edge.points[neighbour].y
        points[end] = place = stretch.at_node(node, edge.points[end])
        if len(points) > 2:
            beside = points[neighbour]
            points[neighbour] = Point(beside.x, place.y) if across else Point(place.x, beside.y)
    return points


def _line(points: Sequence[Point]) -> str:
    """Write an edge with round corners."""
    x, y = points[0]
    pieces = [_START((x, y))]
    for (before, at), after in zip(pairwise(points), points[2:], strict=False):
        back, on = _way(at, before), _way(at, after)
        reach = min(CORNER, _length(before, at) / 2, _length(at, after) / 2)
        pieces.append(_ACROSS((at.x + back[0] * reach,)) if back[0] else _DOWN((at.y + back[1] * reach,)))
        turn = Point(at.x + on[0] * reach, at.y + on[1] * reach)
        begin = Point(at.x + back[0] * reach, at.y + back[1] * reach)
        pieces.append(_TURN((at.x - begin.x, at.y - begin.y, turn.x - begin.x, turn.y - begin.y)))
    before, (x, y) = points[-2:]
    pieces.append(_ACROSS((x,)) if _way(before, points[-1])[0] else _DOWN((y,)))
    return "".join(pieces)


def _head(points: Sequence[Point]) -> str:
    """Write an edge's arrowhead."""
    return _HEADS[_way(points[-2], points[-1])](points[-1])


def _way(start: Point, end: Point) -> tuple[int, int]:
    """Return the direction of a segment; it is horizontal or vertical."""
    if abs(end.x - start.x) >= abs(end.y - start.y):
        return (1 if end.x >= start.x else -1), 0
    return 0, (1 if end.y >= start.y else -1)


def _length(start: Point, end: Point) -> float:
    return abs(end.x - start.x) + abs(end.y - start.y)
