"""Diagnostics for programs: plain data, for JSON."""

from typing import TYPE_CHECKING

from gallery.flowzap import Analysis, Diagnostic, Language, Span

if TYPE_CHECKING:
    from gallery.flowzap import Repair

Record = dict[str, object]


def record(
    name: str, analysis: Analysis, diagnostic: Diagnostic, repair: "Repair | None", language: Language
) -> Record:
    """Return a diagnostic as plain data; lines and columns are counted from 1.

    An end is the place behind the last character. Columns are code points. `fix` is there only where there
    is a repair: texts to put in the place of others, all of them together.
    """
    rule = diagnostic.rule
    found: Record = {
        "file": name,
        **_place(analysis, diagnostic.span),
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "message": diagnostic.message_in(language),
        "hint": diagnostic.hint_in(language),
        "related": [_place(analysis, span) for span in diagnostic.related],
    }
    if repair is not None:
        found["fix"] = [{**_place(analysis, edit.span), "text": edit.text} for edit in repair.edits]
    return found


def _place(analysis: Analysis, span: Span) -> Record:
    start, end = analysis.position(span.start), analysis.position(span.end)
    return {"line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column}
