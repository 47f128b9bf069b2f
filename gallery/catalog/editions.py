"""The editions of a template as visitors read them: when each came out, and what is new in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.utils.translation import gettext

from gallery import localize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from gallery.catalog.models import DiagramTemplate, Edition


class Note(NamedTuple):
    """A line of the list of editions."""

    number: int
    came_out_at: datetime
    text: str
    language: str = ""
    """Of the text, empty if it is that of the page."""


def later_editions(template: DiagramTemplate) -> Iterable[Edition]:
    """Return the editions of a template after the first, latest first; where there are none, unasked."""
    return template.editions.all() if template.version > 1 else ()


def editions_of(template: DiagramTemplate) -> list[Note]:
    """Return the editions of a template, latest first; none if there is but the first, which says nothing."""
    return [*_notes(template)] if template.version > 1 else []


def _notes(template: DiagramTemplate) -> Iterator[Note]:
    for edition in later_editions(template):
        text, language = note_in(localize.language(), edition)
        yield Note(edition.number, edition.came_out_at, text or gettext("Revised"), language)
    if template.published_at:
        yield Note(1, template.published_at, gettext("First published"))


def note_in(language: str, edition: Edition) -> tuple[str, str]:
    """Return what is new in an edition for readers of a language; in English, which is named, if need be."""
    own = getattr(edition, f"note_{language}") or ""
    default = getattr(edition, f"note_{settings.LANGUAGE_CODE}") or ""
    return (own, "") if own or not default else (default, settings.LANGUAGE_CODE)
