"""Phase 7, labels: put every edge's text and every loop's pill where it covers nothing.

Before: final geometry of nodes, edges, lanes and frames. After: a box for every label and pill, and the
list of those that found no free place, whose channel is then widened.

A label is a chip on its own line near the source, where the reader decides which way to go; beside the
line where it does not fit on it. The candidates go by distance along the edge, and the first free wins.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gallery.flowzap.geometry import Box, Point, segment_box
from gallery.flowzap.routing.coordinates import LABEL_HEIGHT, label_width
from gallery.flowzap.routing.frames import PILL_HEIGHT, Frame
from gallery.flowzap.routing.obstacles import Obstacles

LINE_CLEARANCE = 2.0
"""Px kept between a label and a foreign edge or a node."""
AFTER_START, BEFORE_ARROW, BEFORE_CORNER = 6.0, 15.0, 5.0
"""Px of line kept visible: behind the source, in front of the arrowhead, at a corner."""
BESIDE_GAP = 5.0
PER_PX, BESIDE, PER_SEGMENT = 0.35, 7.0, 8.0
"""Cost of a px away from the source, of standing beside the line, and of each segment further on."""
_BLOCKED = 1000.0
_PILL_STEP = 6.0


@dataclass(frozen=True, slots=True)
class Placed:
    """Boxes of the labels (by edge number) and pills (by frame number), and the numbers without free room."""

    labels: dict[int, Box]
    pills: list[Box]
    crowded_labels: list[int]
    crowded_pills: list[int]


def place_labels(
    texts: Sequence[str],
    routes: Sequence[Sequence[Point]],
    nodes: Sequence[Box],
    frames: Sequence[Frame],
    frame_boxes: Sequence[Box],
    lanes: Sequence[Box],
    header_width: float,
) -> Placed:
    """Place all pills, then all labels in edge order."""
    obstacles = Obstacles()
    _add_page(obstacles, lanes, header_width)
    for node in nodes:
        obstacles.add(node.grown(LINE_CLEARANCE))
    for number, route in enumerate(routes):
        for start, end in pairwise(route):
            obstacles.add(segment_box(start, end).grown(LINE_CLEARANCE), number)
    for box in frame_boxes:
        for border in _borders(box):
            obstacles.add(border, _frame_owner(0))

    pills: list[Box] = []
    crowded_pills: list[int] = []
    for number, (frame, box) in enumerate(zip(frames, frame_boxes, strict=True)):
        pill, free = _place_pill(obstacles, box, frame.pill_width)
        pills.append(pill)
        if not free:
            crowded_pills.append(number)
        obstacles.add(pill)

    labels: dict[int, Box] = {}
    crowded_labels: list[int] = []
    for number, (text, route) in enumerate(zip(texts, routes, strict=True)):
        if not text:
            continue
        width = label_width(text)
        best: Box | None = None
        least = float("inf")
        for cost, box in sorted(_candidates(route, width), key=lambda pair: pair[0]):
            blocked = obstacles.count(box, number)
            if blocked * _BLOCKED + cost < least:
                best, least = box, blocked * _BLOCKED + cost
            if not blocked:
                break
        if best is None:  # an edge too short for any candidate: on its middle
            best = Box.around(segment_box(route[0], route[-1]).center, width, LABEL_HEIGHT)
        if least >= _BLOCKED:
            crowded_labels.append(number)
        labels[number] = best
        obstacles.add(best)
    return Placed(labels, pills, crowded_labels, crowded_pills)


def _frame_owner(number: int) -> int:
    """Frame borders are in the way of labels but not of the pills that sit on them."""
    return -2 - number


def _add_page(obstacles: Obstacles, lanes: Sequence[Box], header_width: float) -> None:
    """Keep labels off lane borders, headers and what lies outside the page."""
    for lane in lanes:
        for y in (lane.top, lane.bottom):
            obstacles.add(Box(lane.left, y - 1, lane.right, y + 1))
        obstacles.add(Box(lane.left - 40, lane.top, lane.left + header_width, lane.bottom))
        obstacles.add(Box(lane.right - 1, lane.top, lane.right + 1, lane.bottom))


def _borders(box: Box) -> Iterator[Box]:
    yield Box(box.left - 1, box.top - 1, box.right + 1, box.top + 1)
    yield Box(box.left - 1, box.bottom - 1, box.right + 1, box.bottom + 1)
    yield Box(box.left - 1, box.top, box.left + 1, box.bottom)
    yield Box(box.right - 1, box.top, box.right + 1, box.bottom)


def _place_pill(obstacles: Obstacles, frame: Box, width: float) -> tuple[Box, bool]:
    """Slide a pill along the frame's top border, then along its bottom, until it covers no edge."""
    best: Box | None = None
    least = 0
    for top in (frame.top, frame.bottom - PILL_HEIGHT):
        for step in range(max(1, int((frame.width - width) // _PILL_STEP) + 1)):
            left = frame.left + 1 + step * _PILL_STEP
            pill = Box(left, top, left + width, top + PILL_HEIGHT)
            blocked = obstacles.count(
                Box(pill.left, pill.top + 2, pill.right, pill.bottom - 1), _frame_owner(0)
            )
            if best is None or blocked < least:
                best, least = pill, blocked
            if not blocked:
                return pill, True
    assert best is not None  # noqa: S101 (the range above is never empty)
    return best, False


def _candidates(route: Sequence[Point], width: float) -> Iterator[tuple[float, Box]]:
    """Yield places for a label with their costs: on and beside every segment, from the source on."""
    height = LABEL_HEIGHT
    travelled = 0.0
    last = len(route) - 2
    for number, (start, end) in enumerate(pairwise(route)):
        length = abs(end.x - start.x) + abs(end.y - start.y)
        if not length:
            continue
        dx, dy = (end.x - start.x) / length, (end.y - start.y) / length
        half = (width if dx else height) / 2
        low = half + (AFTER_START if dx else AFTER_START + 3)
        high = length - half - (BEFORE_ARROW if number == last else BEFORE_CORNER)
        if high >= low - 1:
            ideal = low
            if number == 0 and number == last and dx and length < width + 70:
                ideal = (low + high) / 2  # a short straight edge: in its middle
            steps = [low + more for more in (0, 9, 18, 30, 48)] + [
                low + (high - low) * n / 8 for n in range(1, 9)
            ]
            for at in [ideal, *(step for step in steps if low - 1 <= step <= high + 1)]:
                cost = travelled + (0 if at == ideal else abs(at - ideal) * PER_PX)
                yield cost, Box.around(Point(start.x + dx * at, start.y + dy * at), width, height)
        if dy:
            for at in (height / 2 + 6, height / 2 + 16, length / 2, max(height / 2 + 6, length - height - 8)):
                if at < length:
                    for side in (1, -1):
                        middle = Point(start.x + side * (width / 2 + BESIDE_GAP), start.y + dy * at)
                        cost = travelled + BESIDE + (at - height / 2) * PER_PX + (side < 0)
                        yield cost, Box.around(middle, width, height)
        elif length > width / 2:
            for at in (width / 2 + 4, length / 2):
                for side in (-1, 1):
                    middle = Point(start.x + dx * at, start.y + side * (height / 2 + BESIDE_GAP))
                    yield (
                        travelled + BESIDE + 2 + at * PER_PX / 2 + (side > 0),
                        Box.around(middle, width, height),
                    )
        travelled += PER_SEGMENT + min(length, 300) * PER_PX
