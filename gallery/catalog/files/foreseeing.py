"""What loading an entry would change, and what the engine says of its source: for those who decide on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from gallery.catalog.files.entries import LANGUAGES, CategoryEntry, TagEntry, TemplateEntry
from gallery.catalog.history.differences import FieldDifference, entry_differences
from gallery.catalog.remarks import remarks_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gallery.catalog.files.entries import Entry
    from gallery.catalog.files.planning import Outcome
    from gallery.catalog.remarks import Remark


@dataclass(frozen=True)
class Foreseen:
    """What becomes of an entry, field by field."""

    outcome: Outcome
    differences: Sequence[FieldDifference]
    """Of an entry that the database has, where it would say something else."""
    remarks: Sequence[Remark]
    """On the source of a template that would be written."""


def foresee(outcome: Outcome) -> Foreseen:
    """Look at what an outcome would change; also at what overwriting would, where the entry is skipped."""
    entry = outcome.entry
    looked_at = isinstance(entry, TemplateEntry) and outcome.verdict.writes
    return Foreseen(
        outcome,
        differences=list(_differences(outcome.twin, outcome.stored)) if outcome.twin else [],
        remarks=remarks_on(entry.source) if looked_at and isinstance(entry, TemplateEntry) else [],
    )


def _differences(before: Entry | None, after: Entry) -> Iterator[FieldDifference]:
    match before, after:
        case TemplateEntry(), TemplateEntry():
            yield from entry_differences(before, after)
        case TagEntry(), TagEntry():
            yield from _texts("names", gettext("Name"), before.names, after.names)
        case CategoryEntry(), CategoryEntry():
            yield from _texts("names", gettext("Name"), before.names, after.names)
            yield from _texts("descriptions", gettext("Description"), before.descriptions, after.descriptions)
            yield from _plain("order", gettext("Order"), str(before.order), str(after.order))
    if before and not isinstance(before, TemplateEntry):
        yield from _plain("slug", gettext("Slug"), before.slug, after.slug)


def _texts(field: str, name: str, before: dict[str, str], after: dict[str, str]) -> Iterator[FieldDifference]:
    for language in LANGUAGES:
        was, becomes = before.get(language, ""), after.get(language, "")
        if was != becomes:
            yield FieldDifference(field, name, language, was, becomes)


def _plain(field: str, name: str, before: str, after: str) -> Iterator[FieldDifference]:
    if before != after:
        yield FieldDifference(field, name, "", before, after)
