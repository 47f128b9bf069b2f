"""The labels of a diagram as a table from English to another language, on the change page.

The table follows from the English source as it stands in the editor: its structure cannot be changed here.
Each row is sent as it was shown, so that a translation is found again even where the source was edited in
the meantime, and none is lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from gallery.catalog.models.diagram_template import OTHER_LANGUAGES
from gallery.catalog.tidying import tidy_line, tidy_source, unwritable
from gallery.catalog.translating.labels import (
    LabelState,
    LabelTable,
    TranslatedLabel,
    Translation,
    label_table,
    unwritable_label,
)
from gallery.operations.limits import rate_limited
from gallery.operations.refusals import in_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from django.contrib import admin
    from django.http import HttpRequest, HttpResponse, QueryDict
    from django.urls import URLPattern

    from gallery.catalog.models import DiagramTemplate

    TemplateAdmin = admin.ModelAdmin[DiagramTemplate]

ROW = ("place", "english", "former", "before", "text")
"""What is sent of a row: place, text now, text before, translation as it was shown and as it is written."""
REMOVED_ROW = ("place", "english", "text")
FRAGMENT = "admin/catalog/diagramtemplate/_label_table.html"


@dataclass(frozen=True)
class Row:
    """A label as the table shows it."""

    label: TranslatedLabel
    language: str
    fault: str = ""

    @property
    def html_id(self) -> str:
        """Id of the box for the translation."""
        return box_id(self.language, self.label.place)

    @property
    def is_missing(self) -> bool:
        """Say whether there is no translation."""
        return self.label.state is LabelState.MISSING

    @property
    def is_changed(self) -> bool:
        """Say whether the English text is another one than was translated."""
        return self.label.state is LabelState.CHANGED


def box_id(language: str, place: str) -> str:
    """Return the id of the box for the translation of a label; ids hold no blanks."""
    return f"id_label-{language}-{place.replace(' ', '_')}"


@dataclass(frozen=True)
class TableShown:
    """The table of one language."""

    language: str
    rows: Sequence[Row]
    removed: Sequence[Translation]
    done: int

    @classmethod
    def of(cls, source: str, language: str, translations: Iterable[Sequence[str]]) -> Self:
        """Lay out the labels of a source with what is translated."""
        table = label_table(tidy_source(source), translations)
        rows = [Row(label, language, _fault(source, label)) for label in table.labels]
        return cls(language, rows, table.removed, _written(table))

    @property
    def html_id(self) -> str:
        """Id of the table."""
        return f"label_table_{self.language}"

    @property
    def fields(self) -> str:
        """Names of the fields that its rows are sent in."""
        rows = (f"label-{self.language}-{column}" for column in (*ROW, "right"))
        removed = (f"removed-{self.language}-{column}" for column in (*REMOVED_ROW, "discard"))
        return ",".join((*rows, *removed))

    @property
    def faults(self) -> list[str]:
        """What keeps translations from standing in their places."""
        return [row.fault for row in self.rows if row.fault]


def _written(table: LabelTable) -> int:
    return sum(label.state is LabelState.TRANSLATED for label in table.labels)


def _fault(source: str, label: TranslatedLabel) -> str:
    if not label.text:
        return ""
    if unwritable(label.text) is not None:
        return f"{label.place}: {gettext('There is a control character in this: remove it.')}"
    if not unwritable_label(source, label.place, label.text):
        return ""
    return gettext(
        "“%(text)s” cannot stand in %(place)s: brackets and blanks around it are not possible."
    ) % {
        "text": label.text,
        "place": label.place,
    }


def is_submitted(data: QueryDict, language: str) -> bool:
    """Say whether the table of a language is among what was sent."""
    return f"labels-{language}" in data


def submitted(data: QueryDict, language: str) -> list[Translation]:
    """Return the translations that a table was sent with.

    A changed label keeps the text that it was translated from, unless its translation was written anew or
    is said to be right still.
    """
    return [*_written_rows(data, language), *_kept_rows(data, language)]


def _written_rows(data: QueryDict, language: str) -> Iterator[Translation]:
    right = set(data.getlist(f"label-{language}-right"))
    rows = zip(*(data.getlist(f"label-{language}-{column}") for column in ROW), strict=False)
    for place, english, former, before, written in rows:
        if text := tidy_line(written):
            is_stale = former and text == before and place not in right
            yield Translation(place, former if is_stale else english, text)


def _kept_rows(data: QueryDict, language: str) -> Iterator[Translation]:
    discarded = set(data.getlist(f"removed-{language}-discard"))
    rows = zip(*(data.getlist(f"removed-{language}-{column}") for column in REMOVED_ROW), strict=False)
    for number, row in enumerate(rows):
        if str(number) not in discarded:
            yield Translation(*row)


def urls(admin: TemplateAdmin) -> list[URLPattern]:
    """Return the address of the table for a source that is being edited."""

    @require_POST
    @rate_limited("desk", in_text)
    def labels(request: HttpRequest, language: str) -> HttpResponse:
        """Show the table anew for the source as it is now, with all that was written into it."""
        if not (admin.has_change_permission(request) or admin.has_add_permission(request)):
            raise PermissionDenied
        source = request.POST.get("source_en", "")
        language = language if language in OTHER_LANGUAGES else OTHER_LANGUAGES[0]
        table = TableShown.of(source, language, submitted(request.POST, language))
        return render(request, FRAGMENT, {"table": table})

    view = admin.admin_site.admin_view(labels)
    return [path("labels/<slug:language>/", view, name="catalog_diagramtemplate_labels")]
