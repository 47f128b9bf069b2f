"""A catalogue into the database, all of it or nothing, leaving alone what an admin edited since.

Three things are compared: the entry in the files, its twin in the database, and the digest of what was
loaded last. Files and database say the same: nothing to do. The database still says what was loaded: the
files are newer, take them. Else an admin has been there, and the entry is skipped.
"""

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction

from gallery.catalog.files.entries import Catalogue, CategoryEntry, Entry, TagEntry, TemplateEntry
from gallery.catalog.files.snapshot import catalogue_in_database
from gallery.catalog.files.storing import link_related, store_category, store_tag, store_template
from gallery.catalog.models import LoadedEntry


class Verdict(StrEnum):
    """What loading does with an entry."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"

    @property
    def writes(self) -> bool:
        """Say whether the entry goes into the database."""
        return self in (Verdict.CREATED, Verdict.UPDATED)


@dataclass(frozen=True)
class Outcome:
    """What is done with an entry, and why it is skipped; `slug_before` is that of its twin."""

    entry: Entry
    verdict: Verdict
    reason: str = ""
    slug_before: str = ""

    def __str__(self) -> str:
        return f"{self.verdict:<9}  {self.entry.path}" + (f" ({self.reason})" if self.reason else "")


@transaction.atomic
def load(
    catalogue: Catalogue, chosen: set[str], *, overwrite: bool, progress: Callable[[int, int], None]
) -> list[Outcome]:
    """Load the entries whose names are `chosen`, and what they cannot do without; say what became of each.

    `progress` is told how many entries of how many are done.
    """
    outcomes = list(_Decisions(catalogue, chosen, overwrite=overwrite).all())
    written = [outcome for outcome in outcomes if outcome.verdict.writes]
    for done, outcome in enumerate(written, start=1):
        _store(outcome)
        progress(done, len(written))
    for outcome in written:
        if isinstance(outcome.entry, TemplateEntry):
            link_related(outcome.entry)
    _remember(outcomes)
    return outcomes


def _store(outcome: Outcome) -> None:
    """Write one entry."""
    match outcome.entry:
        case TagEntry() as tag:
            store_tag(tag)
        case CategoryEntry() as category:
            store_category(category)
        case TemplateEntry() as template:
            store_template(template, outcome.slug_before)


def _remember(outcomes: list[Outcome]) -> None:
    """Keep the digest of every entry of which the database now says the same as the files."""
    same = [outcome.entry for outcome in outcomes if outcome.verdict is not Verdict.SKIPPED]
    known = dict(LoadedEntry.objects.values_list("name", "digest"))
    LoadedEntry.objects.bulk_create(
        [
            LoadedEntry(name=entry.name, digest=entry.digest)
            for entry in same
            if known.get(entry.name) != entry.digest
        ],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["digest"],
    )


class _Decisions:
    """What to do with each chosen entry, tags and categories before the templates that need them."""

    def __init__(self, catalogue: Catalogue, chosen: set[str], *, overwrite: bool) -> None:
        self.catalogue = catalogue
        self.chosen = chosen
        self.overwrite = overwrite
        self.stored = catalogue_in_database()
        self.loaded = dict(LoadedEntry.objects.values_list("name", "digest"))
        self.redirects = {old: twin.slug for twin in self.stored.templates.values() for old in twin.old_slugs}
        self.templates = [entry for entry in catalogue.templates.values() if entry.name in chosen]

    def all(self) -> Iterator[Outcome]:
        """Decide on tags, categories and templates."""
        tags = [self.decide(tag, self.stored.tags.get(tag.slug)) for tag in self.needed_tags()]
        there = set(self.stored.tags) | {tag.entry.slug for tag in tags if tag.verdict.writes}
        templates = list(self.decide_templates(there))
        yield from tags
        yield from self.decide_categories(templates)
        yield from templates

    def decide(self, entry: Entry, twin: Entry | None) -> Outcome:
        """Compare an entry, its twin in the database and what was loaded last."""
        loaded = self.loaded.get(entry.name) or (self.loaded.get(twin.name) if twin else None)
        slug_before = twin.slug if twin else entry.slug
        if twin is None:
            if loaded is None or self.overwrite:
                return Outcome(entry, Verdict.CREATED, slug_before=slug_before)
            return Outcome(entry, Verdict.SKIPPED, "an admin has deleted it since")
        if twin == entry:
            return Outcome(entry, Verdict.UNCHANGED)
        if twin.digest == loaded or self.overwrite:
            return Outcome(entry, Verdict.UPDATED, slug_before=slug_before)
        reason = "an admin has edited it since" if loaded else "an admin has made one of that name"
        return Outcome(entry, Verdict.SKIPPED, reason)

    def needed_tags(self) -> Iterator[TagEntry]:
        """Yield the chosen tags, and those that chosen templates have and the database has not."""
        used = {tag for template in self.templates for tag in template.tags}
        for tag in self.catalogue.tags.values():
            if tag.name in self.chosen or (tag.slug in used and tag.slug not in self.stored.tags):
                yield tag

    def decide_categories(self, templates: list[Outcome]) -> Iterator[Outcome]:
        """Decide on the chosen categories; one that a template goes into is created in any case."""
        used = {
            t.entry.category for t in templates if t.verdict.writes and isinstance(t.entry, TemplateEntry)
        }
        for category in self.catalogue.categories.values():
            missing = category.slug in used and category.slug not in self.stored.categories
            if missing:
                yield Outcome(category, Verdict.CREATED)
            elif category.name in self.chosen:
                yield self.decide(category, self.stored.categories.get(category.slug))

    def decide_templates(self, tags: set[str]) -> Iterator[Outcome]:
        """Decide on the chosen templates, less the tags and related templates that an admin deleted."""
        twins = {entry.slug: self.twin_of(entry) for entry in self.templates}
        first = [self.decide(entry, twins[entry.slug]) for entry in self.templates]
        renamed = {outcome.slug_before for outcome in first if outcome.verdict.writes}
        there = (set(self.stored.templates) - renamed) | {
            outcome.entry.slug for outcome in first if outcome.verdict.writes
        }
        for entry in self.templates:
            twin = twins[entry.slug]
            yield self.decide(self.trimmed(entry, twin, tags, there), twin)

    def trimmed(
        self, entry: TemplateEntry, twin: TemplateEntry | None, tags: set[str], templates: set[str]
    ) -> TemplateEntry:
        """Leave out of an entry the links to what is not there, and old slugs that others have by now."""
        own = twin.slug if twin else entry.slug
        return dataclasses.replace(
            entry,
            tags=tuple(slug for slug in entry.tags if slug in tags),
            related=tuple(slug for slug in entry.related if slug in templates),
            old_slugs=tuple(
                slug
                for slug in entry.old_slugs
                if slug not in templates and self.redirects.get(slug, own) == own
            ),
        )

    def twin_of(self, entry: TemplateEntry) -> TemplateEntry | None:
        """Find a template in the database by its slug, or by one that an admin or the files gave it since."""
        for slug in (entry.slug, self.redirects.get(entry.slug, ""), *entry.old_slugs):
            twin = self.stored.templates.get(slug)
            if twin and not self.claims(twin) - {entry.slug}:
                return twin
        return None

    def claims(self, twin: TemplateEntry) -> set[str]:
        """Return the slugs of the entries that have a claim to a template in the database."""
        own = {twin.slug} & set(self.catalogue.templates)
        return own or {*twin.old_slugs} & set(self.catalogue.templates)
