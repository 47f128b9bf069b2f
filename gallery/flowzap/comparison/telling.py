"""Two matched diagrams → what changed, in the order of their union: lanes, nodes, edges, loops."""

from collections import Counter
from collections.abc import Iterator, Mapping

from gallery.flowzap.comparison import kinds
from gallery.flowzap.comparison.changes import Change, ChangeKind, Saying
from gallery.flowzap.comparison.lanes import Pairs
from gallery.flowzap.comparison.matching import Matching, merged, moved
from gallery.flowzap.comparison.naming import Names, quoted, shape_word, side_words
from gallery.flowzap.comparison.texts import own_label
from gallery.flowzap.comparison.union import Union
from gallery.flowzap.model import Diagram, Edge, Lane, Loop, Node

_Said = Mapping[str, str | Saying]
_TEXTS = (
    ("owner", kinds.OWNER_ADDED, kinds.OWNER_REMOVED, kinds.OWNER_ALTERED),
    ("system", kinds.SYSTEM_ADDED, kinds.SYSTEM_REMOVED, kinds.SYSTEM_ALTERED),
    ("description", kinds.DESCRIPTION_ADDED, kinds.DESCRIPTION_REMOVED, kinds.DESCRIPTION_ALTERED),
)


def tell(before: Diagram, after: Diagram, matching: Matching, union: Union) -> Iterator[Change]:
    """Yield every change. O(size of both; lanes²)."""
    teller = _Teller(before, after, matching, union)
    yield from teller.lanes()
    yield from teller.nodes()
    yield from teller.edges()
    yield from teller.loops()


