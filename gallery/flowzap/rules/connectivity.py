"""Advice on how nodes hang together."""

from collections.abc import Iterator

from gallery.flowzap.diagnostics import DUPLICATE_EDGE, EMPTY_LANE, ORPHAN_NODE, UNREACHED_NODE, Diagnostic
from gallery.flowzap.model import Diagram, Edge, Shape
from gallery.flowzap.source import Span


def orphan_nodes(diagram: Diagram) -> Iterator[Diagnostic]:
    """Report nodes in no edge; a diagram of one node is fine."""
    if len(diagram.nodes) < 2:
        return
    connected = {edge.source for edge in diagram.edges} | {edge.target for edge in diagram.edges}
    for node in diagram.nodes:
        if node.id not in connected:
            yield Diagnostic(ORPHAN_NODE, node.span, {"node": node.id})


def unreached_nodes(diagram: Diagram) -> Iterator[Diagnostic]:
    """Report connected nodes that no path leads to from a start.

    A start is a circle with exits and without entries; where a flow leads back to every such circle, any
    circle with exits is one. Without a start there is nothing to say.
    """
    exits: dict[str, list[str]] = {}
    for edge in diagram.edges:
        exits.setdefault(edge.source, []).append(edge.target)
    entered = {edge.target for edge in diagram.edges if edge.source != edge.target}
    circles = [node.id for node in diagram.nodes if node.shape is Shape.CIRCLE and node.id in exits]
    ahead = [id_ for id_ in circles if id_ not in entered] or circles
    if not ahead:
        return
    reached = set(ahead)
    while ahead:
        for target in exits.get(ahead.pop(), ()):
            if target not in reached:
                reached.add(target)
                ahead.append(target)
    for node in diagram.nodes:
        if node.id not in reached and (node.id in entered or node.id in exits):
            yield Diagnostic(UNREACHED_NODE, node.span, {"node": node.id})


def duplicate_edges(diagram: Diagram) -> Iterator[Diagnostic]:
    """Report edges that say what another one says: same nodes, same sides, same label."""
    first: dict[tuple[str, ...], Edge] = {}
    for edge in diagram.edges:
        same = first.setdefault(
            (edge.source, edge.source_side, edge.target, edge.target_side, edge.label), edge
        )
        if same is not edge:
            params = {"source": edge.source, "target": edge.target}
            yield Diagnostic(DUPLICATE_EDGE, edge.span, params, (same.span,))


def empty_lanes(diagram: Diagram) -> Iterator[Diagnostic]:
    """Report lanes in which nothing stands."""
    used = {node.lane for node in diagram.nodes}
    for lane in diagram.lanes:
        if lane.id not in used:
            name = Span(lane.span.start, lane.span.start + len(lane.id))
            yield Diagnostic(EMPTY_LANE, name, {"lane": lane.id})
