"""In which languages a thing can really be read, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils import translation

if TYPE_CHECKING:
    from gallery.catalog.models import Category, DiagramTemplate

LANGUAGES: tuple[str, ...] = tuple(code for code, _name in settings.LANGUAGES)

_NEEDED = {"diagramtemplate": ("title", "summary"), "category": ("name",)}
"""Without these a page counts as not translated, whatever else of it is."""


def languages_of(thing: DiagramTemplate | Category | str | None) -> list[str]:
    """Return the languages of a page about a thing, the default one always; about no thing, all of them."""
    if thing is None or isinstance(thing, str):
        return [*LANGUAGES]
    needed = _NEEDED[thing._meta.model_name or ""]
    return [
        language
        for language in LANGUAGES
        if language == settings.LANGUAGE_CODE
        or all(getattr(thing, f"{field}_{language}") for field in needed)
    ]


def address_in(language: str, thing: DiagramTemplate | Category | str | None) -> str:
    """Return the address in a language of the page about a thing, of a page of this name, or of the list."""
    with translation.override(language):
        if thing is None or isinstance(thing, str):
            return reverse(thing or "diagram_list")
        return thing.get_absolute_url()
