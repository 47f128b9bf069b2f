"""Phase 1, columns (layering): say how far to the right every node stands.

Before: a diagram. After: a column for every node such that every strong edge that is no back edge
points as far to the right as its handles ask for (`least_step`), no column is empty, and the sum of
weighted lengths is near its minimum.

Method: longest-path layering over an acyclic graph (Eiglsperger, Siebenhaller, Kaufmann 2005 give the
frame), where the handles say which edges may be reversed: a depth-first search over the strong edges
alone finds the back edges, weak edges (arcs, edges that point left) count only where they agree with
the order so found; those that point left may add to it. Two tightening sweeps stand in for network
simplex. O((V + E) log V) and a search for each edge that points left.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from gallery.flowzap.model import Diagram, Edge, Side

_STRONG = {
    (Side.RIGHT, Side.LEFT),
    (Side.RIGHT, Side.TOP),
    (Side.RIGHT, Side.BOTTOM),
    (Side.BOTTOM, Side.LEFT),
    (Side.TOP, Side.LEFT),
    (Side.BOTTOM, Side.TOP),
    (Side.TOP, Side.BOTTOM),
}
"""Pairs of handles that say which way the process runs."""

_ARCS = {
    (Side.TOP, Side.TOP): 1,
    (Side.BOTTOM, Side.BOTTOM): 1,
    (Side.RIGHT, Side.RIGHT): 0,
    (Side.LEFT, Side.LEFT): 0,
}
"""Pairs that bend back on themselves, with the step to the right that suits them."""

VERTICAL_WEIGHT, HORIZONTAL_WEIGHT, WEAK_WEIGHT = 2.5, 1.0, 0.3
"""How hard an edge pulls its ends together: a vertical hand-over hardest, since only it becomes straight."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """`column[right] >= column[left] + step`, and how hard the edge pulls the two together."""

    left: int
    right: int
    step: int
    weight: float


@dataclass(frozen=True, slots=True)
class Layering:
    """Columns by node, the order in which the process runs, and the constraints that hold."""

    columns: list[int]
    order: list[int]
    constraints: list[Constraint]


def assign_columns(diagram: Diagram, *, across_lanes: bool = True) -> Layering:
    """Layer the nodes; without `across_lanes` only the edges inside a lane count (compact mode)."""
    index = {node.id: number for number, node in enumerate(diagram.nodes)}
    lane_of = {lane.id: number for number, lane in enumerate(diagram.lanes)}
    lanes = [lane_of[node.lane] for node in diagram.nodes]
    links = [
        (index[edge.source], index[edge.target], edge)
        for edge in diagram.edges
        if edge.source != edge.target
        and (across_lanes or lanes[index[edge.source]] == lanes[index[edge.target]])
    ]
    strong = [(source, target) for source, target, edge in links if _is_strong(edge)]
    leftward = [(target, source) for source, target, edge in links if _points_left(edge)]
    forward = _without_back_edges(len(lanes), strong)
    order = _topological_order(len(lanes), forward + _acyclic_additions(len(lanes), forward, leftward))
    position = {node: place for place, node in enumerate(order)}
    constraints = [
        constraint
        for source, target, edge in links
        if position[(constraint := _constraint(source, target, edge, lanes)).left]
        < position[constraint.right]
    ]
    return Layering(_longest_path(order, constraints), order, constraints)


def least_step(edge: Edge, lanes_down: int) -> int | None:
    """Return the least step to the right that an edge's handles ask for, None where they point left.

    `lanes_down` is the target's lane minus the source's. A vertical pair stays in its column only where
    it runs the way that its handles face; else it would have to turn around both nodes.
    """
    match (edge.source_side, edge.target_side):
        case (Side.BOTTOM, Side.TOP):
            return 0 if lanes_down >= 0 else 1
        case (Side.TOP, Side.BOTTOM):
            return 0 if lanes_down <= 0 else 1
        case pair if pair in _STRONG:
            return 1
        case pair:
            return _ARCS.get(pair)


def _is_strong(edge: Edge) -> bool:
    return (edge.source_side, edge.target_side) in _STRONG


def _points_left(edge: Edge) -> bool:
    """Say whether an edge wants its target to the left of its source."""
    return not _is_strong(edge) and (edge.source_side, edge.target_side) not in _ARCS


def _acyclic_additions(
    count: int, edges: list[tuple[int, int]], additions: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the additions, each in turn, that close no cycle with the edges and those before it.

    O(additions · E): edges that point left are few.
    """
    successors: list[list[int]] = [[] for _ in range(count)]
    for source, target in edges:
        successors[source].append(target)
    kept = []
    for source, target in additions:
        reached = {target}
        stack = [target]
        while stack and source not in reached:
            fresh = [node for node in successors[stack.pop()] if node not in reached]
            reached.update(fresh)
            stack.extend(fresh)
        if source not in reached:
            successors[source].append(target)
            kept.append((source, target))
    return kept


