"""Phase 4, candidates: the few shapes that a route between two handles can sensibly have.

Channels are never blocked, so for each of the 16 pairs of handles there is a route with at most four
bends: for two handles on the same axis straight, two or four bends; for handles on different axes one
or three. A self-edge takes the same shapes around its own node.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from gallery.flowzap.model import Side
from gallery.flowzap.routing.grid import Grid, GridPath

MAX_CHANNELS = 6
"""Channels tried for the middle of a two-bend route: those at both ends and one between."""


Port = tuple[int, int, Side]
"""An end of an edge: the node's place on the grid (x line, y line) and the side that the edge uses."""


def candidates(grid: Grid, source: Port, target: Port) -> list[GridPath]:
    """Return the routes worth comparing, at least one; none is blocked."""
    x0, y0, out = source
    x1, y1, into = target
    if out.horizontal != into.horizontal:
        if out.horizontal:
            return _mixed(grid, source, target)
        return [path[::-1] for path in _mixed(grid, target, source)]
    limit = grid.reach(x0, y0, out)
    if out.horizontal:
        if y0 == y1 and out is not into and limit + out.outward == x1:
            return [((x0, y0), (x1, y1))]
        return _same_axis(
            grid.channels_x, grid.channels_y, (x0, y0), (x1, y1), out, into, limit, grid.reach(*target)
        )
    if x0 == x1 and out is not into and limit + out.outward == y1:
        return [((x0, y0), (x1, y1))]
    routes = _same_axis(
        grid.channels_y, grid.channels_x, (y0, x0), (y1, x1), out, into, limit, grid.reach(*target)
    )
    return [tuple([(x, y) for y, x in route]) for route in routes]


def _same_axis(
    along_channels: Sequence[int],
    across_channels: Sequence[int],
    source: tuple[int, int],
    target: tuple[int, int],
    out: Side,
    into: Side,
    limit0: int,
    limit1: int,
) -> list[GridPath]:
    """Return two-bend and four-bend routes as pairs of lines, along the handles' axis and across."""
    (a0, b0), (a1, b1) = source, target
    a, c = a0 + out.outward, a1 + into.outward
    if source == target and out is into:
        return [(source, (a, b0), (a, b0), target)]
    routes: list[GridPath] = []
    if b0 != b1:
        low = max(min(a, limit0), min(c, limit1))
        high = min(max(a, limit0), max(c, limit1))
        middles = along_channels[bisect_left(along_channels, low) : bisect_right(along_channels, high)]
        routes = [(source, (m, b0), (m, b1), target) for m in _ends_and_middle(middles)]
    if a == c:
        return routes
    around = {b for b in (b0 - 1, b0 + 1, b1 - 1, b1 + 1) if _is_channel(across_channels, b)}
    low, high = (b0, b1) if b0 < b1 else (b1, b0)
    between = across_channels[bisect_left(across_channels, low + 2) : bisect_left(across_channels, high - 1)]
    around.update(between if len(between) < 5 else (*between[:2], *between[-2:]))
    routes += [(source, (a, b0), (a, b), (c, b), (c, b1), target) for b in sorted(around)]
    return routes


def _mixed(grid: Grid, source: Port, target: Port) -> list[GridPath]:
    """Return one-bend and three-bend routes from a horizontal handle to a vertical one."""
    x0, y0, leaving = source
    x1, y1, entering = target
    out, into = leaving.outward, entering.outward
    limit0, limit1 = grid.reach(*source), grid.reach(*target)
    routes: list[GridPath] = []
    if (
        (x1 - x0) * out > 0
        and (limit0 - x1) * out >= 0
        and (y0 - y1) * into > 0
        and (limit1 - y0) * into >= 0
    ):
        routes.append(((x0, y0), (x1, y0), (x1, y1)))
    columns = range(x0 + out, limit0 + out, 2 * out)
    first = y1 + into
    low, high = (min(first, limit1), max(first, limit1))
    rows = grid.channels_y[bisect_left(grid.channels_y, low) : bisect_right(grid.channels_y, high)][::into]
    beside = x1 - 1 if x0 < x1 else x1 + 1
    nearest_column = min(max(beside, min(columns)), max(columns))
    nearest_row = min(rows, key=lambda y: (abs(y - y0), y))
    wanted_rows = tuple(dict.fromkeys((*rows[:3], nearest_row)))
    for x in dict.fromkeys((*columns[:2], nearest_column, *columns[-1:])):
        for y in wanted_rows:
            routes.append(((x0, y0), (x, y0), (x, y), (x1, y), (x1, y1)))  # noqa: PERF401 (two loops)
    return routes


def _ends_and_middle(lines: Sequence[int]) -> Sequence[int]:
    if len(lines) <= MAX_CHANNELS:
        return lines
    return (*lines[:2], lines[len(lines) // 2], *lines[-3:])


def _is_channel(channels: Sequence[int], line: int) -> bool:
    place = bisect_left(channels, line)
    return place < len(channels) and channels[place] == line
