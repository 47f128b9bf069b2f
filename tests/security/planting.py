"""Templates whose every field holds an attack, and the same with harmless words in every place."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from gallery.catalog.models import Category, DiagramTemplate, RelatedTemplate, Tag
from gallery.catalog.tidying import tidy_line

if TYPE_CHECKING:
    from collections.abc import Sequence

HARMLESS = "Some quiet words"


def quoted(text: str) -> str:
    """Return a text as it stands between the quotes of a source."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


def source_of(text: str) -> str:
    """Return a source with a text in every place that takes one."""
    condition = text.translate({ord(sign): "(" for sign in "[]"})
    return f"""// {text}
Desk {{ # Desk {text}
  n1: circle label:"Go {quoted(text)}"
  n2: rectangle label:"Do {quoted(text)}" owner:"By {quoted(text)}"
  n1.handle(right) -> n2.handle(left) [label="So {quoted(text)}"]
  loop [As {condition}] n1 n2
}}
"""


def shelf_of(slug: str, text: str) -> Category:
    """Return a category with a text in all of its fields."""
    return Category.objects.create(
        slug=slug, name_en=text[:80], name_fr=text[:80], description_en=text, description_fr=text
    )


def plant(slug: str, text: str, shelf: Category, tag: Tag, **fields: object) -> DiagramTemplate:
    """Save a template with a text in all of its fields, tidied as every road into the database does it."""
    line = tidy_line(text)
    plain = {
        **{
            f"{field}_{language}": f"Of {line}" for field in ("title", "summary") for language in ("en", "fr")
        },
        "description_en": "A description.",
        "description_fr": "Une description.",
        "source_en": source_of(text),
        "status": DiagramTemplate.Status.PUBLISHED,
        "published_at": datetime(2026, 1, 31, tzinfo=UTC),
        "version": 2,
        "accepted_warnings": {"control-character": line, "long-label": line},
    }
    template = DiagramTemplate(slug=slug, category=shelf, **(plain | fields))
    french = [["n1", f"Go {text}", f"Va {text}"]]
    template.label_translations = {"fr": french}
    template.save()
    template.tags.add(tag)
    template.editions.create(
        number=2, came_out_at=datetime(2026, 2, 1, tzinfo=UTC), note_en=line, note_fr=line
    )
    return template


def plant_all(name: str, texts: Sequence[str], words: str) -> list[DiagramTemplate]:
    """Plant texts, one in each template of a category whose own words are `words`."""
    shelf = shelf_of(name, words)
    tag = Tag.objects.create(slug=name, name_en=words[:80], name_fr=words[:80])
    templates = [plant(f"{name}-{number}", text, shelf, tag) for number, text in enumerate(texts)]
    for place, other in enumerate(templates[1:3]):
        RelatedTemplate.objects.create(template=templates[0], related=other, order=place)
    return templates


def plant_draft_and_gone(name: str, text: str) -> tuple[DiagramTemplate, DiagramTemplate]:
    """Plant a text in a draft, and in a template that visitors see no more."""
    shelf, tag = Category.objects.get(slug=name), Tag.objects.get(slug=name)
    draft = plant(f"{name}-draft", text, shelf, tag, status=DiagramTemplate.Status.DRAFT, published_at=None)
    ended = timezone.now() - timedelta(days=1)
    return draft, plant(f"{name}-gone", text, shelf, tag, expires_at=ended)
