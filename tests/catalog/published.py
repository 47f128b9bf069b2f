"""Templates made for one test, small and quick to draw."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from gallery.catalog.models import Category, DiagramTemplate
from gallery.catalog.translating.labels import translations_of

SOURCE = """Desk { # Support desk
  n1: circle label:"Start"
  n2: rectangle label:"Answer"
  n1.handle(right) -> n2.handle(left)
}
"""
FRENCH_SOURCE = (
    SOURCE.replace("Support desk", "Assistance").replace("Start", "Début").replace("Answer", "Répondre")
)


def translated(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a template with the labels of a French source for that source."""
    if not (french := fields.pop("source_fr", "")):
        return fields
    labels = translations_of(fields.get("source_en", SOURCE), french)
    return fields | {"label_translations": {"fr": [list(label) for label in labels]}}


def make_category(slug: str = "patterns", **fields: Any) -> Category:
    """Return the category of this slug, made if need be."""
    names = {"name_en": slug, "name_fr": slug}
    return Category.objects.get_or_create(slug=slug, defaults=names | fields)[0]


def publish(slug: str, **fields: Any) -> DiagramTemplate:
    """Return a new template that visitors see."""
    title = slug.replace("-", " ").title()
    plain = {
        "category": fields.pop("category", None) or make_category(),
        "title_en": title,
        "title_fr": f"{title} en français",
        "summary_en": f"What {title} is for.",
        "summary_fr": f"À quoi sert {title}.",
        "source_en": SOURCE,
        "status": DiagramTemplate.Status.PUBLISHED,
        "published_at": datetime(2026, 1, 31, tzinfo=UTC),
    }
    template = DiagramTemplate(slug=slug, **(plain | translated(fields)))
    template.save()
    return template
