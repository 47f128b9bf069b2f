"""What the engine says of a source, and of its labels in other languages."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from django.conf import settings

from gallery import flowzap
from gallery.catalog.quality.findings import SOURCE_FIELD, Finder, Finding, label_field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gallery.catalog.models import DiagramTemplate
    from gallery.catalog.quality.surroundings import Surroundings

SEVERITIES = (flowzap.Severity.ERROR, flowzap.Severity.WARNING)
"""What a curator should act on; advice is told where the source is written. Also names of kinds."""


def find_remarks(template: DiagramTemplate, around: Surroundings) -> Iterator[Finding]:  # noqa: ARG001 (a Find)
    """Yield the first error and the first warning of the English source with how many there are.

    Of the other languages, those that their labels alone bring about, a finding for each label.
    """
    english = _Remarks(template, settings.LANGUAGE_CODE)
    for severity in SEVERITIES:
        if found := english.of(severity):
            yield Finding(severity, english.language, SOURCE_FIELD, english.details(found))
    for language in template.source_languages:
        if language != english.language:
            yield from _of_labels(_Remarks(template, language), english)


def _of_labels(translated: _Remarks, english: _Remarks) -> Iterator[Finding]:
    known = {(diagnostic.rule, english.place(diagnostic)) for diagnostic in english.diagnostics}
    by_field: dict[tuple[str, str], list[flowzap.Diagnostic]] = {}
    for diagnostic in translated.diagnostics:
        place = translated.place(diagnostic)
        if (diagnostic.rule, place) not in known:
            by_field.setdefault((diagnostic.rule.severity, place), []).append(diagnostic)
    for (severity, place), found in by_field.items():
        field = label_field(translated.language, place) if place else SOURCE_FIELD
        yield Finding(severity, translated.language, field, translated.details(found) | {"place": place})


class _Remarks:
    """What the engine says of a source in one language, less what somebody accepted."""

    def __init__(self, template: DiagramTemplate, language: str) -> None:
        self.language = language
        self.analysis = flowzap.analyze(template.source_in(language))
        accepted = template.accepted_warnings
        self.diagnostics = [
            diagnostic
            for diagnostic in self.analysis.diagnostics
            if diagnostic.rule.severity is flowzap.Severity.ERROR
            or (diagnostic.rule.severity is flowzap.Severity.WARNING and diagnostic.rule.name not in accepted)
        ]

    def of(self, severity: flowzap.Severity) -> list[flowzap.Diagnostic]:
        return [diagnostic for diagnostic in self.diagnostics if diagnostic.rule.severity is severity]

    def place(self, diagnostic: flowzap.Diagnostic) -> str:
        """Return the place of the label that a diagnostic is about, "" if it is about something else."""
        start, end = diagnostic.span
        for label in self._labels:
            # The quotes around a label are part of what is meant, and not of the label.
            if label.span.start - 1 <= start and end <= label.span.end + 1:
                return label.place
        return ""

    @cached_property
    def _labels(self) -> tuple[flowzap.Label, ...]:
        return flowzap.labels_of(self.analysis.source)

    def details(self, found: Sequence[flowzap.Diagnostic]) -> dict[str, object]:
        """Return what is told of some diagnostics: the first one, and how many there are."""
        first = found[0]
        line, column = self.analysis.position(first.span.start)
        return {
            "line": line,
            "column": column,
            "rule": first.rule.name,
            "params": dict(first.params),
            "count": len(found),
        }


SOURCES = Finder(frozenset(SEVERITIES), find_remarks)
