"""What a label must not stand on, found quickly.

Two hashes whose cells have the shape of what they hold, so that nearly everything lies in one or two of
them: boxes and horizontal segments in flat cells, vertical segments in upright ones. A question looks
into the few cells under a box and ends at the first hit. Building costs O(length of all edges), asking
what lies in the neighbourhood.
"""

from collections.abc import Sequence

from gallery.flowzap.geometry import Box, Point

PER_LONG, PER_SHORT = 1 / 512, 1 / 128
"""Cells a px, along and across the segments that a cell holds."""
_ROW = 1 << 20
"""The key of a cell is row · _ROW + column: cheaper to make and to find than a pair."""

BEYOND = 0.01
"""Px behind an obstacle where whatever met it tries again."""
FIXED, DASHED, NOBODY = -1, -2, -3
"""Owners of what is in everybody's way, of what may be covered at need, and of nothing; an edge's own
segments carry its number and do not disturb it."""

_NODES = 1 << 20
"""Owner of node 0, above the number of every edge."""

Obstacle = tuple[float, float, float, float, int]
"""Left, top, right, bottom, owner: a plain tuple, since comparing them is most of the work of phase 7."""


def owner_of_node(number: int) -> int:
    """Return the owner that a node is entered with, so that its own badge may touch it."""
    return _NODES + number


class Obstacles:
    """Boxes and segments between two walls (x in px), each with its owner."""

    def __init__(self, left: float, right: float) -> None:
        far = float("inf")
        self._left, self._right = left, right
        self._left_wall: Obstacle = (-far, -far, left, far, FIXED)
        self._right_wall: Obstacle = (right, -far, far, far, FIXED)
        self._flat: dict[int, list[Obstacle]] = {}
        self._upright: dict[int, list[Obstacle]] = {}
        self._hashes = (self._flat, PER_LONG, PER_SHORT), (self._upright, PER_SHORT, PER_LONG)

    def add(self, box: Box, owner: int = FIXED) -> None:
        """Put a box in the way of everybody but its owner."""
        left, top, right, bottom = box
        entry = (left, top, right, bottom, owner)
        cells = self._flat
        first, last = int(left * PER_LONG), int(right * PER_LONG) + 1
        for row in range(int(top * PER_SHORT) * _ROW, int(bottom * PER_SHORT) * _ROW + 1, _ROW):
            for key in range(row + first, row + last):
                if key in cells:
                    cells[key].append(entry)
                else:
                    cells[key] = [entry]

    def add_route(self, route: Sequence[Point], owner: int) -> None:
        """Put every segment of an edge in the way of the others."""
        x0, y0 = route[0]
        for x1, y1 in route[1:]:
            if y0 == y1:
                left, right = (x0, x1) if x0 < x1 else (x1, x0)
                entry = (left, y0, right, y0, owner)
                cells = self._flat
                row = int(y0 * PER_SHORT) * _ROW
                keys = range(row + int(left * PER_LONG), row + int(right * PER_LONG) + 1)
            else:
                top, bottom = (y0, y1) if y0 < y1 else (y1, y0)
                entry = (x0, top, x0, bottom, owner)
                cells = self._upright
                column = int(x0 * PER_SHORT)
                keys = range(
                    int(top * PER_LONG) * _ROW + column, int(bottom * PER_LONG) * _ROW + column + 1, _ROW
                )
            for key in keys:
                if key in cells:
                    cells[key].append(entry)
                else:
                    cells[key] = [entry]
            x0, y0 = x1, y1

    def hit(
        self, left: float, top: float, right: float, bottom: float, owner: int = NOBODY, least: int = DASHED
    ) -> Obstacle | None:
        """Return something of another owner, `least` or above, that a box overlaps, None where it is free."""
        if left < self._left:
            return self._left_wall
        if right > self._right:
            return self._right_wall
        for cells, per_x, per_y in self._hashes:
            first, last = int(left * per_x), int(right * per_x) + 1
            for row in range(int(top * per_y) * _ROW, int(bottom * per_y) * _ROW + 1, _ROW):
                for key in range(row + first, row + last):
                    if key in cells:
                        for entry in cells[key]:
                            a, b, c, d, whose = entry
                            meet = a < right and left < c and b < bottom and top < d
                            if meet and whose != owner and whose >= least:
                                return entry
        return None
