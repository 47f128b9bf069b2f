"""Phase 7, labels: put every edge's text and every loop's pill where it covers nothing.

Before: final geometry of nodes, edges, lanes and frames. After: a box for every label and pill, and the
list of those that found no free place, whose channel is then widened.

A label is a chip on its own line near the source, where the reader decides which way to go; beside the
line where it does not fit on it. Pills come first, since only they cannot leave their frame.
"""

from collections.abc import Sequence
from typing import NamedTuple

from gallery.flowzap.geometry import Box, Point, segment_box
from gallery.flowzap.routing.chips import LabelChip
from gallery.flowzap.routing.coordinates import PAGE_MARGIN
from gallery.flowzap.routing.frames import Frame
from gallery.flowzap.routing.obstacles import DASHED, FIXED, Obstacles, owner_of_node
from gallery.flowzap.routing.pills import place_badges, place_pill
from gallery.flowzap.routing.rails import ALOOF, TIGHT, WIDE, Place, find_place
from gallery.flowzap.routing.turning import turned_box

DISTANT, NARROW_DISTANT = 100.0, 68.0
"""Cost from which a reader would not look for the label any more: more than 250 px from the source; in a
vertical drawing, of which a phone shows little at once, about 150."""

MARGIN = 100.0
"""Px around the lanes that are out of bounds: more than a label is high and away from its edge."""


class Placed(NamedTuple):
    """Boxes of the labels (by edge number) and of the pills and badges (by frame number).

    Crowded labels found no free place but an aloof one, lost ones not even that, distant ones none near
    their source; crowded pills come with the px that their frame is too narrow.
    """

    labels: dict[int, Box]
    pills: list[Box]
    badges: list[tuple[Box, ...]]
    crowded_labels: list[int]
    lost_labels: list[int]
    distant_labels: list[int]
    crowded_pills: dict[int, float]


def place_labels(
    chips: Sequence[LabelChip | None],
    routes: Sequence[Sequence[Point]],
    nodes: Sequence[Box],
    frames: Sequence[Frame],
    frame_boxes: Sequence[Box],
    lanes: Sequence[Box],
    header: float,
    *,
    vertical: bool = False,
) -> Placed:
    """Place all pills and badges, then all labels in edge order; near linear in labels and obstacles.

    `header` is the length in px of the lanes' headers along the flow. A vertical drawing comes, and goes,
    lying on its side; but texts run across the page in any case.
    """
    page = _bounds(lanes)
    if not vertical:
        return _place(chips, routes, nodes, frames, frame_boxes, page, _page(lanes, header), DISTANT)
    placed = _place(
        chips,
        [[Point(y, x) for x, y in route] for route in routes],
        [turned_box(node) for node in nodes],
        frames,
        [turned_box(box) for box in frame_boxes],
        turned_box(page),
        _turned_page(lanes, header),
        NARROW_DISTANT,
    )
    return placed._replace(
        labels={number: turned_box(box) for number, box in placed.labels.items()},
        pills=[turned_box(box) for box in placed.pills],
        badges=[tuple([turned_box(box) for box in boxes]) for boxes in placed.badges],
    )


def _place(
    chips: Sequence[LabelChip | None],
    routes: Sequence[Sequence[Point]],
    nodes: Sequence[Box],
    frames: Sequence[Frame],
    frame_boxes: Sequence[Box],
    page: Box,
    obstacles: Obstacles,
    distant: float,
) -> Placed:
    for number, node in enumerate(nodes):
        obstacles.add(node, owner_of_node(number))
    for number, route in enumerate(routes):
        obstacles.add_route(route, number)

    pills: list[Box] = []
    crowded_pills: dict[int, float] = {}
    for number, (frame, box) in enumerate(zip(frames, frame_boxes, strict=True)):
        pill, missing = place_pill(obstacles, frame, box)
        pills.append(pill)
        if missing:
            crowded_pills[number] = missing
        obstacles.add(pill)
    full: set[tuple[int, float]] = set()
    badges = [place_badges(obstacles, frame, nodes, full, page) for frame in frames]
    for frame, (left, top, right, bottom) in zip(frames, frame_boxes, strict=True):
        if not frame.badges:
            corners = (left, top), (right, top), (right, bottom), (left, bottom), (left, top)
            obstacles.add_route([Point(*corner) for corner in corners], DASHED)

    labels: dict[int, Box] = {}
    crowded_labels: list[int] = []
    lost_labels: list[int] = []
    distant_labels: list[int] = []
    for number, chip in enumerate(chips):
        if chip:
            route, width, height = routes[number], chip.width, chip.height
            place = find_place(obstacles, route, width, height, number, WIDE)
            if place is None:
                place = find_place(obstacles, route, width, height, number, TIGHT)
            if place is None:
                crowded_labels.append(number)
                place = _aloof_place(obstacles, route, width, height, number)
                if place is None:
                    lost_labels.append(number)
                    middle = segment_box(*route[:2]).center
                    place = Place(0.0, Box.around(middle, width, height))
            elif place.cost > distant:
                distant_labels.append(number)
            labels[number] = place.box
            obstacles.add(place.box)
    return Placed(labels, pills, badges, crowded_labels, lost_labels, distant_labels, crowded_pills)


def _bounds(lanes: Sequence[Box]) -> Box:
    """Return the whole page."""
    if not lanes:
        return Box(0.0, 0.0, 0.0, 0.0)
    return Box(lanes[0].left, lanes[0].top, lanes[0].right, lanes[-1].bottom).grown(PAGE_MARGIN)


def _page(lanes: Sequence[Box], header: float) -> Obstacles:
    """Return the empty page: headers and borders of the lanes are in the way."""
    if not lanes:
        return Obstacles(0.0, 0.0)
    left, right = lanes[0].left + header, lanes[0].right
    page = Obstacles(left, right)
    page.add(Box(left, lanes[0].top - MARGIN, right, lanes[0].top))
    page.add(Box(left, lanes[-1].bottom, right, lanes[-1].bottom + MARGIN))
    for lane in lanes[1:]:
        page.add(Box(left, lane.top, right, lane.top))
    return page


def _turned_page(lanes: Sequence[Box], header: float) -> Obstacles:
    """Return the empty page for lanes that are columns, from such as lie on their side."""
    if not lanes:
        return Obstacles(0.0, 0.0)
    top, bottom = lanes[0].left + header, lanes[0].right
    left, right = lanes[0].top, lanes[-1].bottom
    page = Obstacles(left, right)
    page.add(Box(left, lanes[0].left - MARGIN, right, top))
    page.add(Box(left, bottom, right, bottom + MARGIN))
    for lane in lanes[1:]:
        page.add_route((Point(lane.top, top), Point(lane.top, bottom)), FIXED)
    return page


def _aloof_place(
    obstacles: Obstacles, route: Sequence[Point], width: float, height: float, owner: int
) -> Place | None:
    """Return a place where the label covers nothing foreign at least, as near to its edge as there is one."""
    for air in ALOOF:
        place = find_place(obstacles, route, width, height, owner, air)
        if place is not None:
            return place
    return None
