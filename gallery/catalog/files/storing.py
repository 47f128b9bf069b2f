"""One entry into the database."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models

from gallery.catalog.files.entries import LANGUAGES, CategoryEntry, TagEntry, TemplateEntry, Texts
from gallery.catalog.models import Category, DiagramTemplate, Edition, OldSlug, RelatedTemplate, Tag
from gallery.catalog.translating.texts import outdated_trace


def store_tag(entry: TagEntry, slug_before: str | None = None) -> None:
    """Change the tag that had a slug before, or make one where there was none."""
    tag = Tag() if slug_before is None else Tag.objects.get(slug=slug_before)
    _set(tag, _columns("name", entry.names) | {"slug": entry.slug})
    tag.save()


def store_category(entry: CategoryEntry, slug_before: str | None = None) -> None:
    """Change the category that had a slug before, or make one where there was none."""
    category = Category() if slug_before is None else Category.objects.get(slug=slug_before)
    texts = _columns("name", entry.names) | _columns("description", entry.descriptions)
    _set(category, texts | {"slug": entry.slug, "order": entry.order})
    category.save()


def store_template(entry: TemplateEntry, slug_before: str | None = None) -> DiagramTemplate:
    """Change the template that had a slug before, or make one where there was none.

    Its category and tags are there. A new one never takes the place of what somebody else made meanwhile:
    that is an IntegrityError.
    """
    template = DiagramTemplate() if slug_before is None else DiagramTemplate.objects.get(slug=slug_before)
    columns = _columns_of(entry, Category.objects.get(slug=entry.category))
    knows_edition = entry.version >= template.version
    _set(template, columns | (_edition_of(entry) if knows_edition else {}))
    template.save()
    if knows_edition:
        _set_editions(template, entry)
    set_tags(template, entry.tags)
    known = set(template.old_slugs.values_list("slug", flat=True))
    for slug in entry.old_slugs:
        if slug not in known:
            OldSlug.objects.create(slug=slug, template=template)
    return template


def template_of(entry: TemplateEntry, category: Category) -> DiagramTemplate:
    """Return a new template that says what an entry does, to be completed and saved."""
    return DiagramTemplate(**_columns_of(entry, category), **_edition_of(entry))


def editions_of(entry: TemplateEntry, template: DiagramTemplate) -> list[Edition]:
    """Return the editions that the files know as rows, to be saved."""
    return [
        Edition(
            template=template,
            number=int(number),
            came_out_at=datetime.fromisoformat(edition["published"]),
            **_columns("note", edition),
        )
        for number, edition in entry.editions.items()
    ]


def _columns_of(entry: TemplateEntry, category: Category) -> dict[str, Any]:
    """Return the columns of a template less those of its edition."""
    return content_of(entry) | {
        "slug": entry.slug,
        "category": category,
        "status": entry.status,
        "published_at": _time(entry.published),
        "expires_at": _time(entry.expires),
    }


def _set(row: models.Model, columns: dict[str, Any]) -> None:
    """Give a row other values in some columns."""
    for column, value in columns.items():
        setattr(row, column, value)


def _edition_of(entry: TemplateEntry) -> dict[str, Any]:
    """Return the columns that say which edition it is, for files that know the latest one.

    With other files the template counts a new edition itself, if visitors read something else in it.
    """
    is_draft = entry.status == DiagramTemplate.Status.DRAFT
    return {
        "version": entry.version,
        "updated_at": _time(entry.updated or ("" if is_draft else entry.published)),
        "edition_notes": entry.next_notes,
        "words_digest": "",
    }


def _set_editions(template: DiagramTemplate, entry: TemplateEntry) -> None:
    """List the editions that the files know beside those that only the database knows."""
    template.editions.filter(number__gt=entry.version).delete()
    Edition.objects.bulk_create(
        editions_of(entry, template),
        update_conflicts=True,
        unique_fields=["template", "number"],
        update_fields=["came_out_at", *_columns("note", {})],
    )


def content_of(entry: TemplateEntry) -> dict[str, Any]:
    """Return the columns of a template's words and diagram."""
    return (
        _columns("title", entry.titles)
        | _columns("summary", entry.summaries)
        | _columns("description", entry.descriptions)
        | {
            "source_en": entry.source,
            "label_translations": entry.labels,
            "translated_from": {language: _traces(entry, language) for language in entry.outdated},
            "accepted_warnings": entry.accepted,
        }
    )


def set_tags(template: DiagramTemplate, slugs: Iterable[str]) -> None:
    """Give a template the tags of some slugs, as far as they are there."""
    template.tags.set(Tag.objects.filter(slug__in=slugs))


def set_related(template: DiagramTemplate, slugs: Iterable[str]) -> None:
    """Set the ordered list of related templates, as far as they are there."""
    keys = dict(DiagramTemplate.objects.filter(slug__in=slugs).values_list("slug", "pk"))
    RelatedTemplate.put_in_order(template, [keys[slug] for slug in slugs if slug in keys])


def _traces(entry: TemplateEntry, language: str) -> dict[str, list[str]]:
    """Return what says that some translations are outdated; the others are of what is stored with them."""
    texts = {"title": entry.titles, "summary": entry.summaries, "description": entry.descriptions}
    return {
        field: outdated_trace(texts[field][language])
        for field in entry.outdated[language]
        if texts[field].get(language)
    }


def _time(written: str) -> datetime | None:
    """Return a time that the files give, if they give one."""
    return datetime.fromisoformat(written) if written else None


def _columns(field: str, texts: Texts) -> dict[str, str]:
    """Return a value for the column of every language."""
    return {f"{field}_{language}": texts.get(language, "") for language in LANGUAGES}
