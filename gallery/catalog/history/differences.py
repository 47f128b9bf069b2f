"""What sets two states of a template apart, field by field, as curators read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gallery.catalog.history.text_differences import differences
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.translating.texts import TRACED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from django_stubs_ext import StrPromise

    from gallery.catalog.files.entries import TemplateEntry
    from gallery.catalog.history.text_differences import Row

_TEXTS = {"titles": _("Title"), "summaries": _("Summary"), "descriptions": _("Description")}
_PLAIN: Mapping[str, StrPromise] = {
    "slug": _("Slug"),
    "category": _("Category"),
    "tags": _("Tags"),
    "related": _("Related templates"),
    "status": _("Status"),
    "published": _("Published"),
    "expires": _("Expires"),
    "accepted": _("Accepted warnings"),
    "old_slugs": _("Former addresses"),
    "editions": _("Editions"),
}

_TRACED = dict(zip(TRACED, _TEXTS.values(), strict=True))
_TIMES = {"published", "expires"}


@dataclass(frozen=True)
class FieldDifference:
    """A field that says something else in two states, as text in both."""

    field: str
    name: str
    """What the field is called, in the active language."""
    language: str
    """Of which language the field is, if it is of one."""
    before: str
    after: str

    @property
    def rows(self) -> list[Row]:
        """Line by line."""
        return differences(self.before, self.after)

    @property
    def title(self) -> str:
        """The name of the field with that of its language: “Title (English)”."""
        name = capfirst(self.name)
        return f"{name} ({dict(settings.LANGUAGES)[self.language]})" if self.language else name

    @property
    def key(self) -> tuple[str, str]:
        """By what the field is known."""
        return self.field, self.language


def entry_differences(before: TemplateEntry | None, after: TemplateEntry) -> list[FieldDifference]:
    """Return the fields in which two states differ, in the order of the page; None says nothing at all."""
    old = {difference.key: difference for difference in _fields(before)} if before else {}
    found = []
    for field in _fields(after):
        was = old[field.key].after if field.key in old else ""
        if was != field.after:
            found.append(FieldDifference(field.field, field.name, field.language, was, field.after))
    return found


def _fields(entry: TemplateEntry) -> Iterator[FieldDifference]:
    """Yield every field with its text."""
    languages = [code for code, _name in settings.LANGUAGES]
    for field, name in _TEXTS.items():
        texts = getattr(entry, field)
        for language in languages:
            yield _field(field, name, texts.get(language, ""), language)
    yield _field("source", _("FlowZap source"), entry.source, settings.LANGUAGE_CODE)
    for language in languages:
        if language != settings.LANGUAGE_CODE:
            outdated = entry.outdated.get(language, ())
            names = ", ".join(str(name) for field, name in _TRACED.items() if field in outdated)
            yield _field("outdated", _("Outdated translations"), names, language)
            labels = entry.labels.get(language, ())
            rows = [f"{place}: {english} → {text}" for place, english, text in labels]
            yield _field("labels", _("Labels"), "\n".join(rows), language)
    for field, name in _PLAIN.items():
        value = getattr(entry, field)
        if field == "status":
            text = str(DiagramTemplate.Status(value).label)
        elif field in _TIMES:
            text = _time(value)
        elif field == "editions":
            text = "\n".join(_edition(number, texts) for number, texts in value.items())
        else:
            text = _text(value)
        yield _field(field, name, text)
    for language in languages:
        yield _field(
            "next_notes", _("What is new in the next version"), entry.next_notes.get(language, ""), language
        )


def _field(field: str, name: StrPromise, text: str, language: str = "") -> FieldDifference:
    return FieldDifference(field, str(name), language, "", text)


def _text(value: str | Sequence[str] | Mapping[str, str]) -> str:
    """Return any value as lines of text."""
    if isinstance(value, str):
        return value
    rows = [f"{key}: {text}" for key, text in value.items()] if isinstance(value, dict) else value
    return "\n".join(rows)


def _edition(number: str, texts: Mapping[str, str]) -> str:
    notes = " | ".join(texts[language] for language, _name in settings.LANGUAGES if texts.get(language))
    return gettext("Version %(number)s, %(time)s: %(notes)s") % {
        "number": number,
        "time": _time(texts["published"]),
        "notes": notes or "–",
    }


def _time(written: str) -> str:
    """Return a time of an entry as people read it, to the second."""
    return written.replace("T", " ").replace("Z", " UTC")
