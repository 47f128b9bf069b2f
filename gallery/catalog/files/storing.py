"""One entry into the database."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from gallery.catalog.files.entries import LANGUAGES, CategoryEntry, TagEntry, TemplateEntry, Texts
from gallery.catalog.models import Category, DiagramTemplate, Edition, OldSlug, RelatedTemplate, Tag
from gallery.catalog.quality.assessing import assess
from gallery.catalog.quality.shelving import SHELVING
from gallery.catalog.translating.texts import outdated_trace


def store_tag(entry: TagEntry, slug_before: str) -> None:
    """Create a tag, or change the one that had a slug before."""
    columns = _columns("name", entry.names) | {"slug": entry.slug}
    Tag.objects.update_or_create(slug=slug_before, defaults=columns)


def store_category(entry: CategoryEntry, slug_before: str) -> None:
    """Create a category, or change the one that had a slug before."""
    columns = _columns("name", entry.names) | _columns("description", entry.descriptions)
    Category.objects.update_or_create(
        slug=slug_before, defaults=columns | {"slug": entry.slug, "order": entry.order}
    )


def store_template(entry: TemplateEntry, slug_before: str) -> DiagramTemplate:
    """Create a template, or change the one that had a slug before; its category and tags are there."""
    columns = content_of(entry) | {
        "slug": entry.slug,
        "category": Category.objects.get(slug=entry.category),
        "status": entry.status,
        "published_at": _time(entry.published),
        "expires_at": _time(entry.expires),
        "updated_at": _time(entry.updated or entry.published),
        "version": entry.version,
        "words_digest": "",  # the files say which edition this is
    }
    template, _created = DiagramTemplate.objects.update_or_create(slug=slug_before, defaults=columns)
    set_tags(template, entry.tags)
    known = set(template.old_slugs.values_list("slug", flat=True))
    for slug in entry.old_slugs:
        if slug not in known:
            OldSlug.objects.create(slug=slug, template=template)
    template.editions.all().delete()
    Edition.objects.bulk_create(
        Edition(
            template=template,
            number=int(number),
            came_out_at=datetime.fromisoformat(edition["published"]),
            **_columns("note", edition),
        )
        for number, edition in entry.editions.items()
    )
    return template


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
    if RelatedTemplate.put_in_order(template, [keys[slug] for slug in slugs if slug in keys]):
        assess(template, [SHELVING])


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
