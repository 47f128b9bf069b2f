"""The catalogue as the database has it, in as many queries as there are tables."""

from collections.abc import Collection
from datetime import UTC, datetime

from django.db import models
from django.db.models import Prefetch, QuerySet

from gallery.catalog.files.entries import (
    LANGUAGES,
    Catalogue,
    CategoryEntry,
    TagEntry,
    TemplateEntry,
    Texts,
    Translation,
)
from gallery.catalog.models import Category, DiagramTemplate, Edition, RelatedTemplate, Tag
from gallery.catalog.tidying import tidy_line, tidy_source, tidy_text


def templates_to_read(keys: Collection[int] | None = None) -> QuerySet[DiagramTemplate]:
    """Return templates with all that their entries say, in the order of the files; None stands for all."""
    related = RelatedTemplate.objects.select_related("related").only("template", "order", "related__slug")
    templates = DiagramTemplate.objects.all() if keys is None else DiagramTemplate.objects.filter(pk__in=keys)
    return (
        templates.order_by("category__slug", "slug")
        .select_related("category")
        .prefetch_related("tags", "old_slugs", "editions", Prefetch("related_links", queryset=related))
    )


def catalogue_in_database(*, templates: bool = True) -> Catalogue:
    """Return every tag, category and, unless they are not asked for, template, in the order of the files."""
    return Catalogue(
        tags={tag.slug: tag_entry(tag) for tag in Tag.objects.order_by("slug")},
        categories={
            category.slug: category_entry(category) for category in Category.objects.order_by("slug")
        },
        templates={each.slug: template_entry(each) for each in templates_to_read()} if templates else {},
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
    published, is_draft = template.published_at, template.status == DiagramTemplate.Status.DRAFT
    return TemplateEntry(
        template.slug,
        category=template.category.slug,
        titles=_texts(template, "title"),
        summaries=_texts(template, "summary"),
        descriptions=_texts(template, "description"),
        source=tidy_source(template.source_en),
        labels={language: _labels(template, language) for language in template.label_translations},
        outdated={
            language: tuple(fields) for language in LANGUAGES if (fields := template.outdated_texts(language))
        },
        tags=tuple(sorted(tag.slug for tag in template.tags.all())),
        related=tuple(link.related.slug for link in template.related_links.all()),
        status=template.status,
        published=write_time(published),
        expires=write_time(template.expires_at),
        accepted=_tidied(dict(sorted(template.accepted_warnings.items()))),
        editions={str(edition.number): _edition(edition) for edition in template.editions.all()[::-1]},
        next_notes=_tidied(template.edition_notes),
        updated=write_time(template.updated_at) if is_draft or template.updated_at != published else "",
        version=template.version,
        old_slugs=tuple(sorted(old.slug for old in template.old_slugs.all())),
    )


def write_time(time: datetime | None) -> str:
    """Return a time as the files write it, in UTC."""
    return time.astimezone(UTC).isoformat().replace("+00:00", "Z") if time else ""


def _labels(template: DiagramTemplate, language: str) -> tuple[Translation, ...]:
    """Return the translations of a language, in the order that saving or cleaning gave them."""
    rows = template.label_translations[language]
    return tuple((place, english, said) for place, english, text in rows if (said := tidy_line(text)))


def _tidied(texts: Texts) -> Texts:
    """Return lines of text in the form in which they are kept, without those that say nothing."""
    return {key: tidied for key, text in texts.items() if (tidied := tidy_line(text))}


def _edition(edition: Edition) -> Texts:
    return {"published": write_time(edition.came_out_at)} | _texts(edition, "note")


_TIDY = {"description": tidy_text}


def _texts(row: models.Model, field: str) -> Texts:
    """Return a field in each language that has it."""
    tidy = _TIDY.get(field, tidy_line)
    texts = {language: tidy(getattr(row, f"{field}_{language}") or "") for language in LANGUAGES}
    return {language: text for language, text in texts.items() if text}
