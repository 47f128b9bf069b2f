"""Advice for the sequence view: requests across lanes and their answers."""

from collections.abc import Iterator

from gallery.flowzap.diagnostics import UNANSWERED_REQUEST, Diagnostic
from gallery.flowzap.model import Diagram


def unanswered_requests(diagram: Diagram) -> Iterator[Diagnostic]:
    """Report edges into another lane after which no path ever leads back into the lane they left.

    For each lane the graph is walked backwards from the edges that enter it: O(lanes · edges).
    """
    lane_of = {node.id: node.lane for node in diagram.nodes}
    entries: dict[str, list[str]] = {}
    for edge in diagram.edges:
        entries.setdefault(edge.target, []).append(edge.source)
    answering: dict[str, set[str]] = {}
    for lane in {
        lane_of[edge.source] for edge in diagram.edges if lane_of[edge.source] != lane_of[edge.target]
    }:
        ahead = [e.source for e in diagram.edges if lane_of[e.target] == lane and lane_of[e.source] != lane]
        reached = set(ahead)
        while ahead:
            for node in entries.get(ahead.pop(), ()):
                if node not in reached:
                    reached.add(node)
                    ahead.append(node)
        answering[lane] = reached
    for edge in diagram.edges:
        source, target = lane_of[edge.source], lane_of[edge.target]
        if source != target and edge.target not in answering[source]:
            yield Diagnostic(UNANSWERED_REQUEST, edge.span, {"source": source, "target": target})
