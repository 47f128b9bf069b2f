"""Many new templates into the database, batch by batch, with all that saving them one by one would make.

    entries ─▶ templates, search entries ─ drawn by other processes, ahead ─▶ rows of a batch
    all batches ─▶ what depends on others

A batch takes as many queries whatever is in it. Its rows are written by statements that send no signals:
what signals see to elsewhere is seen to here, but for the revision of the catalogue.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Value

from gallery.catalog.drawing_ahead import drawn_ahead, looking_for_circles_seldom
from gallery.catalog.files.storing import editions_of, template_of
from gallery.catalog.indexing import entries_of
from gallery.catalog.models import (
    Category,
    DiagramTemplate,
    Drawing,
    Edition,
    OldSlug,
    RelatedTemplate,
    SearchEntry,
    Tag,
)
from gallery.catalog.quality.assessing import assess_all, batches, note_findings
from gallery.catalog.quality.depending import State, assess_dependents
from gallery.catalog.quality.figures import DRAWN, drawn_findings
from gallery.catalog.quality.links import LINKS
from gallery.catalog.quality.shelving import SHELVING
from gallery.catalog.quality.sources import SOURCES
from gallery.catalog.quality.surroundings import Surroundings
from gallery.catalog.quality.translations import TRANSLATIONS
from gallery.catalog.rendering import drawings_of, log_faults, sheets_of
from gallery.catalog.search.merging import merge_into_index
from gallery.catalog.search.vocabulary import replace_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from gallery.catalog.files.entries import TemplateEntry
    from gallery.catalog.picturing import Pictured, Sheet
    from gallery.catalog.quality.findings import Finding

BATCH = 200
"""Templates that are written together: enough for statements to cost little, few enough for any memory."""

AROUND = (LINKS, SHELVING)
"""Finders that look at others besides."""


class Made(NamedTuple):
    """A template that has no key yet, and what hangs on it."""

    entry: TemplateEntry
    template: DiagramTemplate
    tags: Sequence[Tag]
    found_by: Sequence[SearchEntry]
    gaps: Sequence[Finding]
    sheets: Mapping[str, Sheet]


@looking_for_circles_seldom()
def create_templates(
    entries: Iterable[TemplateEntry],
    processes: int = 1,
    progress: Callable[[int], None] = lambda _count: None,
    written: Callable[[Sequence[int]], None] = lambda _keys: None,
) -> list[int]:
    """Make a template of each entry, drawn by so many processes, and return the keys.

    Categories and tags are there; no template has the slug of one of them, else that is an IntegrityError.
    Each batch has a transaction of its own: who wants all or nothing has another one around them.
    `progress` is told how many more are written, and `written`, within the transaction, which ones say now
    all that their entries do: related templates may come in a later batch.
    """
    creation = _Creation()
    for batch, pictured in drawn_ahead(creation.batches(entries), processes):
        with transaction.atomic():
            creation.write(batch, pictured)
            written(creation.relate())
        progress(len(batch))
    with transaction.atomic():
        written(creation.relate_rest())
        creation.count()
        creation.assess()
    return list(creation.states)


class _Creation:
    """What is known of the templates that are being made; no texts of theirs, so that there may be many."""

    def __init__(self) -> None:
        self.categories = {category.slug: category for category in Category.objects.all()}
        self.tags = {tag.slug: tag for tag in Tag.objects.all()}
        self.words: set[str] = set()
        self.keys: dict[str, int] = {}
        self.unrelated: dict[int, tuple[str, ...]] = {}
        self.states: dict[int, State] = {}

    def batches(self, entries: Iterable[TemplateEntry]) -> Iterator[tuple[list[Made], list[list[Sheet]]]]:
        """Yield what is made of entries, by batches, each with the sheets of its templates."""
        remaining = map(self.made_of, entries)
        while batch := list(islice(remaining, BATCH)):
            yield batch, [list(made.sheets.values()) for made in batch]

    def made_of(self, entry: TemplateEntry) -> Made:
        """Return what is made of an entry; asks nothing of the database."""
        template = template_of(entry, self.categories[entry.category])
        template.complete()
        tags = [self.tags[slug] for slug in sorted(entry.tags) if slug in self.tags]
        gaps = list(TRANSLATIONS.find(template, Surroundings([template])))
        return Made(entry, template, tags, entries_of(template, tags), gaps, sheets_of(template))

    def write(self, batch: list[Made], pictured: list[list[Pictured]]) -> None:
        """Write a batch with all that hangs on it, but for what depends on other templates."""
        templates = [made.template for made in batch]
        for template, each in zip(templates, pictured, strict=True):
            for column, count in each[0].counts.items():
                setattr(template, column, count)
        DiagramTemplate.objects.bulk_create(templates)
        self.write_drawings(batch, pictured)
        tagging = DiagramTemplate.tags.through
        tagging.objects.bulk_create(
            tagging(diagramtemplate_id=made.template.pk, tag_id=tag.pk) for made in batch for tag in made.tags
        )
        Edition.objects.bulk_create(
            edition for made in batch for edition in editions_of(made.entry, made.template)
        )
        OldSlug.objects.bulk_create(
            OldSlug(slug=slug, template=made.template) for made in batch for slug in made.entry.old_slugs
        )
        self.write_search([entry for made in batch for entry in made.found_by])
        unsound = [
            template
            for template, each in zip(templates, pictured, strict=True)
            if not all(picture.is_sound for picture in each)
        ]
        assess_all(unsound, [SOURCES])
        self.keys |= {template.slug: template.pk for template in templates}
        self.unrelated |= {made.template.pk: made.entry.related for made in batch}
        self.states |= {template.pk: State.of(template) for template in templates}

    def write_drawings(self, batch: list[Made], pictured: list[list[Pictured]]) -> None:
        """Write what was drawn, and what is to be noted of it and of translations."""
        drawings: list[Drawing] = []
        found: dict[int, list[Finding]] = {}
        for made, each in zip(batch, pictured, strict=True):
            by_language = dict(zip(made.sheets, each, strict=True))
            log_faults(made.template, by_language)
            found[made.template.pk] = [*drawn_findings(by_language), *made.gaps]
            drawings += drawings_of(made.template, made.sheets, by_language)
        for drawing in drawings:
            # Plain texts would go to PostgreSQL as arrays, in which its driver escapes each quotation mark
            # by itself: that takes longer than drawing.
            drawing.svg, drawing.thumbnail = Value(drawing.svg), Value(drawing.thumbnail)
        Drawing.objects.bulk_create(drawings)
        note_findings(found, DRAWN | TRANSLATIONS.kinds)

    def write_search(self, entries: list[SearchEntry]) -> None:
        """Write search entries, and the words that no template of this run has brought before.

        Those of a language lie together: whoever searches in it reads half as many pages of the table.
        """
        SearchEntry.objects.bulk_create(sorted(entries, key=lambda entry: entry.language))
        merge_into_index()
        words = {word for entry in entries for word in entry.words} - self.words
        replace_words(set(), words)
        self.words |= words

    def relate(self) -> list[int]:
        """Relate the templates that all relate to templates of this run, and return their keys."""
        ready = [key for key, slugs in self.unrelated.items() if all(slug in self.keys for slug in slugs)]
        self.write_related(ready, self.keys)
        return ready

    def relate_rest(self) -> list[int]:
        """Relate the others to whatever is there, and return their keys."""
        rest = list(self.unrelated)
        if rest:
            self.write_related(rest, dict(DiagramTemplate.objects.order_by().values_list("slug", "pk")))
        return rest

    def write_related(self, templates: list[int], keys: Mapping[str, int]) -> None:
        """Write the ordered lists of related templates, as far as these have keys."""
        for some in batches(templates):
            RelatedTemplate.objects.bulk_create(
                RelatedTemplate(template_id=template, related_id=related, order=order)
                for template in some
                for order, related in enumerate(
                    (keys[slug] for slug in self.unrelated.pop(template) if slug in keys), start=1
                )
            )

    def count(self) -> None:
        """Let the database count what it has: without, it would look through all templates for each batch."""
        if len(self.states) > BATCH:
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")

    def assess(self) -> None:
        """Find what is to be said of the templates beside others, and of others beside them."""
        columns = ("slug", *(f"description_{language}" for language, _name in settings.LANGUAGES))
        for some in batches(self.states):
            assess_all(DiagramTemplate.objects.filter(pk__in=some).order_by("pk").only(*columns), AROUND)
        assess_dependents({}, self.states)
