"""Repairs of lines: one statement on each, each statement in a lane, no fences."""

import re
from collections.abc import Iterator

from gallery.flowzap.diagnostics import Diagnostic
from gallery.flowzap.repairs.edits import Edit
from gallery.flowzap.repairs.survey import Survey
from gallery.flowzap.source import Span
from gallery.flowzap.syntax.nodes import EdgeStatement, LaneBlock, LoopStatement, Statement
from gallery.flowzap.syntax.writing import INDENT

_FENCE = re.compile(r"`{3,}[^\S\r\n]*[\w+-]*[^\S\r\n]*")
_NOTE_OR_BRACE = re.compile(r"(?P<note>(?:#|//)[^\r\n]*)|\}")


def split_line(survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Give every statement and every closing brace a line of its own, if all of this line could be read."""
    line = survey.line(diagnostic.span.start)
    if survey.is_broken(line) or any(survey.source[lane.id.start] == "{" for lane in survey.lanes):
        return
    for start, indent in sorted(_beginnings(survey, line)):
        if not survey.is_first(start):
            yield Edit(Span(survey.blanks_before(start), start), survey.line_end + indent)


def _beginnings(survey: Survey, line: Span) -> Iterator[tuple[int, str]]:
    """Yield where something begins on a line that belongs on its own, and how it is indented there."""
    known: list[Span] = []
    for lane in survey.lanes:
        brace = survey.brace_of(lane)
        if line.start <= lane.id.start < line.end:
            yield lane.id.start, ""
        if line.start <= brace < line.end:
            end = (
                lane.label.end
                if lane.label is not None and brace < lane.label.start < line.end
                else brace + 1
            )
            known.append(Span(max(lane.id.start, line.start), end))
    for statement in survey.statements_on(line):
        yield statement.span.start, INDENT if survey.is_in_lane(statement) else ""
        known.append(statement.span)
    end = line.start
    for span in [*sorted(known), Span(line.end, line.end)]:
        for found in _NOTE_OR_BRACE.finditer(survey.source, end, span.start):
            if found["note"]:
                return
            yield found.start(), ""
        end = span.end


def remove_fences(survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Remove all Markdown fences, if none of them holds more than the name of a language."""
    spans = (diagnostic.span, *diagnostic.related)
    if all(_FENCE.fullmatch(survey.source, span.start, span.end) for span in spans):
        yield from (Edit(survey.without(span), "") for span in spans)


def move_into_lane(survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Move an edge to the end of the lane that it leaves, a loop to that of the lane of its first node."""
    statement = survey.statement_at(diagnostic.span.start)
    line = survey.line_of(diagnostic.span)
    block = survey.block_of.get(_fitting_lane(survey, statement))
    if line is None or block is None or not survey.is_closed(block):
        return
    brace = block.span.end - 1
    if not survey.is_first(brace):
        return
    content = survey.source[line.start : line.end].strip()
    end = survey.line(brace).start
    yield Edit(line, "")
    yield Edit(Span(end, end), f"{_indent_in(survey, block)}{content}{survey.line_end}")


def _fitting_lane(survey: Survey, statement: Statement | None) -> str:
    names: list[str] = []
    if isinstance(statement, EdgeStatement):
        names = [statement.source.node.text]
    elif isinstance(statement, LoopStatement):
        names = [node.text.rpartition(".")[2] for node in statement.nodes]
    return next((survey.names.lane_of[name] for name in names if name in survey.names.lane_of), "")


def _indent_in(survey: Survey, block: LaneBlock) -> str:
    """Return the indentation of the last statement in a lane."""
    if block.statements:
        start = block.statements[-1].span.start
        before = survey.source[survey.line(start).start : start]
        if not before.strip():
            return before
    return INDENT
