"""What sets two diagrams apart that should differ in their labels alone: a diagram and its translation."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, zip_longest
from typing import NamedTuple

from gallery.flowzap.languages import Language, sentence
from gallery.flowzap.model import Diagram, Edge, Lane, Loop, Node


class DifferenceKind(NamedTuple):
    """A way in which two diagrams can differ; `message` is a `str.format` template, as a rule's is."""

    name: str
    message: str


class Difference(NamedTuple):
    """A difference with the parameters of its sentence, at a line (from 1) of the second diagram's source.

    Where the second diagram lacks something, it is the line of what stands in its place, or of the last
    thing that both have.
    """

    kind: DifferenceKind
    line: int
    params: Mapping[str, str]

    @property
    def message(self) -> str:
        """Return what differs, in English."""
        return self.message_in("en")

    def message_in(self, language: Language) -> str:
        """Return what differs, in a language."""
        return sentence(self.kind.message, language, self.params)


LANE_MISSING = DifferenceKind("lane-missing", "Lane {lane} of the original is missing here.")
LANE_ADDED = DifferenceKind("lane-added", "Lane {lane} is not in the original.")
LANE_MOVED = DifferenceKind("lane-moved", "Lane {lane} stands where the original has lane {original}.")
NODE_MISSING = DifferenceKind("node-missing", "Node {node} of the original is missing here.")
NODE_ADDED = DifferenceKind("node-added", "Node {node} is not in the original.")
NODE_MOVED = DifferenceKind("node-moved", "Node {node} stands where the original has node {original}.")
NODE_LANE = DifferenceKind(
    "node-lane", "Node {node} is in lane {original} in the original and in lane {here} here."
)
NODE_SHAPE = DifferenceKind("node-shape", "Node {node} is a {original} in the original and a {here} here.")
NODE_ITEMS = DifferenceKind("node-items", "Node {node} has {original} items in the original and {here} here.")
NODE_TEXT_MISSING = DifferenceKind("node-text-missing", "The {key} of node {node} is missing here.")
NODE_TEXT_ADDED = DifferenceKind("node-text-added", "The {key} of node {node} is not in the original.")
EDGE_MISSING = DifferenceKind("edge-missing", "The edge {edge} of the original is missing here.")
EDGE_ADDED = DifferenceKind("edge-added", "The edge {edge} is not in the original.")
EDGE_CHANGED = DifferenceKind("edge-changed", "The edge {original} of the original is {edge} here.")
EDGE_LABEL_MISSING = DifferenceKind(
    "edge-label-missing", "The edge {edge} has a label in the original and none here."
)
EDGE_LABEL_ADDED = DifferenceKind(
    "edge-label-added", "The edge {edge} has no label in the original and one here."
)
LOOP_MISSING = DifferenceKind("loop-missing", "The loop over {nodes} of the original is missing here.")
LOOP_ADDED = DifferenceKind("loop-added", "The loop over {nodes} is not in the original.")
LOOP_CHANGED = DifferenceKind(
    "loop-changed", "The loop over {original} of the original is over {nodes} here."
)
CONDITION_MISSING = DifferenceKind(
    "condition-missing", "The loop over {nodes} has a condition in the original and none here."
)
CONDITION_ADDED = DifferenceKind(
    "condition-added", "The loop over {nodes} has no condition in the original and one here."
)

KINDS = tuple(kind for kind in tuple(globals().values()) if isinstance(kind, DifferenceKind))
"""Every kind of difference."""


def first_difference(original: Diagram, other: Diagram) -> Difference | None:
    """Return the first difference of `other` that is not a label: lanes, then nodes, edges and loops."""
    return next(
        chain(
            _lanes(original.lanes, other.lanes),
            _nodes(original.nodes, other.nodes),
            _edges(original.edges, other.edges),
            _loops(original.loops, other.loops),
        ),
        None,
    )


