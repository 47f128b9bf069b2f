"""Every address of the site that can be read, found from the urlconf, so that no new one is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import translation

from gallery.catalog.models import Category, DiagramTemplate, Drawing, Revision
from gallery.catalog.previews import addresses
from gallery.catalog.state import state_of

if TYPE_CHECKING:
    from collections.abc import Iterator

QUERIES = {"oembed": "?url=http://testserver/templates/canary/"}
"""What some addresses cannot do without."""


class Named(NamedTuple):
    """An address by its name in the urlconf, with the parameters that it takes."""

    name: str
    parameters: tuple[str, ...]


def every_address() -> list[Named]:
    """Return every named address, but for those of the admin."""
    return sorted(set(_named(get_resolver().url_patterns, (), ())))


def path_of(address: Named, language: str) -> str:
    """Return the path of an address, where a template `canary` and a category `patterns` are published."""
    with translation.override(language):
        if address.name in {"list_preview", "category_preview", "diagram_preview", "card_picture"}:
            return _picture(address.name, language)
        slug = "patterns" if "category" in address.name else "canary"
        values = {"slug": slug, "section": "templates"}
        path = reverse(address.name, kwargs={name: values[name] for name in address.parameters})
    return path + QUERIES.get(address.name, "")


def _picture(name: str, language: str) -> str:
    match name:
        case "list_preview":
            return addresses.list_preview(language, state_of(Revision.current()))
        case "category_preview":
            category = Category.objects.get(slug="patterns")
            return addresses.category_preview(category, language, state_of(Revision.current()))
        case "diagram_preview":
            return addresses.template_preview(DiagramTemplate.objects.get(slug="canary"), language)
        case _:
            drawing = Drawing.objects.shown_in(language).get(template__slug="canary")
            return reverse(name, args=[drawing.digest])


def _named(
    patterns: list[URLPattern | URLResolver], spaces: tuple[str, ...], before: tuple[str, ...]
) -> Iterator[Named]:
    for pattern in patterns:
        parameters = (*before, *pattern.pattern.converters)
        if isinstance(pattern, URLResolver):
            if pattern.namespace != "admin":
                inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
                yield from _named(pattern.url_patterns, inner, parameters)
        elif pattern.name:
            yield Named(":".join((*spaces, pattern.name)), parameters)
