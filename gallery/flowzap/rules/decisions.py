"""Advice on decisions: what a diamond asks and how its exits answer."""

from collections.abc import Iterator

from gallery.flowzap.diagnostics import SINGLE_EXIT, UNLABELLED_EXIT, Diagnostic
from gallery.flowzap.model import Diagram, Edge, Shape


def decision_exits(diagram: Diagram) -> Iterator[Diagnostic]:
    """Report decisions with fewer than two exits, and exits without a label where there are several."""
    exits: dict[str, list[Edge]] = {node.id: [] for node in diagram.nodes if node.shape is Shape.DIAMOND}
    for edge in diagram.edges:
        if edge.source in exits:
            exits[edge.source].append(edge)
    for node in diagram.nodes:
        if node.id not in exits:
            continue
        if len(exits[node.id]) < 2:
            yield Diagnostic(SINGLE_EXIT, node.span, {"node": node.id})
            continue
        for edge in exits[node.id]:
            if not edge.label:
                yield Diagnostic(UNLABELLED_EXIT, edge.span, {"node": node.id, "target": edge.target})
