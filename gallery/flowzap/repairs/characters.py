"""Repairs of characters: emoji, invisible ones and those that no text may hold are removed."""

from collections.abc import Iterator

from gallery.flowzap.diagnostics import EMOJI, Diagnostic
from gallery.flowzap.repairs.edits import Edit
from gallery.flowzap.repairs.names import ends_of
from gallery.flowzap.repairs.survey import Survey, would_join
from gallery.flowzap.source import Span
from gallery.flowzap.syntax.characters import is_lost_byte, is_suspicious
from gallery.flowzap.syntax.nodes import EdgeStatement, LoopStatement, Statement, Text


def remove_character(survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Remove a run of characters; in a text what is shown stays the same, and an emoji leaves no gap.

    Between words nothing may grow together, so that what is sound stays so. An emoji that is all there is
    of a text, or that may tell one edge from another, says something: it stays. So does what is in a text
    that has no proper quotes yet, or beside bytes that are lost, which may have been part of it.
    """
    span = diagnostic.span
    neighbours = survey.source[max(span.start - 1, 0) : span.start] + survey.source[span.end : span.end + 1]
    if any(map(is_lost_byte, neighbours)):
        return
    found = survey.texts.text_at(span.start)
    if found is None:
        yield _between_words(survey.source, span)
        return
    text, statement = found
    if not text.sound:
        return
    if diagnostic.rule is EMOJI:
        if text.start in survey.texts.mere_emoji or _is_told_apart(survey, statement):
            return
        span = _with_blank(survey.source, span, text.span)
    elif survey.source[span.start] == "\t":
        yield from (Edit(Span(at, at + 1), " ") for at in _tabs(survey.source, text.span))
        return
    quoted = statement is not None and not isinstance(statement, LoopStatement)
    yield Edit(span, "\\" if quoted and _would_escape(survey.source, span, text) else "")


def _between_words(source: str, span: Span) -> Edit:
    """Remove a run outside of texts; where several stand side by side, the last one keeps words apart."""
    start = span.start
    after = source[span.end : span.end + 1]
    if is_suspicious(after):
        return Edit(span, "")
    while start and is_suspicious(source[start - 1]):
        start -= 1
    before = source[start - 1] if start else "\n"
    if after == " " and before in " \t\r\n":
        return Edit(Span(span.start, span.end + 1), "")
    return Edit(span, " " if would_join(before, after) else "")


def _tabs(source: str, span: Span) -> Iterator[int]:
    """Yield the place of every tab of a text: only the first one is reported."""
    at = source.find("\t", span.start, span.end)
    while at >= 0:
        yield at
        at = source.find("\t", at + 1, span.end)


def _with_blank(source: str, span: Span, text: Span) -> Span:
    """Take the blank along that would be one too many: behind an emoji, before it at the end of a text."""
    start, end = span
    opens, closes = start == text.start, end == text.end
    if closes:
        while start > text.start and source[start - 1] == " ":
            start -= 1
    elif opens or source[start - 1] == " ":
        while end < text.end and source[end] == " ":
            end += 1
    return Span(start, end)


def _would_escape(source: str, span: Span, text: Text) -> bool:
    """Say whether a lone backslash before a range would come to stand before a quote or a backslash."""
    at = span.start
    while at > text.start and source[at - 1] == "\\":
        at -= 1
    return (span.start - at) % 2 == 1 and source[span.end] in '"\\'


def _is_told_apart(survey: Survey, statement: Statement | None) -> bool:
    """Say whether the label of an edge may be all that sets it apart from another edge."""
    if not isinstance(statement, EdgeStatement) or statement.span not in survey.names.edges:
        return False
    return survey.names.edges_between[ends_of(survey.names.edges[statement.span])] > 1
