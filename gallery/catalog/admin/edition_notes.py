"""The notes on editions that are out, where a publisher mends them.

A row is known by its number: loading from files gives editions other keys. With each note goes what it was
when the page was opened, so that a note that nobody touched here does not undo what was written elsewhere.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext

from gallery.catalog.models import DiagramTemplate, Edition
from gallery.catalog.tidying import tidy_line, unwritable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import Field
    from django.http import HttpRequest, QueryDict

    from gallery.catalog.files.entries import TemplateEntry

    EditionFormBase = forms.ModelForm[Edition]
    EditionFormSetBase = BaseInlineFormSet[Edition, DiagramTemplate, EditionFormBase]
    EditionInlineBase = admin.StackedInline[Edition, DiagramTemplate]
else:
    EditionFormBase = forms.ModelForm
    EditionFormSetBase = BaseInlineFormSet
    EditionInlineBase = admin.StackedInline

PREFIX = "editions"
LANGUAGES = [code for code, _name in settings.LANGUAGES]


def note_on_page(data: Mapping[str, str], number: int | str, language: str, today: str) -> str:
    """Return what a page makes of a note that says something `today`."""
    name = f"{PREFIX}-{number}-note_{language}"
    written = data.get(name)
    return today if written is None or written == data.get(f"initial-{name}") else written


def with_notes(entry: TemplateEntry, data: QueryDict) -> TemplateEntry:
    """Return what a template would say if the notes of a page were saved."""
    editions = {}
    for number, edition in entry.editions.items():
        notes = {
            language: tidy_line(note_on_page(data, number, language, edition.get(language, "")))
            for language in LANGUAGES
        }
        editions[number] = {"published": edition["published"]} | {
            language: note for language, note in notes.items() if note
        }
    return dataclasses.replace(entry, editions=editions)


class EditionForm(EditionFormBase):
    """The note on an edition in each language."""

    def clean(self) -> dict[str, Any]:
        """Bring the notes into the form in which they are kept."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in [f"note_{language}" for language in LANGUAGES]:
            note = tidy_line(cleaned.get(name) or "")
            if unwritable(note) is not None:
                self.add_error(name, gettext("There is a control character in this: remove it."))
            else:
                cleaned[name] = note
        return cleaned


class EditionFormSet(EditionFormSetBase):
    """The editions that there are now, with the notes that were written on the page."""

    def __init__(self, data: QueryDict | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        if data is not None:
            self.data = self._of_today(data)

    def add_prefix(self, index: Any) -> str:
        """Name a row by the number of its edition."""
        editions = self.get_queryset()
        known = isinstance(index, int) and index < len(editions)
        return f"{self.prefix}-{editions[index].number}" if known else super().add_prefix(index)

    def _of_today(self, data: QueryDict) -> QueryDict:
        """Return what was sent, put together for the editions of today."""
        editions = self.get_queryset()
        today = data.copy()
        for count in ("TOTAL_FORMS", "INITIAL_FORMS"):
            today[f"{self.prefix}-{count}"] = str(len(editions))
        for edition in editions:
            row = f"{self.prefix}-{edition.number}"
            today[f"{row}-id"] = str(edition.pk)
            for language in LANGUAGES:
                now = getattr(edition, f"note_{language}") or ""
                today[f"{row}-note_{language}"] = note_on_page(data, edition.number, language, now)
                today[f"initial-{row}-note_{language}"] = now
        return today


class EditionInline(EditionInlineBase):
    """What visitors read of the editions after the first; which there are, publishing decides."""

    model = Edition
    form = EditionForm
    formset = EditionFormSet
    fields = ("came_out_at", tuple(f"note_{language}" for language in LANGUAGES))
    classes = ("collapse",)
    readonly_fields = ("came_out_at",)
    extra = 0
    max_num = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        """Let nobody invent an edition."""
        return False

    def formfield_for_dbfield(self, db_field: Field[Any, Any], request: HttpRequest, **kwargs: Any) -> Any:
        """Give each note room, its language, and what it was when the page was opened."""
        language = db_field.name.removeprefix("note_")
        if language in LANGUAGES:
            kwargs["widget"] = forms.TextInput({"class": "vTextField", "lang": language})
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and language in LANGUAGES:
            field.show_hidden_initial = True
        return field
