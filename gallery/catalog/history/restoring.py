"""An earlier state of a template, brought back as a new version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gallery.catalog.files.storing import content_of, set_related, set_tags
from gallery.catalog.models import Category

if TYPE_CHECKING:
    from gallery.catalog.files.entries import TemplateEntry
    from gallery.catalog.models import DiagramTemplate


def restore(template: DiagramTemplate, entry: TemplateEntry) -> list[str]:
    """Give a template the words, the diagram and the company that it had; return what is there no more.

    Its address and whether visitors see it stay as they are. Category, tags and related templates that were
    deleted since cannot come back: their slugs are returned. Raise ValidationError for a public template
    that could not be published so today.
    """
    category = Category.objects.filter(slug=entry.category).first()
    for column, value in content_of(entry).items():
        setattr(template, column, value)
    template.category = category or template.category
    template.full_clean()
    template.save()
    set_tags(template, entry.tags)
    set_related(template, entry.related)
    there = {*template.tags.values_list("slug", flat=True), *template.related.values_list("slug", flat=True)}
    gone = [slug for slug in (*entry.tags, *entry.related) if slug not in there]
    return gone if category else [entry.category, *gone]
