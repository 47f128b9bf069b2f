"""What is said of a template, and templates of which nothing is said."""

from __future__ import annotations

from typing import Any

from gallery.catalog.models import DiagramTemplate, RelatedTemplate, Shortcoming, Tag
from gallery.catalog.quality.telling import sentence
from tests.catalog.published import FRENCH_SOURCE, SOURCE, publish


def kinds(template: DiagramTemplate) -> list[str]:
    """Return the kinds of shortcomings of a template, in the order in which they were found."""
    return [shortcoming.kind for shortcoming in template.shortcomings.all()]


def of_kind(template: DiagramTemplate, kind: str) -> list[Shortcoming]:
    """Return the shortcomings of a template that are of a kind."""
    return list(template.shortcomings.filter(kind=kind))


def told(template: DiagramTemplate, kind: str) -> list[str]:
    """Return what is said of the shortcomings of a kind."""
    return [sentence(shortcoming) for shortcoming in of_kind(template, kind)]


def publish_whole(slug: str, **fields: Any) -> DiagramTemplate:
    """Publish a template that lacks nothing, with a structure of its own."""
    number = DiagramTemplate.objects.count()
    extra = "".join(
        f'  n{place}: rectangle label:"Start"\n  n{place - 1}.handle(right) -> n{place}.handle(left)\n'
        for place in range(3, 3 + number)
    )
    sources = {
        "source_en": SOURCE.replace("}\n", f"{extra}}}\n"),
        "source_fr": FRENCH_SOURCE.replace("}\n", f"{extra}}}\n".replace("Start", "Début")),
    }
    words = {"description_en": "Why.", "description_fr": "Pourquoi."}
    template = publish(slug, **(sources | words | fields))
    template.tags.add(Tag.objects.get_or_create(slug="release", name_en="Release")[0])
    other = DiagramTemplate.objects.exclude(pk=template.pk).first()
    if other:
        RelatedTemplate.objects.create(template=template, related=other)
    return template
