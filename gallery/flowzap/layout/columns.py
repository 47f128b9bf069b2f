"""Phase 1, columns (layering): say how far to the right every node stands.

Before: a diagram. After: a column for every node such that every strong edge that is no back edge
points as far to the right as its handles ask for (`least_step`), no column is empty, and the sum of
weighted lengths is near its minimum.

Method: longest-path layering over an acyclic graph (Eiglsperger, Siebenhaller, Kaufmann 2005 give the
frame), where the handles say which edges may be reversed: a depth-first search over the strong edges
alone finds the back edges; weak edges (arcs, edges that point left) count as far as they close no cycle
with those. Two tightening sweeps stand in for network simplex. O((V + E) log V) and a search for each
weak edge.
"""

from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from gallery.flowzap.graph import Graph
from gallery.flowzap.model import Diagram, Side

_STRONG = {
    (Side.RIGHT, Side.LEFT): 1,
    (Side.RIGHT, Side.TOP): 1,
    (Side.RIGHT, Side.BOTTOM): 1,
    (Side.BOTTOM, Side.LEFT): 1,
    (Side.TOP, Side.LEFT): 1,
    (Side.BOTTOM, Side.TOP): 0,
    (Side.TOP, Side.BOTTOM): 0,
}
"""Pairs of handles that say which way the process runs, with the least step to the right that suits them."""

_ARCS = {
    (Side.TOP, Side.TOP): 1,
    (Side.BOTTOM, Side.BOTTOM): 1,
    (Side.RIGHT, Side.RIGHT): 0,
    (Side.LEFT, Side.LEFT): 0,
}
"""Pairs that bend back on themselves, with the step to the right that suits them."""

VERTICAL_WEIGHT, HORIZONTAL_WEIGHT, WEAK_WEIGHT = 2.5, 1.0, 0.3
"""How hard an edge pulls its ends together: a vertical hand-over hardest, since only it becomes straight."""


class _Pair(NamedTuple):
    """What a pair of handles means for columns; `step` is None where the target is wanted at the left."""

    strong: bool
    step: int | None


_PAIRS = [
    [_Pair(pair in _STRONG, _STRONG.get(pair, _ARCS.get(pair))) for pair in ((out, into) for into in Side)]
    for out in Side
]
"""By the numbers of both sides: an enum's hash is slow, a list's index is not."""


class Constraint(NamedTuple):
    """`column[right] >= column[left] + step`, and how hard the edge pulls the two together."""

    left: int
    right: int
    step: int
    weight: float


class Layering(NamedTuple):
    """Columns by node, the order in which the process runs, and the constraints that hold."""

    columns: list[int]
    order: list[int]
    constraints: list[Constraint]


def assign_columns(diagram: Diagram, graph: Graph) -> Layering:
    """Layer the nodes in strict flow order: along a forward edge, columns grow or stay."""
    count = len(graph.lanes)
    links: list[Constraint] = []
    strong: list[tuple[int, int]] = []
    weak: list[tuple[int, int]] = []
    for (source, target), edge in zip(graph.ends, diagram.edges, strict=True):
        if source == target:
            continue
        pair = _PAIRS[edge.source_side.number][edge.target_side.number]
        step = least_step(edge.source_side, edge.target_side, graph.lanes[target] - graph.lanes[source])
        if step is None:
            links.append(Constraint(target, source, 1, WEAK_WEIGHT))
            weak.append((target, source))
        elif not pair.strong:
            links.append(Constraint(source, target, step, WEAK_WEIGHT))
        else:
            strong.append((source, target))
            links.append(Constraint(source, target, step, HORIZONTAL_WEIGHT if step else VERTICAL_WEIGHT))
    forward = _without_back_edges(count, strong)
    order = _topological_order(count, forward + _acyclic_additions(count, forward, weak))
    position = [0] * count
    for place, node in enumerate(order):
        position[node] = place
    constraints = [link for link in links if position[link.left] < position[link.right]]
    return Layering(list(drop_empty(longest_path(order, constraints))), order, constraints)


def least_step(out: Side, into: Side, lanes_down: int) -> int | None:
    """Return the least step to the right that two handles ask for, None where they point left.

    `lanes_down` is the target's lane minus the source's. A vertical pair stays in its column only where
    it runs the way that its handles face; else it would have to turn around both nodes.
    """
    step = _PAIRS[out.number][into.number].step
    if step == 0 and not out.horizontal and lanes_down * out.outward < 0:
        return 1
    return step


def _acyclic_additions(
    count: int, edges: list[tuple[int, int]], additions: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the additions, each in turn, that close no cycle with the edges and those before it.

    O(additions · E): weak edges are few.
    """
    if not additions:
        return []
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
    return [edge for number, edge in enumerate(edges) if number not in back] if back else edges


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


def longest_path(order: list[int], constraints: list[Constraint]) -> list[int]:
    """Place every node as far left as its constraints allow, then tighten twice, right and left.

    O(V + E); `order` must list the left end of every constraint before its right end.
    """
    into: list[list[tuple[int, int, float]]] = [[] for _ in order]
    out_of: list[list[tuple[int, int, float]]] = [[] for _ in order]
    weight_in, weight_out = [0.0] * len(order), [0.0] * len(order)
    for left, right, step, weight in constraints:
        into[right].append((left, step, weight))
        out_of[left].append((right, step, weight))
        weight_in[right] += weight
        weight_out[left] += weight
    column = [0] * len(order)
    for node in order:
        at = column[node]
        for right, step, _ in out_of[node]:
            column[right] = max(column[right], at + step)
    for _ in range(2):
        for node in reversed(order):
            if weight_out[node]:
                limit, pull = _nearest(column, out_of[node], -1)
                if limit > column[node] and pull > weight_in[node]:
                    column[node] = limit
        for node in order:
            if weight_in[node]:
                limit, pull = _nearest(column, into[node], 1)
                if limit < column[node] and pull >= weight_out[node]:
                    column[node] = limit
    return column


def _nearest(column: list[int], links: list[tuple[int, int, float]], way: int) -> tuple[int, float]:
    """Return how far links let a node go, left (`way` 1) or right (-1), and how hard these pull."""
    limit, pull = 0, -1.0
    for other, step, weight in links:
        at = column[other] + way * step
        if pull < 0 or (at - limit) * way > 0:
            limit, pull = at, weight
        elif at == limit:
            pull += weight
    return limit, pull


def drop_empty(columns: Sequence[int]) -> tuple[int, ...]:
    """Number the used columns from 0 without gaps."""
    number = {column: place for place, column in enumerate(sorted(set(columns)))}
    return tuple([number[column] for column in columns])
