"""One entry into the database."""

from datetime import datetime

from gallery.catalog.files.entries import LANGUAGES, CategoryEntry, TagEntry, TemplateEntry, Texts
from gallery.catalog.models import Category, DiagramTemplate, OldSlug, RelatedTemplate, Tag


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


def store_template(entry: TemplateEntry, slug_before: str) -> None:
    """Create a template, or change the one that had a slug before; its category and tags are there."""
    columns = (
        _columns("title", entry.titles)
        | _columns("summary", entry.summaries)
        | _columns("description", entry.descriptions)
        | _columns("source", entry.sources)
        | {
            "slug": entry.slug,
            "category": Category.objects.get(slug=entry.category),
            "status": entry.status,
            "published_at": _time(entry.published),
            "updated_at": _time(entry.updated or entry.published),
            "version": entry.version,
            "words_digest": "",  # the files say which edition this is
        }
    )
    template, _created = DiagramTemplate.objects.update_or_create(slug=slug_before, defaults=columns)
    template.tags.set(Tag.objects.filter(slug__in=entry.tags))
    known = set(template.old_slugs.values_list("slug", flat=True))
    OldSlug.objects.bulk_create(
        OldSlug(slug=slug, template=template) for slug in entry.old_slugs if slug not in known
    )


def link_related(entry: TemplateEntry) -> None:
    """Set the ordered list of related templates; all of them are there."""
    template = DiagramTemplate.objects.get(slug=entry.slug)
    keys = dict(DiagramTemplate.objects.filter(slug__in=entry.related).values_list("slug", "pk"))
    template.related_links.all().delete()
    RelatedTemplate.objects.bulk_create(
        RelatedTemplate(template=template, related_id=keys[slug], order=order)
        for order, slug in enumerate(entry.related, start=1)
    )


def _time(written: str) -> datetime | None:
    """Return a time that the files give, if they give one."""
    return datetime.fromisoformat(written) if written else None


def _columns(field: str, texts: Texts) -> dict[str, str]:
    """Return a value for the column of every language."""
    return {f"{field}_{language}": texts.get(language, "") for language in LANGUAGES}
