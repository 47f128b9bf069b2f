"""The catalogue as the database has it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, ValuesView
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db import models
from django.db.models import Prefetch, QuerySet
from django.utils.functional import cached_property

from gallery.catalog.files.entries import (
    LANGUAGES,
    Catalogue,
    CategoryEntry,
    TagEntry,
    TemplateEntry,
    Texts,
    Translation,
)
from gallery.catalog.models import Category, DiagramTemplate, Edition, OldSlug, RelatedTemplate, Tag
from gallery.catalog.tidying import tidy_line, tidy_source, tidy_text

AT_A_TIME = 500
"""Templates that are read from the database at a time."""


class StoredTemplates(Mapping[str, TemplateEntry]):
    """Templates in the database by slug, in the order of the files, each read when it is asked for.

    Slugs, categories and keys are kept, 30 MB for a hundred thousand; of all else what `read` was told to
    read. Whoever goes through the `values` reads them some at a time, and keeps none.
    """

    def __init__(self, templates: QuerySet[DiagramTemplate] | None = None) -> None:
        rows = (DiagramTemplate.objects if templates is None else templates).order_by()
        places = sorted(rows.values_list("category__slug", "slug", "pk"))
        self.places: dict[str, tuple[str, int]] = {slug: (category, key) for category, slug, key in places}
        self._entries: dict[str, TemplateEntry] = {}

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __contains__(self, slug: object) -> bool:
        return slug in self.places

    def __getitem__(self, slug: str) -> TemplateEntry:
        self.read([slug])
        return self._entries[slug]

    def read(self, slugs: Iterable[str]) -> None:
        """Read those of some templates that are there, in as many queries as there are tables."""
        wanted = {slug for slug in slugs if slug in self.places} - self._entries.keys()
        self._entries |= {entry.slug: entry for entry in self.entries_of(sorted(wanted))}

    def values(self) -> ValuesView[TemplateEntry]:
        """Return all entries, for whoever takes one after the other."""
        return _OneAfterTheOther(self)

    def entries_of(self, slugs: Sequence[str]) -> Iterator[TemplateEntry]:
        """Yield the entries of some templates, without those that somebody has deleted meanwhile."""
        for start in range(0, len(slugs), AT_A_TIME):
            keys = [self.places[slug][1] for slug in slugs[start : start + AT_A_TIME]]
            rows = templates_to_read().in_bulk(keys)
            yield from (template_entry(rows[key]) for key in keys if key in rows)


class _OneAfterTheOther(ValuesView[TemplateEntry]):
    _mapping: StoredTemplates

    def __iter__(self) -> Iterator[TemplateEntry]:
        return self._mapping.entries_of([*self._mapping])


@dataclass
class StoredCatalogue(Catalogue):
    """All that the database says, templates when they are asked for."""

    templates: StoredTemplates = field(default_factory=StoredTemplates)

    @cached_property
    def redirects(self) -> Mapping[str, str]:
        """The slugs of templates by those that they had before."""
        return dict(OldSlug.objects.order_by().values_list("slug", "template__slug"))

    def category_of(self, slug: str) -> str | None:
        """Return the slug of the category of a template; None if there is no such template."""
        return self.templates.places[slug][0] if slug in self.templates else None


def templates_to_read() -> QuerySet[DiagramTemplate]:
    """Return templates with all that their entries say."""
    related = RelatedTemplate.objects.select_related("related").only("template", "order", "related__slug")
    return DiagramTemplate.objects.select_related("category").prefetch_related(
        "tags", "old_slugs", "editions", Prefetch("related_links", queryset=related)
    )


def catalogue_in_database() -> StoredCatalogue:
    """Return every tag, category and template, in the order of the files."""
    return StoredCatalogue(
        tags={tag.slug: tag_entry(tag) for tag in Tag.objects.order_by("slug")},
        categories={
            category.slug: category_entry(category) for category in Category.objects.order_by("slug")
        },
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