class _Teller:
    def __init__(self, before: Diagram, after: Diagram, matching: Matching, union: Union) -> None:
        self.before, self.after, self.matching, self.union = before, after, matching, union
        self.were, self.are = Names(before), Names(after)
        self._drawn_loops = {
            place: " ".join(loop.nodes) for place, loop in zip(union.loops, union.diagram.loops, strict=True)
        }

    def lanes(self) -> Iterator[Change]:
        pairs = self.matching.lanes
        partner = _turned(pairs)
        elsewhere = set(moved(pairs))
        for number, gone in merged(len(self.before.lanes), len(self.after.lanes), pairs):
            if gone:
                was = self.before.lanes[number]
                yield Change(
                    kinds.LANE_REMOVED,
                    was.id,
                    "",
                    self.union.lane_ids[was.id],
                    {"lane": self.were.lane(was.id)},
                )
                continue
            now = self.after.lanes[number]
            if number not in partner:
                yield Change(kinds.LANE_ADDED, "", now.id, now.id, {"lane": self.are.lane(now.id)})
                continue
            was = self.before.lanes[partner[number]]
            for kind, said in self._lane(was, now, number, moved=partner[number] in elsewhere):
                yield Change(kind, was.id, now.id, now.id, {"lane": self.are.lane(now.id), **said})

    def _lane(self, was: Lane, now: Lane, number: int, *, moved: bool) -> Iterator[tuple[ChangeKind, _Said]]:
        if own_label(was) != own_label(now):
            yield kinds.LANE_LABEL, {"old": self.were.lane(was.id)}
        if moved and number:
            yield kinds.LANE_AFTER, {"other": self.are.lane(self.after.lanes[number - 1].id)}
        elif moved:
            yield kinds.LANE_FIRST, {}

    def nodes(self) -> Iterator[Change]:
        pairs = self.matching.nodes
        partner = _turned(pairs)
        lanes = {
            self.before.lanes[old].id: self.after.lanes[new].id for old, new in self.matching.lanes.items()
        }
        for number, gone in merged(len(self.before.nodes), len(self.after.nodes), pairs):
            if gone:
                was = self.before.nodes[number]
                said = {"step": self.were.step(was.id), "lane": self.were.lane(was.lane)}
                yield Change(kinds.NODE_REMOVED, was.id, "", self.union.node_ids[was.id], said)
                continue
            now = self.after.nodes[number]
            step = self.are.step(now.id)
            if number not in partner:
                said = {"step": step, "lane": self.are.lane(now.lane)}
                yield Change(kinds.NODE_ADDED, "", now.id, now.id, said)
                continue
            was = self.before.nodes[partner[number]]
            if was != now or lanes.get(was.lane) != now.lane:
                for kind, params in self._node(was, now, stayed=lanes.get(was.lane) == now.lane):
                    yield Change(kind, was.id, now.id, now.id, {"step": step, **params})

    def _node(self, was: Node, now: Node, *, stayed: bool) -> Iterator[tuple[ChangeKind, _Said]]:
        if own_label(was) != own_label(now):
            yield kinds.NODE_LABEL, {"old": self.were.step(was.id)}
        if not stayed:
            yield kinds.NODE_LANE, {"old": self.were.lane(was.lane), "lane": self.are.lane(now.lane)}
        if was.shape is not now.shape:
            yield kinds.NODE_SHAPE, {"shape": shape_word(now.shape), "old": shape_word(was.shape)}
        for key, added, removed, altered in _TEXTS:
            old, text = getattr(was, key), getattr(now, key)
            if old == text or (key == "description" and old == was.label and text == now.label):
                continue  # a description that stands in for the label has been told as such
            said = {"text": quoted(text), "old": quoted(old)}
            yield (altered if old and text else added if text else removed), said
        gone, new = Counter(was.items) - Counter(now.items), Counter(now.items) - Counter(was.items)
        for item in gone.elements():
            yield kinds.ITEM_REMOVED, {"old": quoted(item)}
        for item in new.elements():
            yield kinds.ITEM_ADDED, {"text": quoted(item)}
        if not gone and not new and was.items != now.items:
            yield kinds.ITEMS_MOVED, {}

    def edges(self) -> Iterator[Change]:
        partner = _turned(self.matching.edges)
        for number, gone in merged(len(self.before.edges), len(self.after.edges), self.matching.edges):
            if gone:
                was = self.before.edges[number]
                drawn = self.union.edge_ids[was.id]
                yield Change(kinds.EDGE_REMOVED, was.id, "", drawn, {"arrow": self.were.arrow(was)})
                continue
            now = self.after.edges[number]
            if number not in partner:
                yield Change(kinds.EDGE_ADDED, "", now.id, now.id, {"arrow": self.are.arrow(now)})
                continue
            was = self.before.edges[partner[number]]
            for kind, said in self._edge(was, now):
                yield Change(kind, was.id, now.id, now.id, said)

    def _edge(self, was: Edge, now: Edge) -> Iterator[tuple[ChangeKind, _Said]]:
        if was.label != now.label:
            said = {
                "arrow": self.are.arrow(now, labelled=False),
                "label": quoted(now.label),
                "old": quoted(was.label),
            }
            if was.label and now.label:
                yield kinds.EDGE_LABEL, said
            else:
                yield (kinds.EDGE_LABEL_ADDED if now.label else kinds.EDGE_LABEL_REMOVED), said
        for kind, old, side in (
            (kinds.EDGE_LEAVES, was.source_side, now.source_side),
            (kinds.EDGE_ENTERS, was.target_side, now.target_side),
        ):
            if old is not side:
                yield kind, {"arrow": self.are.arrow(now), "side": side_words(side), "old": side_words(old)}

    def loops(self) -> Iterator[Change]:
        partner = _turned(self.matching.loops)
        for place in merged(len(self.before.loops), len(self.after.loops), self.matching.loops):
            number, gone = place
            drawn = self._drawn_loops.get(place, "")  # one without nodes is not there
            if gone:
                was = self.before.loops[number]
                yield Change(kinds.LOOP_REMOVED, str(number + 1), "", drawn, {"loop": self.were.loop(was)})
                continue
            now = self.after.loops[number]
            if number not in partner:
                yield Change(kinds.LOOP_ADDED, "", str(number + 1), drawn, {"loop": self.are.loop(now)})
                continue
            old = partner[number]
            for kind, said in self._loop(self.before.loops[old], now):
                yield Change(kind, str(old + 1), str(number + 1), drawn, said)

    def _loop(self, was: Loop, now: Loop) -> Iterator[tuple[ChangeKind, _Said]]:
        if was.condition != now.condition:
            said = {
                "loop": self.are.loop(now, conditional=False),
                "condition": quoted(now.condition),
                "old": quoted(was.condition),
            }
            if was.condition and now.condition:
                yield kinds.CONDITION_ALTERED, said
            else:
                yield (kinds.CONDITION_ADDED if now.condition else kinds.CONDITION_REMOVED), said
        loop = self.are.loop(now)
        there = {node.id for node in self.after.nodes}
        were = {self.union.node_ids[id_]: id_ for id_ in was.nodes}
        for id_ in now.nodes:
            if id_ not in were:
                yield kinds.MEMBER_ADDED, {"step": self.are.step(id_), "loop": loop}
        for id_ in were:
            if id_ in there and id_ not in now.nodes:  # what is gone was told as a step
                yield kinds.MEMBER_REMOVED, {"step": self.are.step(id_), "loop": loop}


def _turned(pairs: Pairs) -> Pairs:
    return {new: old for old, new in pairs.items()}
