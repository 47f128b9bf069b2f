"""What answers need of the database, in as few queries as possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import OuterRef, Subquery

from gallery.catalog.facets import tags_in_use
from gallery.catalog.models import Drawing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gallery.catalog.models import DiagramTemplate, Tag
    from gallery.catalog.querysets import DiagramTemplateQuerySet

_LANGUAGES = [language for language, _name in settings.LANGUAGES]


def whole(templates: DiagramTemplateQuerySet) -> DiagramTemplateQuerySet:
    """Fetch with each template its category, its tags and under what names its pictures are found."""
    drawings = Drawing.objects.horizontal().filter(template=OuterRef("pk"))
    digests = {
        f"digest_{language}": Subquery(drawings.filter(language=language).values("digest")[:1])
        for language in _LANGUAGES
    }
    return (
        templates.select_related("category")
        .defer("category__description")
        .prefetch_related("tags")
        .annotate(**digests)
    )


def brief(templates: DiagramTemplateQuerySet) -> DiagramTemplateQuerySet:
    """Fetch the same, but for the long texts."""
    return whole(templates).defer("description", "source", "category__description")


def counted_tags() -> Iterator[tuple[Tag, int]]:
    """Return the tags in use, the most frequent first, with how many templates have each."""
    for tag in tags_in_use():
        yield tag, vars(tag)["template_count"]


def digest_of(template: DiagramTemplate, language: str) -> str | None:
    """Return under what name the pictures of a template fetched so are found, None if there are none."""
    digest: str | None = getattr(template, f"digest_{language}")
    return digest
