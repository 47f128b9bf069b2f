"""Phase 8, loops: which of a loop's nodes share a frame.

Before: the grid. After: all of them, where no foreign node stands inside their box of the grid; else the
longest runs of columns in each lane without one. A loop whose members lie so far apart that frames would
take in half the picture, or scatter over it, has none at all.
"""

from collections.abc import Sequence

from gallery.flowzap.routing.grid import Grid

MOST_FRAMES = 2
"""Frames of one loop that a reader still takes together."""
LEAST_SHARE = 1 / 3
"""Members among the places inside the frames, below which a frame holds mostly what does not repeat."""


class Marks:
    """Where some nodes stand on the grid: a byte for each place of the rows that hold any."""

    def __init__(self, grid: Grid, nodes: Sequence[int]) -> None:
        self._rows: dict[int, bytearray] = {}
        for node in nodes:
            row = self._rows.get(grid.y_of[node])
            if row is None:
                row = self._rows[grid.y_of[node]] = bytearray(grid.x_count)
            row[grid.x_of[node]] = 1

    def count(self, bounds: tuple[int, int, int, int]) -> int:
        """Return how many of the nodes stand inside bounds."""
        left, top, right, bottom = bounds
        return sum(row.count(1, left, right + 1) for y, row in self._rows.items() if top <= y <= bottom)


def gather(grid: Grid, nodes: Marks, members: list[int]) -> list[list[int]]:
    """Return the groups of a loop's members that frames say something of, none where they lie too far apart.

    `nodes` are all nodes of the grid. O(members · rows).
    """
    own = Marks(grid, members)
    box = bounds(grid, members)
    groups = [members] if nodes.count(box) == own.count(box) else _runs(grid, members, nodes, own)
    return [] if _is_scattered(grid, members, groups) else groups


def bounds(grid: Grid, members: Sequence[int]) -> tuple[int, int, int, int]:
    """Return the lines of the members' box: left, top, right, bottom."""
    xs, ys = [grid.x_of[node] for node in members], [grid.y_of[node] for node in members]
    return min(xs), min(ys), max(xs), max(ys)


def _runs(grid: Grid, members: list[int], nodes: Marks, own: Marks) -> list[list[int]]:
    """Split members by lane, then into the longest runs of columns without a foreign node."""
    groups: list[list[int]] = []
    for number in sorted({grid.lane_of_line[grid.y_of[node]] for node in members}):
        run: list[int] = []
        left = top = right = bottom = 0
        inside = [node for node in members if grid.lane_of_line[grid.y_of[node]] == number]
        for node in sorted(inside, key=lambda node: (grid.x_of[node], grid.y_of[node])):
            x, y = grid.x_of[node], grid.y_of[node]
            wider = min(left, x), min(top, y), max(right, x), max(bottom, y)
            if run and nodes.count(wider) != own.count(wider):
                groups.append(run)
                run = []
            left, top, right, bottom = wider if run else (x, y, x, y)
            run.append(node)
        groups.append(run)
    return groups


def _is_scattered(grid: Grid, members: list[int], groups: list[list[int]]) -> bool:
    """Say whether frames would say nothing: too many, mostly empty, or in lanes with others between."""
    lanes = {grid.lane_of_line[grid.y_of[node]] for node in members}
    if len(groups) > MOST_FRAMES or max(lanes) - min(lanes) >= len(lanes):
        return True
    places = 0
    for group in groups:
        left, top, right, bottom = bounds(grid, group)
        places += ((right - left) // 2 + 1) * sum(grid.is_row[top : bottom + 1])
    return len(members) < LEAST_SHARE * places
