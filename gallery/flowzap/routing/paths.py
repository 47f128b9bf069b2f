"""Phase 4, choice: give every edge the cheapest of its candidate routes.

Before: the grid. After: a `GridPath` for every edge, in edge order, that meets no node but its own.
Short edges first, since they have the least choice; then every bent edge is taken out once and routed
again among all the others (rip-up and re-route, Dees and Karger 1982).
"""

from bisect import bisect_left, bisect_right, insort
from itertools import pairwise

from gallery.flowzap.drawing import Layout
from gallery.flowzap.routing.grid import Grid, GridPath
from gallery.flowzap.routing.patterns import Port, candidates

BEND_COST = 45.0
"""A bend is worth a detour of this many px; more makes long detours, less makes stairs."""
CROSSING_COST = 90.0
"""A crossing costs the reader as much as two bends (Purchase 1997 finds crossings worst)."""
SHARING_COST = 6.0
"""Each edge that runs on the same line already: spreads edges over the channels."""
LABEL_COST = 15.0
"""Running through the gap where another edge's label wants to stand."""


def find_paths(layout: Layout, grid: Grid) -> tuple[list[GridPath], float]:
    """Route every edge over the grid; O(E · candidates · lines of a route · log E).

    Returns the paths in edge order, and what they cost the reader in all (px, bends, crossings).
    """
    index = {figure.node.id: number for number, figure in enumerate(layout.figures)}
    ends = [
        (
            Port(grid.x_of[index[edge.source]], grid.y_of[index[edge.source]], edge.source_side),
            Port(grid.x_of[index[edge.target]], grid.y_of[index[edge.target]], edge.target_side),
        )
        for edge in layout.diagram.edges
    ]
    traffic = Traffic(grid)
    for edge, (source, _) in zip(layout.diagram.edges, ends, strict=True):
        if edge.label and source.side.horizontal:
            traffic.labelled_gaps.add((source.x + source.outward, source.y))

    def length(number: int) -> tuple[float, int]:
        source, target = ends[number]
        across = abs(grid.rough_x[source.x] - grid.rough_x[target.x])
        return across + abs(grid.rough_y[source.y] - grid.rough_y[target.y]), number

    order = sorted(range(len(ends)), key=length)
    paths: list[GridPath] = [()] * len(ends)
    for number in order:
        paths[number], _ = traffic.cheapest(*ends[number])
        traffic.add(paths[number])
    total = 0.0
    for number in order:
        traffic.remove(paths[number])
        paths[number], cost = traffic.cheapest(*ends[number])
        traffic.add(paths[number])
        total += cost
    return paths, total


class Traffic:
    """The routes laid so far, as sorted lists a line, so that crossings are counted by bisection."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self.labelled_gaps: set[tuple[int, int]] = set()
        self._starts_in_row: list[list[int]] = [[] for _ in range(grid.y_count)]
        self._ends_in_row: list[list[int]] = [[] for _ in range(grid.y_count)]
        self._starts_in_column: list[list[int]] = [[] for _ in range(grid.x_count)]
        self._ends_in_column: list[list[int]] = [[] for _ in range(grid.x_count)]
        self._verticals_over: list[list[int]] = [[] for _ in range(grid.y_count)]

    def cheapest(self, source: Port, target: Port) -> tuple[GridPath, float]:
        """Return the cheapest candidate, the first of equals, and its cost."""
        best: GridPath = ()
        least = float("inf")
        for path in candidates(self._grid, source, target):
            cost = self._cost(path, least)
            if cost < least:
                best, least = path, cost
        return best, least

    def add(self, path: GridPath) -> None:
        """Take a route into the traffic."""
        for (x0, y0), (x1, y1) in pairwise(path):
            if y0 == y1:
                insort(self._starts_in_row[y0], min(x0, x1))
                insort(self._ends_in_row[y0], max(x0, x1))
            else:
                low, high = min(y0, y1), max(y0, y1)
                insort(self._starts_in_column[x0], low)
                insort(self._ends_in_column[x0], high)
                for y in range(low, high + 1):
                    insort(self._verticals_over[y], x0)

    def remove(self, path: GridPath) -> None:
        """Take a route out of the traffic."""
        for (x0, y0), (x1, y1) in pairwise(path):
            if y0 == y1:
                _discard(self._starts_in_row[y0], min(x0, x1))
                _discard(self._ends_in_row[y0], max(x0, x1))
            else:
                low, high = min(y0, y1), max(y0, y1)
                _discard(self._starts_in_column[x0], low)
                _discard(self._ends_in_column[x0], high)
                for y in range(low, high + 1):
                    _discard(self._verticals_over[y], x0)

    def _cost(self, path: GridPath, limit: float) -> float:
        """Return length + bends + crossings + sharing in px, or any cost ≥ `limit` once that is reached."""
        cost = BEND_COST * (len(path) - 2)
        rough_x, rough_y = self._grid.rough_x, self._grid.rough_y
        for (x0, y0), (x1, y1) in pairwise(path):
            if cost >= limit:
                return cost
            if y0 == y1:
                low, high = min(x0, x1), max(x0, x1)
                over = self._verticals_over[y0]
                sharing = bisect_right(self._starts_in_row[y0], high) - bisect_left(
                    self._ends_in_row[y0], low
                )
                crossings = bisect_left(over, high) - bisect_right(over, low) if over else 0
                cost += (
                    rough_x[high] - rough_x[low] + SHARING_COST * sharing + CROSSING_COST * max(0, crossings)
                )
            else:
                low, high = min(y0, y1), max(y0, y1)
                sharing = bisect_right(self._starts_in_column[x0], high)
                sharing -= bisect_left(self._ends_in_column[x0], low)
                cost += rough_y[high] - rough_y[low] + SHARING_COST * sharing
                for y in range(low + 1, high):
                    starts = self._starts_in_row[y]
                    if starts:
                        crossings = bisect_left(starts, x0) - bisect_right(self._ends_in_row[y], x0)
                        cost += CROSSING_COST * max(0, crossings)
                    if (x0, y) in self.labelled_gaps:
                        cost += LABEL_COST
        return cost


def _discard(values: list[int], value: int) -> None:
    del values[bisect_left(values, value)]
