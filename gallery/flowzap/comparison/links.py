"""Which edges and which loops of two diagrams are the same, once it is known which nodes are."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence

from gallery.flowzap.comparison.lanes import Pairs
from gallery.flowzap.comparison.texts import plain
from gallery.flowzap.model import Diagram, Edge

_LEAST_SHARE = 0.5
"""Share of the nodes of two loops, of all that are in either, from which they are the same."""


def match_edges(before: Diagram, after: Diagram, nodes: Mapping[str, str]) -> Pairs:
    """Match edges between the same nodes: those alike in label and sides, in label, in sides, in order. O(E).

    `nodes` are matched ids. An edge that leads elsewhere is another one.
    """
    groups: defaultdict[tuple[str, str], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for old, edge in enumerate(before.edges):
        if edge.source in nodes and edge.target in nodes:
            groups[nodes[edge.source], nodes[edge.target]][0].append(old)
    for new, edge in enumerate(after.edges):
        if (edge.source, edge.target) in groups:
            groups[edge.source, edge.target][1].append(new)
    matched: Pairs = {}
    for group in groups.values():
        left = group
        for trait in _TRAITS:
            left = _match_by(trait, before.edges, after.edges, *left, matched)
    return dict(sorted(matched.items()))


def _match_by(
    trait: Callable[[Edge], Hashable],
    before: Sequence[Edge],
    after: Sequence[Edge],
    olds: list[int],
    news: list[int],
    matched: Pairs,
) -> tuple[list[int], list[int]]:
    """Match edges with the same trait, in order; return those that are left."""
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for new in reversed(news):
        waiting[trait(after[new])].append(new)
    left = []
    for old in olds:
        alike = waiting[trait(before[old])]
        if alike:
            matched[old] = alike.pop()
        else:
            left.append(old)
    return left, sorted(new for alike in waiting.values() for new in alike)


_TRAITS: tuple[Callable[[Edge], Hashable], ...] = (
    lambda edge: (plain(edge.label), edge.source_side, edge.target_side),
    lambda edge: plain(edge.label),
    lambda edge: (edge.source_side, edge.target_side),
    lambda _edge: None,
)


def match_loops(before: Diagram, after: Diagram, nodes: Mapping[str, str]) -> Pairs:
    """Match loops over the same nodes, or over half of them, or with the same condition.

    O(loops² · nodes).
    """
    mine = [
        {nodes.get(node, f" {node}") for node in loop.nodes} for loop in before.loops
    ]  # no id has a blank
    others = [set(loop.nodes) for loop in after.loops]
    ranked: list[tuple[float, int, int, int]] = []
    for old, loop in enumerate(before.loops):
        for new, other in enumerate(after.loops):
            both = len(mine[old] | others[new])
            share = len(mine[old] & others[new]) / both if both else 1.0
            same_condition = plain(loop.condition) == plain(other.condition)
            if share >= _LEAST_SHARE or (same_condition and (share or loop.condition)):
                ranked.append((-share - same_condition, abs(old - new), old, new))
    matched: Pairs = {}
    taken: set[int] = set()
    for _, _, old, new in sorted(ranked):
        if old not in matched and new not in taken:
            matched[old] = new
            taken.add(new)
    return dict(sorted(matched.items()))