def _constraint(source: int, target: int, edge: Edge, lanes: Sequence[int]) -> Constraint:
    step = least_step(edge, lanes[target] - lanes[source])
    if step is None:
        return Constraint(target, source, 1, WEAK_WEIGHT)
    if not _is_strong(edge):
        return Constraint(source, target, step, WEAK_WEIGHT)
    return Constraint(source, target, step, HORIZONTAL_WEIGHT if step else VERTICAL_WEIGHT)


def _without_back_edges(count: int, edges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Drop the edges that lead to a node on the search's stack; sources first, then definition order."""
    successors: list[list[int]] = [[] for _ in range(count)]
    has_entry = [False] * count
    for number, (source, target) in enumerate(edges):
        successors[source].append(number)
        has_entry[target] = True
    back: set[int] = set()
    state = bytearray(count)  # 0 unseen, 1 on the stack, 2 done
    for root in [*(node for node in range(count) if not has_entry[node]), *range(count)]:
        if state[root]:
            continue
        state[root] = 1
        stack = [(root, iter(successors[root]))]
        while stack:
            node, pending = stack[-1]
            for number in pending:
                target = edges[number][1]
                if state[target] == 1:
                    back.add(number)
                elif state[target] == 0:
                    state[target] = 1
                    stack.append((target, iter(successors[target])))
                    break
            else:
                state[node] = 2
                stack.pop()
    return [edge for number, edge in enumerate(edges) if number not in back]


def _topological_order(count: int, edges: list[tuple[int, int]]) -> list[int]:
    """Return the topological order nearest to definition order (Kahn 1962, with a heap)."""
    successors: list[list[int]] = [[] for _ in range(count)]
    entries = [0] * count
    for source, target in edges:
        successors[source].append(target)
        entries[target] += 1
    ready = [node for node in range(count) if not entries[node]]
    heapify(ready)
    order = []
    while ready:
        node = heappop(ready)
        order.append(node)
        for target in successors[node]:
            entries[target] -= 1
            if not entries[target]:
                heappush(ready, target)
    return order


def _longest_path(order: list[int], constraints: list[Constraint]) -> list[int]:
    """Place every node as far left as its constraints allow, then tighten twice, right and left."""
    into: list[list[Constraint]] = [[] for _ in order]
    out_of: list[list[Constraint]] = [[] for _ in order]
    for constraint in constraints:
        into[constraint.right].append(constraint)
        out_of[constraint.left].append(constraint)
    column = [0] * len(order)
    for node in order:
        column[node] = max((column[c.left] + c.step for c in into[node]), default=0)
    for _ in range(2):
        for node in reversed(order):
            if out_of[node]:
                limit = min(column[c.right] - c.step for c in out_of[node])
                pull = sum(c.weight for c in out_of[node] if column[c.right] - c.step == limit)
                if limit > column[node] and pull > sum(c.weight for c in into[node]):
                    column[node] = limit
        for node in order:
            if into[node]:
                limit = max(column[c.left] + c.step for c in into[node])
                pull = sum(c.weight for c in into[node] if column[c.left] + c.step == limit)
                if limit < column[node] and pull >= sum(c.weight for c in out_of[node]):
                    column[node] = limit
    return column


def drop_empty(columns: Sequence[int]) -> tuple[int, ...]:
    """Number the used columns from 0 without gaps."""
    number = {column: place for place, column in enumerate(sorted(set(columns)))}
    return tuple(number[column] for column in columns)
