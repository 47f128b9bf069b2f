"""Texts and labels that are missing in a language, or older than the English ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from gallery.catalog.quality.findings import Finder, Finding, label_field
from gallery.catalog.translating.labels import LabelState
from gallery.catalog.translating.texts import TRACED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gallery.catalog.models import DiagramTemplate
    from gallery.catalog.quality.surroundings import Surroundings
    from gallery.catalog.translating.labels import TranslatedLabel

OTHER_LANGUAGES = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def find_gaps(template: DiagramTemplate, around: Surroundings) -> Iterator[Finding]:  # noqa: ARG001 (a Find)
    """Yield what of a template is not in each other language, or not what the English says today."""
    for language in OTHER_LANGUAGES:
        outdated = template.outdated_texts(language)
        for text in TRACED:
            field = f"{text}_{language}"
            if getattr(template, f"{text}_en") and not getattr(template, field):
                yield Finding("untranslated", language, field)
            elif text in outdated:
                yield Finding("outdated", language, field)
        yield from _labels(template, language)


def _labels(template: DiagramTemplate, language: str) -> Iterator[Finding]:
    """Yield how many labels are translated if not all are, and how many say something else since."""
    labels = [label for label in template.labels_in(language).labels if label.english.strip()]
    missing = [label for label in labels if label.state is LabelState.MISSING]
    changed = [label for label in labels if label.state is LabelState.CHANGED]
    if missing:
        counts = {"done": len(labels) - len(missing), "total": len(labels)}
        yield _at(missing[0], "untranslated", language, counts)
    if changed:
        yield _at(changed[0], "outdated", language, {"count": len(changed)})


def _at(first: TranslatedLabel, kind: str, language: str, counts: dict[str, int]) -> Finding:
    """Return a finding about labels, mended from the first of them on."""
    return Finding(kind, language, label_field(language, first.place), {"place": first.place, **counts})


TRANSLATIONS = Finder(frozenset({"untranslated", "outdated"}), find_gaps)
