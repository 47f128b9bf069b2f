"""Phase 4, choice: give every edge the cheapest of its candidate routes.

Before: the grid. After: a `GridPath` for every edge, in edge order, that meets no node but its own.
Short edges first, since they have the least choice; then every bent edge is taken out once and routed
again among all the others (rip-up and re-route, Dees and Karger 1982).
"""

from bisect import bisect_left, bisect_right, insort
from typing import NamedTuple

from gallery.flowzap.drawing import Layout
from gallery.flowzap.routing.grid import Grid, GridPath
from gallery.flowzap.routing.patterns import candidates

BEND_COST = 56.0
"""A bend is worth a detour of this many px; more makes long detours, less makes stairs."""
CROSSING_COST = 112.0
"""A crossing costs the reader as much as two bends (Purchase 1997 finds crossings worst)."""
SHARING_COST = 7.5
"""Each edge that runs on the same line already: spreads edges over the channels."""
LABEL_COST = 19.0
"""Running through the gap where another edge's label wants to stand."""


class Paths(NamedTuple):
    """Every edge's path in edge order, and how many crossings and bends they have before tracks are known."""

    paths: list[GridPath]
    crossings: int
    bends: int


def find_paths(layout: Layout, grid: Grid) -> Paths:
    """Route every edge over the grid; O(E · candidates · lines of a route · log E)."""
    graph, edges = layout.graph, layout.diagram.edges
    traffic = Traffic(grid)
    choices: list[list[tuple[float, GridPath]]] = []
    lengths: list[float] = []
    for (source, target), edge in zip(graph.ends, edges, strict=True):
        x0, y0, x1, y1 = grid.x_of[source], grid.y_of[source], grid.x_of[target], grid.y_of[target]
        routes = candidates(grid, (x0, y0, edge.source_side), (x1, y1, edge.target_side))
        choices.append(
            sorted([(_plain_cost(grid, path), path) for path in routes])
            if len(routes) > 1
            else [(0.0, routes[0])]
        )
        lengths.append(abs(grid.rough_x[x0] - grid.rough_x[x1]) + abs(grid.rough_y[y0] - grid.rough_y[y1]))
        if edge.label and edge.source_side.horizontal:
            traffic.labelled_gaps.add((x0 + edge.source_side.outward, y0))

    order = sorted(range(len(edges)), key=lengths.__getitem__)
    paths: list[GridPath] = [()] * len(edges)
    for number in order:
        paths[number] = traffic.cheapest(choices[number])
        traffic.add(paths[number])
    for number in order:
        if len(choices[number]) > 1:
            traffic.remove(paths[number])
            paths[number] = traffic.cheapest(choices[number])
            traffic.add(paths[number])
    return Paths(paths, traffic.crossings(), sum(map(len, paths)) - 2 * len(paths))


def _plain_cost(grid: Grid, path: GridPath) -> float:
    """Return what a route costs on an empty grid: bends and length."""
    cost = BEND_COST * (len(path) - 2)
    rough_x, rough_y = grid.rough_x, grid.rough_y
    x0, y0 = path[0]
    for x1, y1 in path[1:]:
        cost += abs(rough_x[x1] - rough_x[x0]) + abs(rough_y[y1] - rough_y[y0])
        x0, y0 = x1, y1
    return cost


class Traffic:
    """The routes laid so far, as sorted lists a line, so that crossings are counted by bisection."""

    def __init__(self, grid: Grid) -> None:
        self.labelled_gaps: set[tuple[int, int]] = set()
        self._starts_in_row: list[list[int]] = [[] for _ in range(grid.y_count)]
        self._ends_in_row: list[list[int]] = [[] for _ in range(grid.y_count)]
        self._starts_in_column: list[list[int]] = [[] for _ in range(grid.x_count)]
        self._ends_in_column: list[list[int]] = [[] for _ in range(grid.x_count)]
        self._verticals_over: list[list[int]] = [[] for _ in range(grid.y_count)]

    def cheapest(self, choices: list[tuple[float, GridPath]]) -> GridPath:
        """Return the cheapest of some routes that stand in the order of their plain cost."""
        if len(choices) == 1:
            return choices[0][1]
        least = float("inf")
        best: GridPath = ()
        for plain, path in choices:
            if plain >= least:
                break  # the rest costs at least as much even without traffic
            cost = plain + self._disturbance(path)
            if cost < least:
                best, least = path, cost
        return best

    def add(self, path: GridPath) -> None:
        """Take a route into the traffic."""
        x0, y0 = path[0]
        for x1, y1 in path[1:]:
            if y0 == y1:
                insort(self._starts_in_row[y0], min(x1, x0))
                insort(self._ends_in_row[y0], max(x0, x1))
            else:
                low, high = (y0, y1) if y0 < y1 else (y1, y0)
                insort(self._starts_in_column[x0], low)
                insort(self._ends_in_column[x0], high)
                for y in range(low, high + 1):
                    insort(self._verticals_over[y], x0)
            x0, y0 = x1, y1

    def remove(self, path: GridPath) -> None:
        """Take a route out of the traffic."""
        x0, y0 = path[0]
        for x1, y1 in path[1:]:
            if y0 == y1:
                _discard(self._starts_in_row[y0], min(x1, x0))
                _discard(self._ends_in_row[y0], max(x0, x1))
            else:
                low, high = (y0, y1) if y0 < y1 else (y1, y0)
                _discard(self._starts_in_column[x0], low)
                _discard(self._ends_in_column[x0], high)
                for y in range(low, high + 1):
                    _discard(self._verticals_over[y], x0)
            x0, y0 = x1, y1

    def crossings(self) -> int:
        """Count where a horizontal and a vertical of the traffic cross inside of both."""
        count = 0
        for starts, ends, over in zip(
            self._starts_in_row, self._ends_in_row, self._verticals_over, strict=True
        ):
            if starts and over:
                # Pairs whose horizontal has begun before the vertical, less those that have ended.
                count += sum([bisect_left(starts, x) - bisect_right(ends, x) for x in over])
        return max(0, count)

    def _disturbance(self, path: GridPath) -> float:
        """Return what the traffic adds to the cost of a route: crossings, shared lines, labels in its way."""
        crossings = sharing = labels = 0
        x0, y0 = path[0]
        for x1, y1 in path[1:]:
            if y0 == y1:
                low, high = (x0, x1) if x0 < x1 else (x1, x0)
                starts = self._starts_in_row[y0]
                if starts:
                    sharing += bisect_right(starts, high) - bisect_left(self._ends_in_row[y0], low)
                over = self._verticals_over[y0]
                if over:
                    found = bisect_left(over, high) - bisect_right(over, low)
                    if found > 0:
                        crossings += found
            else:
                low, high = (y0, y1) if y0 < y1 else (y1, y0)
                starts = self._starts_in_column[x0]
                if starts:
                    sharing += bisect_right(starts, high) - bisect_left(self._ends_in_column[x0], low)
                for y in range(low + 1, high):
                    starts = self._starts_in_row[y]
                    if starts:
                        found = bisect_left(starts, x0) - bisect_right(self._ends_in_row[y], x0)
                        if found > 0:
                            crossings += found
                    if (x0, y) in self.labelled_gaps:
                        labels += 1
            x0, y0 = x1, y1
        return CROSSING_COST * crossings + SHARING_COST * sharing + LABEL_COST * labels


def _discard(values: list[int], value: int) -> None:
    del values[bisect_left(values, value)]
