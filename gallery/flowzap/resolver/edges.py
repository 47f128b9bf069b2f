"""Edges and loops of a syntax tree → edges and loops of the diagram, every end bound to its node."""

from gallery.flowzap.diagnostics import (
    CAPITALS,
    EDGE_OUTSIDE_LANE,
    LOOP_OUTSIDE_LANE,
    MISSING_HANDLE,
    MISSING_LANE_PREFIX,
    UNKNOWN_SIDE,
    Diagnostic,
)
from gallery.flowzap.model import Edge, Loop, Node, Side
from gallery.flowzap.resolver.names import Names
from gallery.flowzap.resolver.nearest import Nearest
from gallery.flowzap.resolver.texts import shown_label, texts_by_key
from gallery.flowzap.syntax.characters import printable
from gallery.flowzap.syntax.cursor import shown
from gallery.flowzap.syntax.nodes import (
    EDGE_KEYS,
    EdgeStatement,
    Handle,
    LaneBlock,
    LoopStatement,
    SyntaxTree,
)
from gallery.flowzap.syntax.statements import split_name

_SIDES = {side.value: side for side in Side}
_NEAREST_SIDE = Nearest(_SIDES)


def bind_edges_and_loops(
    tree: SyntaxTree, names: Names, report: list[Diagnostic]
) -> tuple[tuple[Edge, ...], tuple[Loop, ...]]:
    """Bind every edge whose two nodes exist, and every loop with the nodes of it that exist."""
    edges: list[Edge] = []
    loops: list[Loop] = []
    for item in tree.items:
        lane, statements = (item.id.text, item.statements) if isinstance(item, LaneBlock) else (None, (item,))
        for statement in statements:
            if isinstance(statement, EdgeStatement):
                if lane is None:
                    report.append(Diagnostic(EDGE_OUTSIDE_LANE, statement.span))
                edge = _bound_edge(statement, lane, len(edges) + 1, names, report)
                if edge is not None:
                    edges.append(edge)
            elif isinstance(statement, LoopStatement):
                if lane is None:
                    report.append(Diagnostic(LOOP_OUTSIDE_LANE, statement.span))
                loop = _bound_loop(statement, names, report)
                if loop.nodes:
                    loops.append(loop)
    return tuple(edges), tuple(loops)


def _bound_edge(
    statement: EdgeStatement, lane: str | None, number: int, names: Names, report: list[Diagnostic]
) -> Edge | None:
    tail, head, attributes, span, line = statement
    texts = texts_by_key(attributes, EDGE_KEYS, report)
    source = names.find(tail.lane, tail.node, report)
    target = names.find(head.lane, head.node, report)
    if source is None or target is None:
        return None
    source_side = _side(tail, report)
    target_side = _side(head, report)
    if source_side is None or target_side is None:
        inferred = _inferred_sides(source, target, names)
        source_side, target_side = source_side or inferred[0], target_side or inferred[1]
    if not (tail.complete and head.complete):
        report.append(_missing_handle(statement, (source, source_side), (target, target_side)))
    elif head.lane is None and target.lane not in (source.lane, lane):
        params = {"node": shown(target.id), "right": shown(target.lane)}
        report.append(Diagnostic(MISSING_LANE_PREFIX, head.node.span, params))
    label, label_span = shown_label(texts.get("label"))
    return Edge(f"e{number}", source.id, source_side, target.id, target_side, label, span, line, label_span)


def _side(handle: Handle, report: list[Diagnostic]) -> Side | None:
    token = handle.side
    if token is None:
        return None
    side = _SIDES.get(token.text)
    if side is not None:
        return side
    lowered = token.text.lower()
    if lowered in _SIDES:
        report.append(Diagnostic(CAPITALS, token.span, {"text": token.text, "lowered": lowered}))
        return _SIDES[lowered]
    params = {"side": shown(token.text)}
    nearest = _NEAREST_SIDE.find(token.text)
    if nearest is not None:
        params["nearest"] = nearest
    report.append(Diagnostic(UNKNOWN_SIDE, token.span, params))
    return None


def _inferred_sides(source: Node, target: Node, names: Names) -> tuple[Side, Side]:
    """Return the sides that most edges use: to the right in a lane, else towards the other lane."""
    if source.lane == target.lane:
        return Side.RIGHT, Side.LEFT
    if names.row(source.lane) < names.row(target.lane):
        return Side.BOTTOM, Side.TOP
    return Side.TOP, Side.BOTTOM


def _missing_handle(
    statement: EdgeStatement, source: tuple[Node, Side], target: tuple[Node, Side]
) -> Diagnostic:
    """Say that handles are not written out, with the edge as it should be."""
    from_node, from_side = source
    to_node, to_side = target
    from_lane = f"{from_node.lane}." if statement.source.lane is not None else ""
    to_lane = (
        f"{to_node.lane}." if statement.target.lane is not None or to_node.lane != from_node.lane else ""
    )
    edge = f"{from_lane}{from_node.id}.handle({from_side}) -> {to_lane}{to_node.id}.handle({to_side})"
    span = statement.target.span if statement.source.complete else statement.source.span
    return Diagnostic(MISSING_HANDLE, span, {"edge": edge})


def _bound_loop(statement: LoopStatement, names: Names, report: list[Diagnostic]) -> Loop:
    nodes: dict[str, None] = {}
    for token in statement.nodes:
        *prefix, name = split_name(token)
        node = names.find(prefix[-1] if prefix else None, name, report)
        if node is not None:
            nodes[node.id] = None
    condition = printable(statement.condition.text).strip()
    return Loop(condition, tuple(nodes), statement.span, statement.line)
