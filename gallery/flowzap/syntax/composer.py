"""Diagram → source text: what an author would have to write for it.

    Diagram ─ blocks ─▶ lanes with their nodes ─ homes ─▶ edges and loops among them ─ writing ─▶ text

Order is part of a diagram, and ids of edges count it. So every lane is written with its own nodes, and
with the edges that leave it as long as that keeps them in order; an edge that comes too early or too late
for its lane is written in another one, which the language allows.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from gallery.flowzap import source as limits
from gallery.flowzap.model import Diagram, Edge, Node, Shape
from gallery.flowzap.syntax.characters import printable
from gallery.flowzap.syntax.nodes import NODE_KEYS
from gallery.flowzap.syntax.notations import other_notation
from gallery.flowzap.syntax.writing import (
    Pairs,
    written_edge,
    written_handle,
    written_lane,
    written_loop,
    written_node,
    written_source,
)

_ID = re.compile(r"\w+(?:-\w+)*")


def to_source(diagram: Diagram) -> str:
    """Write a diagram as text from which the very same diagram is read, in the layout of formatting.

    A diagram whose nodes do not stand lane by lane opens lanes again, which is reported as an error when
    the text is read, with the same diagram all the same.

    Raise `ValueError` for what no source can hold, and so no diagram that was read from one: in any text a
    line end, tab or invisible character, or a blank at its ends; an empty label of a lane or node (its id
    stands in for it); brackets in the condition of a loop; `|` in the label or an item of a taskbox, an
    empty item, items elsewhere; an id that is not one word, defined twice or not at all; edges that are not
    called e1, e2, e3 …; a loop without nodes; more than the limits allow. O(n log n) in the number of edges.
    """
    _check(diagram)
    blocks = list(_blocks(diagram))
    home: dict[str, int] = {}
    for at, (lane_id, _) in enumerate(blocks):
        home.setdefault(lane_id, at)
    lane_of = {node.id: node.lane for node in diagram.nodes}
    lines = [[_node(node) for node in nodes] for _, nodes in blocks]
    for edge, at in zip(
        diagram.edges, _in_order([home[lane_of[edge.source]] for edge in diagram.edges]), strict=True
    ):
        lines[at].append(_edge(edge, lane_of, blocks[at][0]))
    for loop, at in zip(
        diagram.loops, _in_order([home[lane_of[loop.nodes[0]]] for loop in diagram.loops]), strict=True
    ):
        lines[at].append(written_loop(_text(loop.condition, "loop"), loop.nodes))
    labels = {lane.id: _label(lane.label, lane.id, implied=lane.label_span is None) for lane in diagram.lanes}
    text = written_source(
        written_lane(id_, labels[id_], statements) for (id_, _), statements in zip(blocks, lines, strict=True)
    )
    if len(text) > limits.MAX_CHARACTERS or other_notation(text):
        raise ValueError("no source can hold this diagram: it is too long, or looks like another notation")
    return text


def _blocks(diagram: Diagram) -> Iterator[tuple[str, list[Node]]]:
    """Yield lanes with the nodes that stand together in them; the lanes open in their order."""
    closed = iter(diagram.lanes)
    opened: set[str] = set()
    block: tuple[str, list[Node]] | None = None
    for node in diagram.nodes:
        while node.lane not in opened:
            if block is not None:
                yield block
            block = (next(closed).id, [])
            opened.add(block[0])
        if block is None or block[0] != node.lane:
            if block is not None:
                yield block
            block = (node.lane, [])
        block[1].append(node)
    if block is not None:
        yield block
    yield from ((lane.id, []) for lane in closed)


def _in_order(homes: Sequence[int]) -> Iterator[int]:
    """Yield the block for each of a row of things, never one before that of the thing before.

    As many as can be stay at home: a longest non-decreasing subsequence (Fredman, "On computing the length
    of longest increasing subsequences", 1975), O(n log n). The others go as near to it as order allows; it is
    sought from the end, so that of two it is the later one that moves on, and not the earlier one back.
    """
    ends: list[int] = []  # ends[k]: the highest home that a subsequence of k + 1 begins with, negative
    first: list[int] = []  # first[k]: where that one stands
    behind = [-1] * len(homes)
    for at in reversed(range(len(homes))):
        length = bisect_right(ends, -homes[at])
        behind[at] = first[length - 1] if length else -1
        ends[length : length + 1] = [-homes[at]]
        first[length : length + 1] = [at]
    kept = first[-1] if first else -1
    block = 0
    for at, home in enumerate(homes):
        block = max(block, home if kept < 0 else min(home, homes[kept]))
        yield block
        if at == kept:
            kept = behind[at]


def _node(node: Node) -> str:
    return written_node(node.id, node.shape, _texts(node))


def _texts(node: Node) -> Pairs:
    if node.shape is Shape.TASKBOX:
        label = _taskbox_label(node)
    elif node.items:
        raise ValueError(f"{node.id}: only a taskbox has items")
    else:
        label = _label(node.label, node.id, implied=node.label_span is None)
    for key, text in zip(NODE_KEYS, (label, node.owner, node.description, node.system), strict=True):
        if text:
            yield key, _text(text, node.id)


def _taskbox_label(node: Node) -> str:
    """Return title and items between bars; the title may stand in the description alone."""
    implied = node.label_span is None and not node.description
    title = "" if node.label == node.description else _label(node.label, node.id, implied=implied)
    for part in (title, *node.items):
        if "|" in _text(part, node.id):
            raise ValueError(f"{node.id}: title and items of a taskbox cannot hold a bar")
    if not all(node.items):
        raise ValueError(f"{node.id}: an item of a taskbox cannot be empty")
    return "|".join([title, *node.items])


def _label(label: str, id_: str, *, implied: bool) -> str:
    """Return what to write for a label: nothing where the id is shown for the want of one."""
    if not label:
        raise ValueError(f"{id_}: a label cannot be empty")
    return "" if implied and label == id_ else _text(label, id_)


def _text(text: str, owner: str) -> str:
    if "\n" in text or "\r" in text:
        raise ValueError(f"{owner}: a text cannot hold a line end")
    if text != printable(text).strip():
        raise ValueError(f"{owner}: a text cannot hold invisible characters or blanks at its ends")
    return text


def _edge(edge: Edge, lane_of: dict[str, str], lane: str) -> str:
    """Write an edge in a lane; a node of another lane is named with its own."""
    source, target = (
        written_handle("" if lane_of[node] == lane else lane_of[node], node, side)
        for node, side in ((edge.source, edge.source_side), (edge.target, edge.target_side))
    )
    return written_edge(source, target, [("label", _text(edge.label, edge.id))] if edge.label else ())


def _check(diagram: Diagram) -> None:
    """Raise `ValueError` where ids are not words, not unique or not defined, and above the limits."""
    lanes = {lane.id for lane in diagram.lanes}
    nodes = {node.id for node in diagram.nodes}
    for id_ in lanes | nodes:
        if not _ID.fullmatch(id_):
            raise ValueError(f"{id_!r} is not an id")
    if len(lanes) < len(diagram.lanes) or len(nodes) < len(diagram.nodes):
        raise ValueError("an id is defined twice")
    if not lanes.issuperset(node.lane for node in diagram.nodes):
        raise ValueError("a node stands in no lane")
    if not nodes.issuperset(
        [end for edge in diagram.edges for end in (edge.source, edge.target)]
        + [node for loop in diagram.loops for node in loop.nodes]
    ):
        raise ValueError("an edge or a loop names a node that is not defined")
    if any(edge.id != f"e{number}" for number, edge in enumerate(diagram.edges, 1)):
        raise ValueError("edges are not called e1, e2, e3 …")
    for loop in diagram.loops:
        if not loop.nodes or len(set(loop.nodes)) < len(loop.nodes):
            raise ValueError("a loop names no node, or one twice")
        if "[" in loop.condition or "]" in loop.condition:
            raise ValueError("the condition of a loop cannot hold a bracket")
    if (
        len(lanes) > limits.MAX_LANES
        or len(nodes) > limits.MAX_NODES
        or len(diagram.edges) > limits.MAX_EDGES
        or len(diagram.loops) > limits.MAX_LOOPS
    ):
        raise ValueError("no source can hold as many lanes, nodes, edges or loops")
