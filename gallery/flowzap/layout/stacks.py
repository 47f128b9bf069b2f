"""Phase 1, addition: spread tall stacks, where the picture would become taller than wide.

Before: columns in which nodes of a lane may share one, a row each; one node that feeds nine by the same
handle has all nine in one column. After: at most `limit` of them share a column, the next ones stand in
columns put in behind it; every constraint that held still holds. Nodes that vertical edges join inside
the column are one stack by their author's wish and stay together. O(V + E).
"""

from collections import defaultdict
from collections.abc import Sequence

from gallery.flowzap.disjoint import DisjointSets
from gallery.flowzap.graph import Graph
from gallery.flowzap.layout.columns import Layering, drop_empty

STEP_WIDTH, STEP_HEIGHT = 165.0, 90.0
"""Px of a usual step with its share of the channels. The true ones would make every longer text matter."""


def is_tall(columns: Sequence[int], row_ranges: Sequence[tuple[int, int]], *, vertical: bool = False) -> bool:
    """Say whether a picture will be higher than wide, or a vertical one wider than high. O(V)."""
    column_count = max(columns, default=0) + 1
    row_count = sum([last - first + 1 for first, last in row_ranges])
    if vertical:
        return row_count * STEP_WIDTH > column_count * STEP_HEIGHT
    return row_count * STEP_HEIGHT > column_count * STEP_WIDTH


def tallest_stack(graph: Graph, columns: Sequence[int]) -> int:
    """Return how many nodes of one lane share a column at most."""
    heights: dict[tuple[int, int], int] = defaultdict(int)
    for place in zip(graph.lanes, columns, strict=True):
        heights[place] += 1
    return max(heights.values(), default=0)


def spread(graph: Graph, layering: Layering, limit: int) -> tuple[int, ...]:
    """Return columns in which no more than `limit` stacks of a lane share one."""
    lanes, columns = graph.lanes, layering.columns
    stacks = DisjointSets(len(lanes))
    beside: list[list[int]] = [[] for _ in lanes]  # what must not stand further right, though in this column
    for left, right, _, _ in layering.constraints:
        if columns[left] == columns[right]:
            if lanes[left] == lanes[right]:
                stacks.join(left, right)
            else:
                beside[right].append(left)
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for node in layering.order:
        if stacks.find(node) not in cells[lanes[node], columns[node]]:
            cells[lanes[node], columns[node]].append(stacks.find(node))
    shift = [0] * len(lanes)
    for members in cells.values():
        parts = -(-len(members) // limit)
        size = -(-len(members) // parts)
        for place, stack in enumerate(members):
            shift[stack] = place // size
    for node in layering.order:
        stack = stacks.find(node)
        shift[stack] = max([shift[stack], *(shift[stacks.find(left)] for left in beside[node])])
    widest: dict[int, int] = defaultdict(int)
    for node, column in enumerate(columns):
        widest[column] = max(widest[column], shift[stacks.find(node)])
    first, at = {}, 0
    for column in sorted(widest):
        first[column] = at
        at += widest[column] + 1
    return drop_empty([first[column] + shift[stacks.find(node)] for node, column in enumerate(columns)])
