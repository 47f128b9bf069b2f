"""The catalogue as the database has it, in as many queries as there are tables."""

from datetime import UTC, datetime

from django.db import models
from django.db.models import Prefetch

from gallery.catalog.files.entries import LANGUAGES, Catalogue, CategoryEntry, TagEntry, TemplateEntry, Texts
from gallery.catalog.models import Category, DiagramTemplate, RelatedTemplate, Tag
from gallery.catalog.tidying import tidy_line, tidy_source, tidy_text


def catalogue_in_database() -> Catalogue:
    """Return every tag, category and template, in the order of the files."""
    related = RelatedTemplate.objects.select_related("related").only("template", "order", "related__slug")
    templates = (
        DiagramTemplate.objects.order_by("category__slug", "slug")
        .select_related("category")
        .prefetch_related("tags", "old_slugs", Prefetch("related_links", queryset=related))
    )
    return Catalogue(
        tags={tag.slug: tag_entry(tag) for tag in Tag.objects.order_by("slug")},
        categories={
            category.slug: category_entry(category) for category in Category.objects.order_by("slug")
        },
        templates={template.slug: template_entry(template) for template in templates},
    )


def tag_entry(tag: Tag) -> TagEntry:
    """Return a tag as data."""
    return TagEntry(tag.slug, names=_texts(tag, "name"))


def category_entry(category: Category) -> CategoryEntry:
    """Return a category as data."""
    return CategoryEntry(
        category.slug,
        order=category.order,
        names=_texts(category, "name"),
        descriptions=_texts(category, "description"),
    )


def template_entry(template: DiagramTemplate) -> TemplateEntry:
    """Return a template as data."""
    return TemplateEntry(
        template.slug,
        category=template.category.slug,
        titles=_texts(template, "title"),
        summaries=_texts(template, "summary"),
        descriptions=_texts(template, "description"),
        sources=_texts(template, "source"),
        tags=tuple(sorted(tag.slug for tag in template.tags.all())),
        related=tuple(link.related.slug for link in template.related_links.all()),
        status=template.status,
        published=write_time(template.published_at),
        updated=write_time(template.updated_at) if template.updated_at != template.published_at else "",
        version=template.version,
        old_slugs=tuple(sorted(old.slug for old in template.old_slugs.all())),
    )


def write_time(time: datetime | None) -> str:
    """Return a time as the files write it, in UTC."""
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z") if time else ""


_TIDY = {"description": tidy_text, "source": tidy_source}


def _texts(row: models.Model, field: str) -> Texts:
    """Return a field in each language that has it."""
    tidy = _TIDY.get(field, tidy_line)
    texts = {language: tidy(getattr(row, f"{field}_{language}") or "") for language in LANGUAGES}
    return {language: text for language, text in texts.items() if text}
