"""Lanes and nodes of a syntax tree → lanes and nodes of the diagram, each id once."""

import re

from gallery.flowzap.diagnostics import (
    BAD_NODE_ID,
    CAPITALS,
    DUPLICATE_LANE,
    DUPLICATE_NODE,
    NODE_OUTSIDE_LANE,
    NUMBER_GAP,
    TASKBOX_ATTRIBUTE,
    UNKNOWN_SHAPE,
    Diagnostic,
)
from gallery.flowzap.model import Lane, Node, Shape
from gallery.flowzap.resolver.names import Names
from gallery.flowzap.resolver.nearest import Nearest
from gallery.flowzap.resolver.texts import shown_label, shown_text, texts_by_key
from gallery.flowzap.syntax.cursor import shown
from gallery.flowzap.syntax.nodes import NODE_KEYS, LaneBlock, NodeStatement, SyntaxTree
from gallery.flowzap.syntax.tokens import Token

_NODE_ID = re.compile(r"n(?:0|[1-9][0-9]{0,8})")
_SHAPES = {shape.value: shape for shape in Shape}
_NEAREST_SHAPE = Nearest(_SHAPES)


def bind_lanes_and_nodes(tree: SyntaxTree, report: list[Diagnostic]) -> Names:
    """Define every lane and node; of two with the same id the first one counts.

    A second block with the id of a lane goes on with that lane. A node that stands in no lane is drawn in
    the lane before it, or else in the first one.
    """
    names = Names()
    first_lane = next((item.id.text for item in tree.items if isinstance(item, LaneBlock)), None)
    lane = first_lane
    for item in tree.items:
        if isinstance(item, LaneBlock):
            lane = item.id.text
            _define_lane(item, names, report)
            for statement in item.statements:
                if isinstance(statement, NodeStatement):
                    _define_node(statement, lane, names, report)
        elif isinstance(item, NodeStatement):
            report.append(Diagnostic(NODE_OUTSIDE_LANE, item.id.span, {"node": shown(item.id.text)}))
            _define_node(item, lane, names, report)
    _check_numbers(names, report)
    return names


def _define_lane(block: LaneBlock, names: Names, report: list[Diagnostic]) -> None:
    id_ = block.id.text
    if id_ in names.lanes:
        related = (names.lane_words[id_].span,)
        report.append(Diagnostic(DUPLICATE_LANE, block.id.span, {"lane": shown(id_)}, related))
        return
    label, label_span = shown_label(block.label)
    names.lane_words[id_] = block.id
    names.lanes[id_] = Lane(id_, label or id_, block.span, block.line, label_span)


def _define_node(statement: NodeStatement, lane: str | None, names: Names, report: list[Diagnostic]) -> None:
    id_ = statement.id.text
    if not _NODE_ID.fullmatch(id_):
        report.append(Diagnostic(BAD_NODE_ID, statement.id.span, {"node": shown(id_)}))
    node = _bound(statement, lane or "", report)
    if lane is None:
        names.unplaced.add(id_)
    elif id_ in names.nodes:
        names.doubles.add((lane, id_))
        related = (names.node_words[id_].span,)
        report.append(Diagnostic(DUPLICATE_NODE, statement.id.span, {"node": shown(id_)}, related))
    else:
        names.node_words[id_] = statement.id
        names.nodes[id_] = node


def _bound(statement: NodeStatement, lane: str, report: list[Diagnostic]) -> Node:
    word, shape_word, attributes, span, line = statement
    id_, shape = word.text, _shape(shape_word, report)
    texts = texts_by_key(attributes, NODE_KEYS, report)
    label, label_span = shown_label(texts.get("label"))
    description = shown_text(texts.get("description"))
    items: tuple[str, ...] = ()
    if shape is Shape.TASKBOX:
        label, *rest = (part.strip() for part in label.split("|"))
        items = tuple(part for part in rest if part)
        if not label and description:
            label, label_span = description, texts["description"].span
    elif "owner" in texts or "system" in texts:
        _report_taskbox_keys(statement, shape, report)
    if not label:
        label, label_span = id_, None
    owner, system = shown_text(texts.get("owner")), shown_text(texts.get("system"))
    return Node(id_, lane, shape, label, span, line, items, owner, system, description, label_span)


def _shape(token: Token | None, report: list[Diagnostic]) -> Shape:
    """Return the shape that is named, a rectangle for an unknown one and for none."""
    if token is None:
        return Shape.RECTANGLE
    shape = _SHAPES.get(token.text)
    if shape is not None:
        return shape
    lowered = token.text.lower()
    if lowered in _SHAPES:
        report.append(Diagnostic(CAPITALS, token.span, {"text": token.text, "lowered": lowered}))
        return _SHAPES[lowered]
    params = {"shape": shown(token.text)}
    nearest = _NEAREST_SHAPE.find(token.text)
    if nearest is not None:
        params["nearest"] = nearest
    report.append(Diagnostic(UNKNOWN_SHAPE, token.span, params))
    return Shape.RECTANGLE


def _report_taskbox_keys(statement: NodeStatement, shape: Shape, report: list[Diagnostic]) -> None:
    """Say that only a taskbox is documented to have an owner and a system; they are shown all the same."""
    for attribute in statement.attributes:
        if attribute.key is not None and attribute.key.text.lower() in ("owner", "system"):
            params = {"key": attribute.key.text, "node": shown(statement.id.text), "shape": shape.value}
            report.append(Diagnostic(TASKBOX_ATTRIBUTE, attribute.key.span, params))


def _check_numbers(names: Names, report: list[Diagnostic]) -> None:
    """Report the first gap in the numbers; numbering starts at 1, or at 0."""
    if any(diagnostic.rule in (BAD_NODE_ID, DUPLICATE_NODE) for diagnostic in report):
        return  # either mends the other: the gap is where the wrong id belongs
    expected = 0 if "n0" in names.nodes else 1
    for number in sorted(int(id_[1:]) for id_ in names.nodes):
        if number != expected:
            id_ = f"n{number}"
            params = {"missing": f"n{expected}", "node": id_}
            report.append(Diagnostic(NUMBER_GAP, names.node_words[id_].span, params))
            return
        expected += 1
