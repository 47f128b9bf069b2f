"""Advice for the sequence view: requests across lanes and their answers."""

from collections.abc import Iterable, Iterator

from gallery.flowzap.diagnostics import UNANSWERED_REQUEST, Diagnostic
from gallery.flowzap.model import Diagram


def unanswered_requests(diagram: Diagram) -> Iterator[Diagnostic]:
    """Report edges into another lane after which nothing leads back, unless they are an answer themselves.

    An answer is an edge into a lane that has asked before: a path leads from a request of that lane to it.
    For each lane the graph is walked twice: O(lanes · edges).
    """
    lane_of = {node.id: node.lane for node in diagram.nodes}
    forwards: dict[str, list[str]] = {}
    backwards: dict[str, list[str]] = {}
    leaving: dict[str, list[str]] = {}
    entering: dict[str, list[str]] = {}
    for edge in diagram.edges:
        forwards.setdefault(edge.source, []).append(edge.target)
        backwards.setdefault(edge.target, []).append(edge.source)
        if lane_of[edge.source] != lane_of[edge.target]:
            leaving.setdefault(lane_of[edge.source], []).append(edge.target)
            entering.setdefault(lane_of[edge.target], []).append(edge.source)
    asked = {lane: _reached(targets, forwards) for lane, targets in leaving.items()}
    answering = {lane: _reached(sources, backwards) for lane, sources in entering.items()}
    for edge in diagram.edges:
        source, target = lane_of[edge.source], lane_of[edge.target]
        if (
            source == target
            or edge.target in answering.get(source, ())
            or edge.source in asked.get(target, ())
        ):
            continue
        yield Diagnostic(UNANSWERED_REQUEST, edge.span, {"source": source, "target": target})


def _reached(starts: Iterable[str], links: dict[str, list[str]]) -> set[str]:
    """Return the nodes that links lead to, the starts among them."""
    reached = set(starts)
    ahead = list(reached)
    while ahead:
        for node in links.get(ahead.pop(), ()):
            if node not in reached:
                reached.add(node)
                ahead.append(node)
    return reached
