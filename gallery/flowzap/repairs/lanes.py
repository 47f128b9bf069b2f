"""Repairs of lanes: ids, labels and braces."""

import re
from collections.abc import Iterator

from gallery.flowzap.diagnostics import Diagnostic
from gallery.flowzap.repairs.edits import Edit
from gallery.flowzap.repairs.survey import BLANK, Survey
from gallery.flowzap.source import Span
from gallery.flowzap.syntax.nodes import LaneBlock

_NOTE = re.compile(r"(?:#|//)[^\r\n]*")
_BRACES = re.compile(r"\}(?:\s*\})*")
_WORDS = re.compile(r"\w+")
_SAME_LINE = re.compile(r"[^\S\r\n]*")
_QUOTES = "\"'“”„«»‘’ "
_EMPTY_LABEL = re.compile(r"\s*#?\s*")


def join_brace(survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Put the brace of a lane behind its id, with the label that stands before it."""
    lane, brace = survey.lane_before(diagnostic.span.start), diagnostic.span
    if lane is None:
        return
    if BLANK.fullmatch(survey.source, lane.id.end, brace.start):
        yield Edit(Span(lane.id.end, brace.start), " ")
        return
    label = lane.label
    if label is not None and label.end <= brace.start and survey.is_last(brace.end):
        yield Edit(Span(lane.id.end, brace.end), f" {{ # {label.text}" if label.text else " {")


def raise_label(survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Put the label of a lane behind its brace, and a comment that stands there where the label stood."""
    lane = survey.lane_before(diagnostic.span.start)
    if lane is None or lane.label is None or not survey.is_first(diagnostic.span.start):
        return
    brace = survey.brace_of(lane)
    if not BLANK.fullmatch(survey.source, lane.id.end, brace):
        return
    header = Span(brace + 1, survey.end_of_line(brace))
    rest = survey.source[header.start : header.end].strip()
    if rest and not rest.startswith("//"):
        return
    if not lane.label.text:
        yield Edit(survey.without(diagnostic.span), "")
        return
    yield Edit(header, f" # {lane.label.text}")
    yield Edit(diagnostic.span, rest) if rest else Edit(survey.without(diagnostic.span), "")


def close_lane(survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Write the closing brace of a lane at its end, unless a brace further on may have been meant for it."""
    at = survey.lane_at.get(diagnostic.span.start)
    if at is None:
        return
    lane = survey.lanes[at]
    if at + 1 < len(survey.lanes):
        follower = survey.lanes[at + 1].span.start
        above = survey.line(follower).start
        if not survey.is_first(follower) or lane.span.end > above or survey.last_loose_brace > follower:
            return
    before = survey.source[survey.line(lane.span.start).start : lane.span.start]
    indent = "" if before.strip() else before
    yield Edit(Span(lane.span.end, lane.span.end), f"{survey.line_end}{indent}}}")


def remove_braces(survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Remove the braces of a line that close nothing, unless a lane may have been closed too early."""
    previous = survey.item_before(diagnostic.span.start)
    found = _BRACES.match(survey.source, diagnostic.span.start, survey.line(diagnostic.span.start).end)
    if found is None or not (previous is None or isinstance(previous, LaneBlock)):
        return
    span = Span(*found.span())
    if survey.is_last(span.end) or _NOTE.match(survey.source[span.end : survey.line(span.end).end].lstrip()):
        yield Edit(survey.without(span), "")


def rename_lane(survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Make one word of the id of a lane, everywhere; what was written stays as its label.

    Only of the author's own words, and only where no other lane is called so.
    """
    at = survey.lane_at.get(diagnostic.span.start)
    if at is None:
        return
    lane, id_ = survey.lanes[at], diagnostic.params["suggestion"]
    written = survey.source[diagnostic.span.start : diagnostic.span.end]
    label = written.strip(_QUOTES)
    brace = survey.brace_of(lane)
    line_end = survey.end_of_line(brace)
    needs_label = (lane.label is None or not lane.label.text) and label != id_
    if (
        _words(written) != _words(id_)
        or survey.suggested_lanes[id_] > 1
        or survey.blocks_called[lane.id.text] > 1
        or (lane.id.text != id_ and (survey.blocks_called[id_] or not survey.is_read))
        or not _SAME_LINE.fullmatch(survey.source, lane.id.end, brace)
        or (needs_label and not _EMPTY_LABEL.fullmatch(survey.source, brace + 1, line_end))
    ):
        return
    yield Edit(diagnostic.span, id_)
    if lane.id.text != id_:
        yield from (Edit(span, id_) for span in survey.names.prefixes.get(lane.id.text, ()))
    if needs_label:
        yield Edit(Span(brace + 1, line_end), f" # {label}")


def _words(text: str) -> str:
    return "".join(_WORDS.findall(text)).casefold()
