"""How a label finds its place: it slides along its edge, past whatever is in the way.

Every segment of an edge has three rails for the centre of its label: on the line and on either side of
it. On each the label moves away from the source until nothing is under it, jumping behind what it hits;
of the first free places on all rails the cheapest wins. So a place is found wherever there is one, at
the cost of as many questions as there are obstacles on the way: most labels ask once.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gallery.flowzap.geometry import Box, Point
from gallery.flowzap.routing.obstacles import BEYOND, DASHED, FIXED, Obstacle, Obstacles

AFTER_START, BEFORE_ARROW, BEFORE_CORNER = 5.0, 18.0, 5.0
"""Px of line kept visible: behind the source, in front of the target with its arrowhead, at a corner."""
BEFORE_END = 2.0
"""Px before the end of its segment at which a label beside the line stops."""
PER_PX, BESIDE, ABOVE, OTHER_SIDE, PER_SEGMENT = 0.35, 9.0, 2.0, 1.0, 8.0
"""Cost of a px away from the source, of standing beside a line, of that line being horizontal, of the left
or lower side, and of each segment further on."""
FAR = 300.0
"""Px of a segment after which the next one is no farther."""
SHORT = 70.0
"""Px that a straight edge is longer than its label up to which the label stands in its middle."""


class Air(NamedTuple):
    """Px that a label keeps: on its line from all else; beside it, from the line and from all else.

    It is never nearer to another edge than to its own, so that nobody asks whose it is. `covers` is the
    least owner that it stays off.
    """

    on: float
    gap: float
    beside: float
    covers: int


WIDE, TIGHT = Air(2.9, 4.0, 5.0, DASHED), Air(0.9, 2.0, 2.1, FIXED)
"""As it should be, and as it may be where there is no room for that."""
ALOOF = tuple(Air(0.1, float(gap), 0.1, FIXED) for gap in range(2, 39, 3))
"""At some distance and perhaps behind another edge, but on nothing: the last resort."""


class Place(NamedTuple):
    """Where a label may stand, and what that costs the reader."""

    cost: float
    box: Box


def find_place(
    obstacles: Obstacles, route: Sequence[Point], width: float, height: float, owner: int, air: Air
) -> Place | None:
    """Return the cheapest free place for an edge's label of a size in px; None where there is none."""
    best: tuple[float, float] | None = None
    least = float("inf")
    travelled = 0.0
    half_width, half_height = width / 2, height / 2
    last = len(route) - 2
    x, y = route[0]
    for number, (next_x, next_y) in enumerate(route[1:]):
        length = abs(next_x - x) + abs(next_y - y)
        if not length:
            continue
        dx, dy = (next_x - x) / length, (next_y - y) / length
        for extra, offset, low, high in _rails(number, last, length, dx != 0, width, height, air.gap):
            cost = travelled + extra
            if cost >= least:
                break
            start_x, start_y = (x + offset, y) if dy else (x, y + offset)
            keep = air.beside if offset else air.on
            at = _slide(
                obstacles, start_x, start_y, dx, dy, low, min(high, low + (least - cost) / PER_PX),
                half_width + keep, half_height + keep, owner, air.covers,
                route, number, 0 if offset else 1, keep,
            )  # fmt: skip
            if at >= 0:
                least = cost + (at - low) * PER_PX
                best = start_x + dx * at - half_width, start_y + dy * at - half_height
        travelled += PER_SEGMENT + min(length, FAR) * PER_PX
        if travelled >= least:
            break
        x, y = next_x, next_y
    if best is None:
        return None
    left, top = best
    return Place(least, Box(left, top, left + width, top + height))


def _rails(
    number: int, last: int, length: float, horizontal: bool, width: float, height: float, gap: float
) -> Iterator[tuple[float, float, float, float]]:
    """Yield the rails of a segment, cheapest first: cost, px across from the line, first and last place."""
    half = (width if horizontal else height) / 2
    low = half + (BEFORE_CORNER if number else AFTER_START)
    high = length - half - (BEFORE_CORNER if number < last else BEFORE_ARROW)
    if low <= high:
        if horizontal and not last and length < width + SHORT:
            yield 0.0, 0.0, (low + high) / 2, high
        yield 0.0, 0.0, low, high
    low = min(half + AFTER_START, length / 2)
    high = max(low, length - half - BEFORE_END)
    cost, across = BESIDE, (width / 2 + gap)
    if horizontal:
        cost, across = BESIDE + ABOVE, -height / 2 - gap
    yield cost, across, low, high
    yield cost + OTHER_SIDE, -across, low, high


def _slide(
    obstacles: Obstacles, x: float, y: float, dx: float, dy: float, at: float, high: float,
    half_width: float, half_height: float, owner: int, covers: int,
    route: Sequence[Point], number: int, near: int, keep: float,
) -> float:  # fmt: skip
    """Return where on a rail from (x, y) towards (dx, dy) a box is free, between `at` and `high` px, else -1.

    The other segments of its own `route` are in its way, too, but for those that stand `near` its segment;
    from them it need not `keep` away as from what is foreign.
    """
    while at <= high:
        left, top = x + dx * at - half_width, y + dy * at - half_height
        right, bottom = left + 2 * half_width, top + 2 * half_height
        hit = obstacles.hit(left, top, right, bottom, owner, covers)
        if hit is None and len(route) > near + 2:
            hit = _own_segment(left + keep, top + keep, right - keep, bottom - keep, route, number, near)
        if hit is None:
            return at
        if dx > 0:
            at = hit[2] - x + half_width + BEYOND
        elif dx < 0:
            at = x - hit[0] + half_width + BEYOND
        elif dy > 0:
            at = hit[3] - y + half_height + BEYOND
        else:
            at = y - hit[1] + half_height + BEYOND
    return -1.0


def _own_segment(
    left: float, top: float, right: float, bottom: float, route: Sequence[Point], number: int, near: int
) -> Obstacle | None:
    """Return a segment of an edge that a box at segment `number` covers, none that is `near` it."""
    x0, y0 = route[0]
    for place, (x1, y1) in enumerate(route[1:]):
        low_x, high_x = (x0, x1) if x0 < x1 else (x1, x0)
        low_y, high_y = (y0, y1) if y0 < y1 else (y1, y0)
        if low_x < right and left < high_x and low_y < bottom and top < high_y and abs(place - number) > near:
            return low_x, low_y, high_x, high_y, FIXED
        x0, y0 = x1, y1
    return None
