"""Phase 2, rows: put the nodes of a lane that share a column under each other, and branches aside.

Before: a column for every node and the order of the process. After: a row for every node, counted
from its lane's main row 0, with at most one node a column and row; `row_ranges` says from where to
where each lane reaches.

Greedy in flow order: of the free rows from one above to one below those in use, a node takes the
cheapest against the neighbours that stand already. O(E · rows of a lane).
"""

from collections.abc import Iterable, Sequence

from gallery.flowzap.graph import Graph
from gallery.flowzap.model import Diagram, Side

NEW_ROW = 1.6
"""Cost of making a lane higher."""
OFF_MAIN_ROW, ABOVE_MAIN_ROW = 0.15, 0.05
"""Cost of a row's distance from row 0, and a little more for going up: reading runs down."""
STEP_OFF_ROW, STEP_PER_ROW = 2.0, 0.5
"""Cost of bending an edge that could run straight along its row."""
WRONG_SIDE, WRONG_SIDE_PER_ROW, FAR_BRANCH = 3.2, 0.3, 0.6
"""Cost of a branch that stands on the other side than its handle faces, or further away than one row."""
ARC_PER_ROW = 0.4
BLOCKED_VERTICAL, VERTICAL_DEPTH = 0.4, 0.02
"""Cost of a node in the way of a hand-over to another lane, and of a row deeper inside the lane."""
OUT_OF_ORDER = 2.0
"""Cost of standing above a sibling that the same handle feeds before: siblings read downwards."""
MANY_ROWS, NEARBY = 16, 4
"""In a lane of so many rows only those near its middle, its ends and the node's neighbours are compared."""
TIE = 1e-6
"""Costs that differ less are equal; then the upper row is taken."""


Rows = tuple[tuple[int, ...], tuple[tuple[int, int], ...]]
"""The row of every node, and the first and last row of every lane."""


def assign_rows(diagram: Diagram, graph: Graph, columns: Sequence[int], order: Sequence[int]) -> Rows:
    """Return the row of every node and the first and last row of every lane."""
    lanes = graph.lanes
    neighbours: list[list[tuple[int, Side, Side]]] = [[] for _ in lanes]  # other, its side, own side
    for (source, target), edge in zip(graph.ends, diagram.edges, strict=True):
        if source != target:
            neighbours[source].append((target, edge.target_side, edge.source_side))
            neighbours[target].append((source, edge.source_side, edge.target_side))
    rows: list[int | None] = [None] * len(lanes)
    last: list[dict[int, int]] = [{} for _ in diagram.lanes]  # by lane and row: the node furthest right
    ranges = [(0, 0)] * len(diagram.lanes)
    handed_over = _handed_over(diagram, graph)
    last_sibling: dict[tuple[int, ...], int] = {}  # by handle (node, number of side), lane, column: its row

    def in_the_way(node: int, side: Side, rows_between: range) -> int:
        """Count the nodes between a vertical hand-over and its lane that have none themselves there.

        Of two that have one, each is in the way of the other or the other way round.
        """
        in_rows = last[lanes[node]]
        others = [in_rows[row] for row in rows_between if row in in_rows]
        return sum([columns[o] == columns[node] and (o, side.number) not in handed_over for o in others])

    def cost(node: int, row: int, total: float) -> float:
        """Add to the cost of the row itself what it means for the edges to neighbours that stand already."""
        lane, column = lanes[node], columns[node]
        low, high = ranges[lane]
        if row < 0:
            total += ABOVE_MAIN_ROW
        for other, far_side, near_side in neighbours[node]:
            far_row = rows[other]
            if far_row is None:
                continue
            if row < last_sibling.get((other, far_side.number, lane, column), row):
                total += OUT_OF_ORDER
            if lanes[other] != lane:
                above = lanes[other] < lane
                between = range(low, row) if above else range(row + 1, high + 1)
                if between:
                    total += VERTICAL_DEPTH * len(between)
                    if near_side is (Side.TOP if above else Side.BOTTOM):
                        total += BLOCKED_VERTICAL * in_the_way(node, near_side, between)
                continue
            drop = row - far_row
            if far_side.horizontal and near_side.horizontal:
                forward = far_side is not near_side and columns[other] != column
                if forward and (columns[other] < column) == (far_side is Side.RIGHT):
                    if drop or columns[last[lane][row]] > columns[other]:
                        total += STEP_OFF_ROW + STEP_PER_ROW * abs(drop)
                else:
                    total += WRONG_SIDE_PER_ROW * abs(drop)
            elif far_side is near_side:
                total += ARC_PER_ROW * abs(drop)
            else:
                down = 1 if far_side is Side.BOTTOM or near_side is Side.TOP else -1
                if drop * down > 0:
                    total += FAR_BRANCH * abs(drop - down)
                else:
                    total += WRONG_SIDE + WRONG_SIDE_PER_ROW * abs(drop)
        return total

    for node in sorted(order, key=lambda node: (columns[node], node in graph.satellites)):
        lane, column = lanes[node], columns[node]
        low, high = ranges[lane]
        in_rows = last[lane]
        in_use: Iterable[int] = range(low, high + 1)
        if high - low > MANY_ROWS:
            near = [rows[other] or 0 for other, _, _ in neighbours[node] if lanes[other] == lane]
            in_use = {row + step for row in (0, low, high, *near) for step in range(-NEARBY, NEARBY + 1)}
            in_use = sorted([row for row in in_use if low <= row <= high])
        best, least = low, float("inf")
        for row in (*in_use, low - 1, high + 1):
            price = OFF_MAIN_ROW * abs(row) + (0 if low <= row <= high else NEW_ROW)
            if price >= least - TIE or (row in in_rows and columns[in_rows[row]] == column):
                continue  # already too dear, or taken
            price = cost(node, row, price)
            if price < least - TIE:
                best, least = row, price
        rows[node] = best
        in_rows[best] = node
        for other, far_side, _ in neighbours[node]:
            last_sibling[other, far_side.number, lane, column] = best
        if not low <= best <= high:
            ranges[lane] = (min(low, best), max(high, best))
    return tuple([row or 0 for row in rows]), tuple(ranges)


def _handed_over(diagram: Diagram, graph: Graph) -> set[tuple[int, int]]:
    """Return the nodes and numbers of sides where an edge from or to another lane ends."""
    ends = set()
    for (source, target), edge in zip(graph.ends, diagram.edges, strict=True):
        if graph.lanes[source] != graph.lanes[target]:
            ends.add((source, edge.source_side.number))
            ends.add((target, edge.target_side.number))
    return ends
