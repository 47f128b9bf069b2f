"""Phase 2, rows: put the nodes of a lane that share a column under each other, and branches aside.

Before: a column for every node and the order of the process. After: a row for every node, counted
from its lane's main row 0, with at most one node a column and row; `row_ranges` says from where to
where each lane reaches.

Greedy in flow order: of the free rows from one above to one below those in use, a node takes the
cheapest against the neighbours that stand already. O(E · rows of a lane).
"""

from collections.abc import Sequence

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


def assign_rows(
    diagram: Diagram, columns: Sequence[int], order: Sequence[int]
) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    """Return the row of every node and the first and last row of every lane."""
    index = {node.id: number for number, node in enumerate(diagram.nodes)}
    lane_of = {lane.id: number for number, lane in enumerate(diagram.lanes)}
    lanes = [lane_of[node.lane] for node in diagram.nodes]
    position = {node: place for place, node in enumerate(order)}
    neighbours: list[list[tuple[int, Side, Side]]] = [[] for _ in diagram.nodes]  # other, its side, own side
    for edge in diagram.edges:
        if edge.source != edge.target:
            source, target = index[edge.source], index[edge.target]
            neighbours[source].append((target, edge.target_side, edge.source_side))
            neighbours[target].append((source, edge.source_side, edge.target_side))

    rows: dict[int, int] = {}
    last_column: list[dict[int, int]] = [
        {} for _ in diagram.lanes
    ]  # by lane and row: rightmost column in use
    ranges = [(0, 0) for _ in diagram.lanes]

    def cost(node: int, row: int) -> float:
        lane, column = lanes[node], columns[node]
        low, high = ranges[lane]
        used = last_column[lane]
        total = (
            OFF_MAIN_ROW * abs(row)
            + (ABOVE_MAIN_ROW if row < 0 else 0)
            + (0 if low <= row <= high else NEW_ROW)
        )
        for other, far_side, near_side in neighbours[node]:
            if other not in rows:
                continue
            if lanes[other] != lane:
                between = range(low, row) if lanes[other] < lane else range(row + 1, high + 1)
                total += BLOCKED_VERTICAL * sum(used.get(step) == column for step in between)
                total += VERTICAL_DEPTH * len(between)
                continue
            drop = row - rows[other]
            if far_side.horizontal and near_side.horizontal:
                forward = far_side is not near_side and columns[other] != column
                if forward and (columns[other] < column) == (far_side is Side.RIGHT):
                    straight = drop == 0 and used[row] <= columns[other]
                    total += 0 if straight else STEP_OFF_ROW + STEP_PER_ROW * abs(drop)
                else:
                    total += WRONG_SIDE_PER_ROW * abs(drop)
            elif far_side is near_side:
                total += ARC_PER_ROW * abs(drop)
            else:
                down = 1 if far_side is Side.BOTTOM or near_side is Side.TOP else -1
                right_side = drop * down > 0
                total += (
                    FAR_BRANCH * abs(drop - down)
                    if right_side
                    else WRONG_SIDE + WRONG_SIDE_PER_ROW * abs(drop)
                )
        return total

    for node in sorted(range(len(lanes)), key=lambda node: (columns[node], position[node])):
        lane = lanes[node]
        low, high = ranges[lane]
        free = [row for row in range(low - 1, high + 2) if last_column[lane].get(row) != columns[node]]
        row = min(free, key=lambda row: (round(cost(node, row), 6), row))
        rows[node] = row
        last_column[lane][row] = columns[node]
        ranges[lane] = (min(low, row), max(high, row))
    return tuple(rows[node] for node in range(len(lanes))), tuple(ranges)
