"""Which nodes of two diagrams are the same, though ids were renumbered, labels reworded, edges led elsewhere.

Percolation matching (Yartseva, Grossglauser, "On the performance of percolation graph matching", 2013):
pairs that are sure beyond doubt, above all nodes whose label no other has, are matched first; every match is
evidence for the pairs of neighbours beside it, so that equal labels are told apart and reworded ones found.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from itertools import product

from gallery.flowzap.comparison.lanes import Pairs
from gallery.flowzap.comparison.texts import ALIKE, own_label, plain, similarity
from gallery.flowzap.model import Diagram, Node

_LABEL, _RARE, _REWORDED, _LANE, _SHAPE, _TEXTS, _NEIGHBOURS = 12, 14, 4, 2, 2, 1, 8
_ID, _ID_FIRST = 2, 40
"""What two nodes have in common, in points: the same label, one that no others have, a label reworded, the
same lane, shape, other texts and neighbours, and the same id, as weak evidence or as the strongest of all."""

_ALIKE_ENOUGH, _BESIDE_ENOUGH, _SETTLED_ENOUGH = 4, 6, 5
"""Points beside the label from which a reworded node is the same, and points of `_NEIGHBOURS` from which one
with another text has taken the place of the one before: 3 of 4 edges, 2 of 3 once all others are settled."""

_ALL_PAIRS = 256
"""Pairs of candidates up to which each is tried with each; of more, those that stand near each other."""
_NEAR = 3
_MOST_LINKS = 100
"""Edges of two nodes up to which every match beside them counts at once: there are few with more, and they
have their turn in the end."""


class _Version:
    """One of the two diagrams, by place in definition order."""

    def __init__(self, diagram: Diagram) -> None:
        self.nodes = diagram.nodes
        self.labels = [plain(own_label(node)) for node in diagram.nodes]
        lane = {lane.id: place for place, lane in enumerate(diagram.lanes)}
        self.lanes = [lane[node.lane] for node in diagram.nodes]
        self.place = place = {node.id: number for number, node in enumerate(diagram.nodes)}
        self.links: list[list[tuple[bool, int, str]]] = [[] for _ in diagram.nodes]
        """By node: whether it leads away, to or from which node, with which label."""
        for edge in diagram.edges:
            source, target, label = place[edge.source], place[edge.target], plain(edge.label)
            self.links[source].append((True, target, label))
            self.links[target].append((False, source, label))


def match_nodes(before: Diagram, after: Diagram, lanes: Pairs, *, by_id: bool) -> Pairs:
    """Match nodes, the surest pairs first; `by_id` makes the id count most. About O((V + E) log V)."""
    percolation = _Percolation(_Version(before), _Version(after), lanes, by_id=by_id)
    percolation.spread(percolation.seeds())
    percolation.settled = True
    percolation.spread(percolation.leftovers())
    return dict(sorted(percolation.pairs.items()))


class _Percolation:
    """The matches so far."""

    def __init__(self, before: _Version, after: _Version, lanes: Pairs, *, by_id: bool) -> None:
        self.before, self.after, self.lanes = before, after, lanes
        self.same_id = _ID_FIRST if by_id else _ID
        self.counts = Counter(before.labels), Counter(after.labels)
        self.pairs: Pairs = {}
        self.partner: Pairs = {}
        self.settled = False
        """Whether what is not matched yet is probably gone or new, and so tells nothing of others."""

    def seeds(self) -> Iterator[tuple[int, int]]:
        """Yield pairs with the same id, and with the same label."""
        for old, node in enumerate(self.before.nodes):
            if (new := self.after.place.get(node.id)) is not None:
                yield old, new
        groups: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for number, side in enumerate((self.before, self.after)):
            for place, label in enumerate(side.labels):
                groups[label][number].append(place)
        for olds, news in groups.values():
            yield from self._near(olds, news)

    def leftovers(self) -> Iterator[tuple[int, int]]:
        """Yield pairs of what is not matched yet."""
        olds = [old for old in range(len(self.before.nodes)) if old not in self.pairs]
        news = [new for new in range(len(self.after.nodes)) if new not in self.partner]
        return self._near(olds, news)

    def spread(self, candidates: Iterable[tuple[int, int]]) -> None:
        """Match candidates and what stands beside matches, until nothing is sure enough."""
        heap: list[tuple[int, int, int, int]] = []
        for old, new in candidates:
            self._push(heap, old, new)
        while heap:
            points, _, old, new = heappop(heap)
            if old in self.pairs or new in self.partner:
                continue
            if self._points(old, new) != points:
                self._push(heap, old, new)
                continue
            self.pairs[old], self.partner[new] = new, old
            for pair in self._beside(old, new):
                if len(self.before.links[pair[0]]) + len(self.after.links[pair[1]]) <= _MOST_LINKS:
                    self._push(heap, *pair)

    def _push(self, heap: list[tuple[int, int, int, int]], old: int, new: int) -> None:
        points = self._points(old, new)
        if points:
            heappush(heap, (points, abs(old - new), old, new))

    def _points(self, old: int, new: int) -> int:
        """Return how sure a pair is, less than 0, or 0 if it is not sure enough."""
        one, other = self.before.nodes[old], self.after.nodes[new]
        mine, others = self.before.labels[old], self.after.labels[new]
        same_lane = self.lanes.get(self.before.lanes[old]) == self.after.lanes[new]
        same_id, same_shape = one.id == other.id, one.shape is other.shape
        beside = (_LANE if same_lane else 0) + (_SHAPE if same_shape else 0)
        beside += (self.same_id if same_id else 0) + (_TEXTS if _texts(one) == _texts(other) else 0)
        same_label = mine == others != ""
        if same_label and self.counts[0][mine] == self.counts[1][mine] == 1:
            return -(_LABEL + _RARE + beside)  # whatever its neighbours
        links = self._common_links(old, new)
        beside += links
        if same_label:
            return -(_LABEL + beside)
        alike = similarity(mine, others) if mine and others else ALIKE if mine == others else 0.0
        if alike >= ALIKE and beside >= _ALIKE_ENOUGH:
            return -(int(_REWORDED * alike) + beside)
        enough = _SETTLED_ENOUGH if self.settled else _BESIDE_ENOUGH
        if links >= enough and (same_lane or same_id) and (same_shape or links == _NEIGHBOURS):
            return -beside
        alone = same_shape and same_lane and not self.before.links[old] and not self.after.links[new]
        sure = self.same_id == _ID_FIRST and (same_shape or same_lane)
        return -beside if same_id and (alone or sure) else 0

    def _common_links(self, old: int, new: int) -> int:
        """Return how many edges lead to the same nodes, with the same labels, from 0 to `_NEIGHBOURS`."""
        mine, others = self.before.links[old], self.after.links[new]
        pairs, partner, olds, news = self.pairs, self.partner, self.before.labels, self.after.labels
        if self.settled:
            mine = [link for link in mine if link[1] in pairs]
            others = [link for link in others if link[1] in partner]
        if not mine or not others:
            return 0
        left: list[tuple[bool, int | str, str]] = [
            (out, pairs.get(at, olds[at]), label) for out, at, label in mine
        ]
        right: list[tuple[bool, int | str, str]] = [
            (out, at if at in partner else news[at], label) for out, at, label in others
        ]
        there = Counter(right)
        to_same = Counter((out, node) for out, node, _ in right)
        common = (Counter(left) & there).total()
        to_same &= Counter((out, node) for out, node, _ in left)
        return _NEIGHBOURS * (3 * to_same.total() + common) // (4 * max(len(mine), len(others)))

    def _beside(self, old: int, new: int) -> Iterator[tuple[int, int]]:
        """Yield pairs of neighbours that are not matched yet, each on the same side of its match."""
        for out in (True, False):
            olds = [at for way, at, _ in self.before.links[old] if way is out and at not in self.pairs]
            news = [at for way, at, _ in self.after.links[new] if way is out and at not in self.partner]
            yield from self._near([*dict.fromkeys(olds)], [*dict.fromkeys(news)])

    def _near(self, olds: list[int], news: list[int]) -> Iterator[tuple[int, int]]:
        """Yield every pair, or of too many those that stand about as far from the first."""
        if len(olds) * len(news) <= _ALL_PAIRS:
            yield from product(olds, news)
            return
        for rank, old in enumerate(olds):
            for new in news[max(0, rank - _NEAR) : rank + _NEAR + 1]:
                yield old, new


def _texts(node: Node) -> tuple[object, ...]:
    return node.owner, node.system, node.description, node.items
