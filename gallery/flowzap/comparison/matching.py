"""Which parts of two diagrams are the same."""

from typing import NamedTuple

from gallery.flowzap.comparison.lanes import Pairs, match_lanes
from gallery.flowzap.comparison.links import match_edges, match_loops
from gallery.flowzap.comparison.nodes import match_nodes
from gallery.flowzap.comparison.texts import own_label, plain
from gallery.flowzap.model import Diagram


class Matching(NamedTuple):
    """Places in the first diagram → places in the second, ascending."""

    lanes: Pairs
    nodes: Pairs
    edges: Pairs
    loops: Pairs


def match(before: Diagram, after: Diagram, *, by_id: bool) -> Matching:
    """Match the parts of two diagrams by what they say or, with `by_id`, first by their ids."""
    lanes = match_lanes(before, after, by_id=by_id)
    nodes = match_nodes(before, after, lanes, by_id=by_id)
    lanes = {old: new for old, new in lanes.items() if _is_the_same(before, after, old, new, nodes)}
    names = {before.nodes[old].id: after.nodes[new].id for old, new in nodes.items()}
    return Matching(lanes, nodes, match_edges(before, after, names), match_loops(before, after, names))


def moved(pairs: Pairs) -> list[int]:
    """Return which of the matched parts of the first diagram stand elsewhere in the order of the second.

    All others are a longest run that kept its order (Schensted 1961). O(n²), for lanes.
    """
    olds, news = list(pairs), list(pairs.values())
    lengths = [1] * len(news)
    for at, new in enumerate(news):
        lengths[at] += max((lengths[earlier] for earlier in range(at) if news[earlier] < new), default=0)
    kept, wanted, bound = set(), max(lengths, default=0), len(pairs) and max(news) + 1
    for at in reversed(range(len(news))):
        if lengths[at] == wanted and news[at] < bound:
            kept.add(olds[at])
            wanted, bound = wanted - 1, news[at]
    return [old for old in olds if old not in kept]


def _is_the_same(before: Diagram, after: Diagram, old: int, new: int, nodes: Pairs) -> bool:
    """Say whether two lanes share a label, an id, or at least a node that is matched."""
    mine, other = before.lanes[old], after.lanes[new]
    return (
        mine.id == other.id
        or plain(own_label(mine)) == plain(own_label(other)) != ""
        or any(
            before.nodes[one].lane == mine.id and after.nodes[two].lane == other.id
            for one, two in nodes.items()
        )
    )


class Place(NamedTuple):
    """A part of the second diagram by its place there or, where it is `gone`, of the first."""

    number: int
    gone: bool


def merged(count_before: int, count_after: int, pairs: Pairs) -> list[Place]:
    """Return the parts of both diagrams in one order: that of the second, with what is gone where it stood.

    What is gone follows what stood before it in the first diagram.
    """
    gone: dict[int, list[Place]] = {}
    last = -1
    for old in range(count_before):
        if old in pairs:
            last = pairs[old]
        else:
            gone.setdefault(last, []).append(Place(old, gone=True))
    order = gone.get(-1, [])
    for new in range(count_after):
        order += Place(new, gone=False), *gone.get(new, ())
    return order
