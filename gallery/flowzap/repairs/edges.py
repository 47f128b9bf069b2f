"""Repairs of edges and of the names in them: sides, lanes, doubles."""

import re
from collections.abc import Iterator

from gallery.flowzap.diagnostics import Diagnostic
from gallery.flowzap.model import Shape, Side
from gallery.flowzap.repairs.edits import Edit
from gallery.flowzap.repairs.survey import Survey
from gallery.flowzap.source import Span
from gallery.flowzap.syntax.nodes import EdgeStatement, Handle

_SIDES = {side.value: side for side in Side}
_PARENTHESIS = re.compile(r"[^\S\r\n]*\(")
_NODE = re.compile(r"\.(\w+(?:-\w+)*)")


def write_out_handles(survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Write `.handle(side)` at the ends that lack it, with the side that is drawn, and the target's lane.

    A side that is written and unknown, or in a parenthesis that is not closed, is left to its author.
    """
    statement = survey.edge_at(diagnostic.span.start)
    edge = survey.names.edges.get(statement.span) if statement is not None else None
    if statement is None or edge is None:
        return
    ends = ((statement.source, edge.source_side), (statement.target, edge.target_side))
    if any(not handle.complete and not _is_plain(survey.source, handle) for handle, _ in ends):
        return
    nodes = survey.names.nodes
    if statement.target.lane is None and nodes[edge.source].lane != nodes[edge.target].lane:
        start = statement.target.node.start
        if edge.target not in survey.names.lane_of:
            return
        yield Edit(Span(start, start), f"{survey.names.lane_of[edge.target]}.")
    for handle, side in ends:
        if not handle.complete:
            yield Edit(Span(handle.node.end, handle.span.end), f".handle({side})")


def _is_plain(source: str, handle: Handle) -> bool:
    known = handle.side is None or handle.side.text.lower() in _SIDES
    return known and not _PARENTHESIS.match(source, handle.span.end)


def name_right_lane(survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Write the lane in which a node is before its id, in the place of another one."""
    found = _NODE.match(survey.source, diagnostic.span.end)
    if found is not None and found[1] in survey.names.lane_of:
        yield Edit(diagnostic.span, survey.names.lane_of[found[1]])


def name_lane(survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Write the lane in which a node is before its id."""
    lane = survey.names.lane_of.get(survey.source[diagnostic.span.start : diagnostic.span.end])
    if lane is not None:
        yield Edit(Span(diagnostic.span.start, diagnostic.span.start), f"{lane}.")


def remove_double(survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Remove an edge that is exactly another one, key by key, unless a decision needs it as an exit."""
    double = survey.edge_at(diagnostic.span.start)
    original = survey.edge_at(diagnostic.related[0].start)
    if double is None or original is None or _pairs(double) != _pairs(original):
        return
    if survey.line_of(double.span) is None or _is_needed(survey, double):
        return
    yield Edit(survey.without(double.span), "")


def _pairs(edge: EdgeStatement) -> list[tuple[str, str]]:
    return [
        (attribute.key.text.lower() if attribute.key is not None else "", attribute.value.text)
        for attribute in edge.attributes
    ]


def _is_needed(survey: Survey, edge: EdgeStatement) -> bool:
    node = survey.names.nodes[edge.source.node.text]
    return node.shape is Shape.DIAMOND and survey.names.exits_of[node.id] < 2
