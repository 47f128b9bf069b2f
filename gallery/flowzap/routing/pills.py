"""Phase 8 in px: set the pills of loops on their frames, and badges at the nodes of loops without one.

Before: nodes and edges are obstacles. After: so is every pill and badge, and none of them touches an
edge, a foreign node or another of its kind as long as there is such a place.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from math import sqrt

from gallery.flowzap.geometry import Box
from gallery.flowzap.model import Shape
from gallery.flowzap.routing.frames import Frame
from gallery.flowzap.routing.obstacles import BEYOND, Obstacles, owner_of_node

CLEARANCE = 2.5
"""Px between a pill or badge and an edge."""
BADGE_SIZE = 17.0
"""Height of a badge in px, and its width while nothing but the icon is in it."""
MARK_ROOM = 4.0
"""Px that a badge is wider than its icon and its text."""
OVER_CORNER, OVER_SIDE, OVER_ROUND, OVER_SLANT = 11.0, 6.0, 4.0, 2.0
"""Px that a badge reaches into its node, short of its text: along a straight side and across it, into a
round end, into a slanted side."""
BESIDE = 8.0
"""Px that it stands off where no side has room."""
STEP = 4.0
"""Px from one place along a side to the next."""
STAYS = 24.0
"""Px along its node that the pill of a loop with badges keeps."""


def place_badges(
    obstacles: Obstacles, frame: Frame, nodes: Sequence[Box], full: set[tuple[int, float]], page: Box
) -> tuple[Box, ...]:
    """Set a badge at a corner of every node that no edge uses, inside of the page.

    `full` has the nodes that have no free place for a badge of some width, and gets those found now: what is
    in the way stays there, and where dozens of loops share their nodes hardly any badge finds a place.
    """
    width = BADGE_SIZE + (frame.mark_width + MARK_ROOM if frame.mark else 0.0)
    badges = []
    for number, shape in frame.badges:
        corner = next(corners(shape, nodes[number], width))
        places = (box for box in corners(shape, nodes[number], width) if page.contains(box, 0.0))
        badge = first = next(places, corner)
        if (number, width) not in full:
            free = (
                box
                for box in chain((first,), places)
                if obstacles.hit(*box.grown(CLEARANCE), owner_of_node(number)) is None
            )
            found = next(free, None)
            if found is None:
                full.add((number, width))
            else:
                badge = found
        obstacles.add(badge)
        badges.append(badge)
    return tuple(badges)


def place_pill(obstacles: Obstacles, frame: Frame, box: Box) -> tuple[Box, float]:
    """Slide a pill along the top border of its frame, then along the bottom, past whatever is in the way.

    That of a loop with badges starts above or below its node and may then go to the left as well. Returns
    the pill, and how many px the frame is too narrow for a free place, else 0.
    """
    width, height = frame.pill_width, frame.pill_height
    first = box.left + 1
    start, end = first, max(first, box.right - width)
    if frame.badges:
        start, end = max(first, box.left + frame.left_pad), box.right - STAYS
    tops = box.top, box.bottom - height
    if frame.below:
        tops = tops[::-1]
    nearest = end
    for top in tops:
        left = start
        while left <= end:
            hit = obstacles.hit(left - CLEARANCE, top, left + width + CLEARANCE, top + height)
            if hit is None:
                return Box(left, top, left + width, top + height), 0.0
            nearest = min(nearest, hit[0]) if top == tops[0] else nearest
            left = hit[2] + CLEARANCE + BEYOND
        left = start
        while left > first:
            hit = obstacles.hit(left - CLEARANCE, top, left + width + CLEARANCE, top + height)
            if hit is None:
                return Box(left, top, left + width, top + height), 0.0
            left = hit[0] - width - CLEARANCE - BEYOND
    missing = width + 2 * CLEARANCE - max(0.0, nearest - first)
    return Box(first, tops[0], first + width, tops[0] + height), max(2 * CLEARANCE, missing)


def corners(shape: Shape, node: Box, width: float) -> Iterator[Box]:
    """Yield places for a badge: corners from the top right, then all along the sides, then around them."""
    center = node.center
    round_end = min(node.width, node.height) / 2
    match shape:
        case Shape.DIAMOND:
            x, y = node.width / 4 - OVER_SLANT, node.height / 4 - OVER_SLANT
        case Shape.CIRCLE:
            inset = round_end * (1 - sqrt(0.5)) + OVER_ROUND
            x, y = node.width / 2 - inset, node.height / 2 - inset
        case _:
            x, y = node.width / 2 - OVER_CORNER, node.height / 2 - OVER_SIDE
    for top in (center.y - y - BADGE_SIZE, center.y + y):
        for left in (center.x + x, center.x - x - width):
            yield Box(left, top, left + width, top + BADGE_SIZE)
    for over in (OVER_SIDE, -BESIDE):
        for top in (node.top + over - BADGE_SIZE, node.bottom - over):
            for step in range(int((node.width + width - 2 * over) / STEP)):
                left = node.right - over - STEP * step
                yield Box(left, top, left + width, top + BADGE_SIZE)
        for left in (node.right - over, node.left + over - width):
            for step in range(int((node.height + BADGE_SIZE - 2 * over) / STEP)):
                top = node.top + over - BADGE_SIZE + STEP * step
                yield Box(left, top, left + width, top + BADGE_SIZE)