def _lanes(original: Sequence[Lane], other: Sequence[Lane]) -> Iterator[Difference]:
    before, here = {lane.id for lane in original}, {lane.id for lane in other}
    for was, now in zip_longest(original, other):
        line = _line(now, other)
        if now is None or (was is not None and was.id not in here):
            yield Difference(LANE_MISSING, line, {"lane": was.id})
        elif was is None or now.id not in before:
            yield Difference(LANE_ADDED, line, {"lane": now.id})
        elif was.id != now.id:
            yield Difference(LANE_MOVED, line, {"lane": now.id, "original": was.id})


def _nodes(original: Sequence[Node], other: Sequence[Node]) -> Iterator[Difference]:
    before, here = {node.id for node in original}, {node.id for node in other}
    for was, now in zip_longest(original, other):
        line = _line(now, other)
        if now is None or (was is not None and was.id not in here):
            yield Difference(NODE_MISSING, line, {"node": was.id})
        elif was is None or now.id not in before:
            yield Difference(NODE_ADDED, line, {"node": now.id})
        elif was.id != now.id:
            yield Difference(NODE_MOVED, line, {"node": now.id, "original": was.id})
        else:
            yield from _node(was, now)


def _node(was: Node, now: Node) -> Iterator[Difference]:
    for kind, before, here in (
        (NODE_LANE, was.lane, now.lane),
        (NODE_SHAPE, was.shape.value, now.shape.value),
        (NODE_ITEMS, str(len(was.items)), str(len(now.items))),
    ):
        if before != here:
            yield Difference(kind, now.line, {"node": now.id, "original": before, "here": here})
    for key, had, has in (
        ("label", was.label_span is not None, now.label_span is not None),
        ("owner", bool(was.owner), bool(now.owner)),
        ("system", bool(was.system), bool(now.system)),
        ("description", bool(was.description), bool(now.description)),
    ):
        if had != has:
            kind = NODE_TEXT_MISSING if had else NODE_TEXT_ADDED
            yield Difference(kind, now.line, {"node": now.id, "key": key})


def _edges(original: Sequence[Edge], other: Sequence[Edge]) -> Iterator[Difference]:
    for was, now in zip_longest(original, other):
        line = _line(now, other)
        if now is None:
            yield Difference(EDGE_MISSING, line, {"edge": _edge_text(was)})
        elif was is None:
            yield Difference(EDGE_ADDED, line, {"edge": _edge_text(now)})
        elif _edge_text(was) != _edge_text(now):
            yield Difference(EDGE_CHANGED, line, {"edge": _edge_text(now), "original": _edge_text(was)})
        elif bool(was.label) != bool(now.label):
            kind = EDGE_LABEL_MISSING if was.label else EDGE_LABEL_ADDED
            yield Difference(kind, line, {"edge": _edge_text(now)})


def _loops(original: Sequence[Loop], other: Sequence[Loop]) -> Iterator[Difference]:
    for was, now in zip_longest(original, other):
        line = _line(now, other)
        if now is None:
            yield Difference(LOOP_MISSING, line, {"nodes": " ".join(was.nodes)})
        elif was is None:
            yield Difference(LOOP_ADDED, line, {"nodes": " ".join(now.nodes)})
        elif was.nodes != now.nodes:
            yield Difference(
                LOOP_CHANGED, line, {"nodes": " ".join(now.nodes), "original": " ".join(was.nodes)}
            )
        elif bool(was.condition) != bool(now.condition):
            kind = CONDITION_MISSING if was.condition else CONDITION_ADDED
            yield Difference(kind, line, {"nodes": " ".join(now.nodes)})


def _line(now: Lane | Node | Edge | Loop | None, others: Sequence[Lane | Node | Edge | Loop]) -> int:
    """Return the line of what is there, or of the last of its kind."""
    if now is not None:
        return now.line
    return others[-1].line if others else 1


def _edge_text(edge: Edge) -> str:
    return f"{edge.source}.handle({edge.source_side}) -> {edge.target}.handle({edge.target_side})"
