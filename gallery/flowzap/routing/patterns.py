"""Phase 4, candidates: the few shapes that a route between two handles can sensibly have.

Channels are never blocked, so for each of the 16 pairs of handles there is a route with at most four
bends: for two handles on the same axis straight, two or four bends; for handles on different axes one
or three. A self-edge takes the same shapes around its own node.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gallery.flowzap.model import Side
from gallery.flowzap.routing.grid import Grid, GridPath

MAX_CHANNELS = 6
"""Channels tried for the middle of a two-bend route: those at both ends and one between."""


class Port(NamedTuple):
    """An end of an edge: the node's place on the grid and the side that the edge uses."""

    x: int
    y: int
    side: Side

    @property
    def outward(self) -> int:
        """Direction along the side's axis that leads away from the node: 1 or -1."""
        return 1 if self.side in (Side.RIGHT, Side.BOTTOM) else -1


def candidates(grid: Grid, source: Port, target: Port) -> Iterator[GridPath]:
    """Yield the routes worth comparing; none is blocked, at least one comes."""
    if source.side.horizontal != target.side.horizontal:
        if source.side.horizontal:
            yield from _mixed(grid, source, target)
        else:
            for path in _mixed(grid, target, source):
                yield path[::-1]
    else:
        yield from _same_axis(grid, source, target)


def _same_axis(grid: Grid, source: Port, target: Port) -> Iterator[GridPath]:
    """Yield straight, two-bend and four-bend routes; written for horizontal handles, swapped for vertical."""
    horizontal = source.side.horizontal
    if horizontal:
        (a0, b0), (a1, b1) = source[:2], target[:2]
        across_channels: Sequence[int] = grid.channels_y
        along_channels: Sequence[int] = range(0, grid.x_count, 2)
    else:
        (b0, a0), (b1, a1) = source[:2], target[:2]
        across_channels = range(0, grid.x_count, 2)
        along_channels = grid.channels_y
    out, into = source.outward, target.outward
    limit0, limit1 = grid.reach(*source), grid.reach(*target)

    def path(*corners: tuple[int, int]) -> GridPath:
        return corners if horizontal else tuple((a, b) for b, a in corners)

    if (a0, b0) == (a1, b1) and out == into:
        yield path((a0, b0), (a0 + out, b0), (a0 + out, b0), (a0, b0))
        return
    if b0 == b1 and out != into and (a1 - a0) * out > 0 and limit0 == a1 - out:
        yield path((a0, b0), (a1, b1))
        return
    if b0 != b1:
        low = max(min(a0 + out, limit0), min(a1 + into, limit1))
        high = min(max(a0 + out, limit0), max(a1 + into, limit1))
        middles = along_channels[bisect_left(along_channels, low) : bisect_right(along_channels, high)]
        for a in _ends_and_middle(middles):
            yield path((a0, b0), (a, b0), (a, b1), (a1, b1))
    a, c = a0 + out, a1 + into
    if a == c:
        return
    around = {b for b in (b0 - 1, b0 + 1, b1 - 1, b1 + 1) if _is_channel(across_channels, b)}
    low, high = min(b0, b1), max(b0, b1)
    between = across_channels[bisect_left(across_channels, low + 2) : bisect_left(across_channels, high - 1)]
    around.update(between if len(between) < 5 else (*between[:2], *between[-2:]))
    for b in sorted(around):
        yield path((a0, b0), (a, b0), (a, b), (c, b), (c, b1), (a1, b1))


def _mixed(grid: Grid, source: Port, target: Port) -> Iterator[GridPath]:
    """Yield one-bend and three-bend routes from a horizontal handle to a vertical one."""
    (x0, y0), (x1, y1) = source[:2], target[:2]
    out, into = source.outward, target.outward
    limit0, limit1 = grid.reach(*source), grid.reach(*target)
    if (
        (x1 - x0) * out > 0
        and (limit0 - x1) * out >= 0
        and (y0 - y1) * into > 0
        and (limit1 - y0) * into >= 0
    ):
        yield (x0, y0), (x1, y0), (x1, y1)
    columns = range(min(x0 + out, limit0), max(x0 + out, limit0) + 1, 2)[::out]
    low, high = min(y1 + into, limit1), max(y1 + into, limit1)
    rows = grid.channels_y[bisect_left(grid.channels_y, low) : bisect_right(grid.channels_y, high)][::into]
    beside = x1 - 1 if x0 < x1 else x1 + 1
    nearest_column = min(max(beside, min(columns)), max(columns))
    nearest_row = min(rows, key=lambda y: (abs(y - y0), y))
    for x in dict.fromkeys((*columns[:2], nearest_column, *columns[-1:])):
        for y in dict.fromkeys((*rows[:3], nearest_row)):
            yield (x0, y0), (x, y0), (x, y), (x1, y), (x1, y1)


def _ends_and_middle(lines: Sequence[int]) -> Sequence[int]:
    if len(lines) <= MAX_CHANNELS:
        return lines
    return (*lines[:2], lines[len(lines) // 2], *lines[-3:])


def _is_channel(channels: Sequence[int], line: int) -> bool:
    place = bisect_left(channels, line)
    return place < len(channels) and channels[place] == line
