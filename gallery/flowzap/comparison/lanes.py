"""Which lanes of two diagrams are the same: by label, by what stands in them and by id."""

from collections import Counter, defaultdict
from collections.abc import Callable

from gallery.flowzap.comparison.texts import own_label, plain
from gallery.flowzap.model import Diagram, Node

Pairs = dict[int, int]
"""Places in the first diagram → places in the second, each at most once."""

_SAME_LABEL, _SAME_ID, _SAME_ID_FIRST = 4.0, 1.5, 8.0
_SAME_TEXTS, _SAME_NODES = 4.0, 3.0
"""What two lanes have in common; nodes count by the share that both lanes have, by label or by id."""
_ENOUGH = 2.0
"""A label, or half of the nodes; an id alone only where a lane has nothing else to go by."""


def match_lanes(before: Diagram, after: Diagram, *, by_id: bool) -> Pairs:
    """Match lanes, those most alike first; `by_id` makes the id count most. O(lanes² + lanes · nodes)."""
    scores: defaultdict[tuple[int, int], float] = defaultdict(float)
    for old, lane in enumerate(before.lanes):
        label = plain(own_label(lane))
        for new, other in enumerate(after.lanes):
            if lane.id == other.id:
                scores[old, new] += _SAME_ID_FIRST if by_id else _SAME_ID
            if label and label == plain(own_label(other)):
                scores[old, new] += _SAME_LABEL
    by_text = _shares(before, after, lambda node: plain(own_label(node)))
    by_name = _shares(before, after, lambda node: node.id)
    for pair in {**by_text, **by_name}:
        scores[pair] += max(_SAME_TEXTS * by_text.get(pair, 0), _SAME_NODES * by_name.get(pair, 0))
    matched: Pairs = {}
    taken: set[int] = set()
    bare = _bare(before), _bare(after)
    for old, new in sorted(scores, key=lambda pair: (-scores[pair], abs(pair[0] - pair[1]), pair)):
        enough = scores[old, new] >= _ENOUGH or (
            before.lanes[old].id == after.lanes[new].id and (old in bare[0] or new in bare[1])
        )
        if enough and old not in matched and new not in taken:
            matched[old] = new
            taken.add(new)
    return dict(sorted(matched.items()))


def _shares(before: Diagram, after: Diagram, name_of: Callable[[Node], str]) -> dict[tuple[int, int], float]:
    """Return the share of nodes that two lanes both have, of the larger lane's, where they have any."""
    mine, others = _contents(before, name_of), _contents(after, name_of)
    homes: defaultdict[str, list[int]] = defaultdict(list)
    for new, contents in enumerate(others):
        for name in contents:
            homes[name].append(new)
    shared: Counter[tuple[int, int]] = Counter()
    for old, contents in enumerate(mine):
        for name, count in contents.items():
            for new in homes[name]:
                shared[old, new] += min(count, others[new][name])
    return {
        (old, new): count / max(mine[old].total(), others[new].total())
        for (old, new), count in shared.items()
    }


def _contents(diagram: Diagram, name_of: Callable[[Node], str]) -> list[Counter[str]]:
    """Return the names of the nodes of every lane; a node without one does not count."""
    place = {lane.id: number for number, lane in enumerate(diagram.lanes)}
    contents: list[Counter[str]] = [Counter() for _ in diagram.lanes]
    for node in diagram.nodes:
        if name := name_of(node):
            contents[place[node.lane]][name] += 1
    return contents


def _bare(diagram: Diagram) -> set[int]:
    """Return the lanes in which nothing stands."""
    full = {node.lane for node in diagram.nodes}
    return {number for number, lane in enumerate(diagram.lanes) if lane.id not in full}
