"""Repairs of the words and marks that a statement is made of."""

import re
from collections.abc import Iterator

from gallery.flowzap.diagnostics import Diagnostic
from gallery.flowzap.repairs.edits import Edit
from gallery.flowzap.repairs.survey import Survey, would_join
from gallery.flowzap.source import Span
from gallery.flowzap.syntax.nodes import EdgeStatement, LoopStatement, NodeStatement, Statement

_PUNCTUATION = re.compile(r"[,;]+")
_BETWEEN = re.compile(r"[\s,;]*")
_BEHIND_ID = re.compile(r"[\s,;]*[:=]?[\s,;]*")
_BETWEEN_NODES = re.compile(r"[\s,;=>–—→⟶➜➝-]*")
_BETWEEN_PAIRS = re.compile(r"[\s,;\[\]]*")
"""What stands between the words of a statement, with the punctuation that should not."""

_CONDITION = re.compile(
    r"""\s*(?:\((?P<round>[^()\[\]"\r\n]*)\)|"(?P<quoted>[^"\\\[\]\r\n]*)")\s+[nN][0-9]+(?:\s+[nN][0-9]+)*"""
)
"""A condition between other marks than brackets, and nodes behind it."""


def write_small_letters(_survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Write a known word in small letters."""
    yield Edit(diagnostic.span, diagnostic.params["lowered"])


def add_colon(_survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Write the colon between a node and its shape."""
    yield Edit(Span(diagnostic.span.end, diagnostic.span.end), ":")


def draw_arrow(_survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Write another arrow as `->`."""
    yield Edit(diagnostic.span, "->")


def bracket_condition(survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Put the condition of a loop into brackets: `loop (daily) n1 n2`, `loop "daily" n1 n2`."""
    statement = survey.statement_at(diagnostic.span.start)
    if statement is None:
        return
    found = _CONDITION.fullmatch(survey.source, diagnostic.span.end, statement.span.end)
    if found is not None:
        kind = found.lastgroup or ""
        yield Edit(Span(found.start(kind) - 1, found.end(kind) + 1), f"[{found[kind]}]")


def remove_punctuation(survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Remove commas and semicolons between the words of a statement and behind it."""
    if survey.source[diagnostic.span.start] not in ",;":
        return
    statement = survey.statement_at(diagnostic.span.start)
    if statement is None:
        return
    gaps = list(_gaps(statement))
    if all(between.fullmatch(survey.source, gap.start, gap.end) for gap, between in gaps):
        for gap, _ in gaps:
            for found in _PUNCTUATION.finditer(survey.source, gap.start, gap.end):
                before, after = survey.source[found.start() - 1], survey.source[found.end() : found.end() + 1]
                yield Edit(Span(*found.span()), " " if would_join(before, after) else "")


def _gaps(statement: Statement) -> Iterator[tuple[Span, re.Pattern[str]]]:
    """Yield the places between the words and texts of a statement, up to its end, with what belongs there."""
    first, others = _BETWEEN, _BETWEEN
    if isinstance(statement, EdgeStatement):
        first, others = _BETWEEN_NODES, _BETWEEN_PAIRS
    elif isinstance(statement, NodeStatement):
        first = _BEHIND_ID
    end = statement.span.start
    for at, word in enumerate((*_words(statement), Span(statement.span.end, statement.span.end))):
        yield Span(end, word.start), first if at == 1 else others
        end = word.end


def _words(statement: Statement) -> Iterator[Span]:
    if isinstance(statement, LoopStatement):
        yield Span(statement.span.start, statement.condition.end + 1)
        yield from (node.span for node in statement.nodes)
        return
    if isinstance(statement, EdgeStatement):
        yield from (statement.source.span, statement.target.span)
    elif isinstance(statement, NodeStatement):
        yield statement.id.span
        if statement.shape is not None:
            yield statement.shape.span
    for attribute in statement.attributes:
        value = attribute.value
        start = attribute.key.start if attribute.key is not None else value.start - 1
        yield Span(start, value.end + 1 if value.sound else value.end)
