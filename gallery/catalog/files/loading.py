"""A catalogue into the database, all of it or nothing, leaving alone what an admin edited since.

Three things are compared: the entry in the files, its twin in the database, and what was loaded last.
Files and database say the same: nothing to do. The database still says what was loaded: the files are
newer, take them. Else an admin has been there, and the entry is skipped.

An entry's links are compared as they would read today: renaming or deleting one entry in the admin is no
edit of the others that link to it. An address that has redirected once goes on redirecting.
"""

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction

from gallery.catalog.files.entries import Catalogue, CategoryEntry, Entry, TagEntry, TemplateEntry
from gallery.catalog.files.snapshot import catalogue_in_database
from gallery.catalog.files.storing import link_related, store_category, store_tag, store_template
from gallery.catalog.models import Category, DiagramTemplate, LoadedEntry, Revision, Tag


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
    """What is done with an entry, and why it is skipped; `slug_before` is that of its twin.

    `path` is where the entry lies in the files, where that says something else than the entry by now.
    """

    entry: Entry
    verdict: Verdict
    reason: str = ""
    slug_before: str = ""
    path: str = ""

    def __str__(self) -> str:
        return f"{self.verdict:<9}  {self.path or self.entry.path}" + (
            f" ({self.reason})" if self.reason else ""
        )


@transaction.atomic
def load(
    catalogue: Catalogue, chosen: set[str], *, overwrite: bool, progress: Callable[[int, int], None]
) -> list[Outcome]:
    """Load the entries whose names are `chosen`, and what they cannot do without; say what became of each.

    `progress` is told how many entries of how many are done.
    """
    decisions = _Decisions(catalogue, chosen, overwrite=overwrite)
    outcomes = list(decisions.all())
    written = [outcome for outcome in outcomes if outcome.verdict.writes]
    for done, outcome in enumerate(written, start=1):
        _store(outcome)
        progress(done, len(written))
    for outcome in written:
        if isinstance(outcome.entry, TemplateEntry):
            link_related(outcome.entry)
    _remember(outcomes, decisions.loaded)
    if written:
        Revision.rise()
    return outcomes


def _store(outcome: Outcome) -> None:
    """Write one entry."""
    match outcome.entry:
        case TagEntry() as tag:
            store_tag(tag, outcome.slug_before)
        case CategoryEntry() as category:
            store_category(category, outcome.slug_before)
        case TemplateEntry() as template:
            store_template(template, outcome.slug_before)


def _remember(outcomes: list[Outcome], loaded: dict[str, Entry]) -> None:
    """Keep every entry of which the database now says the same as the files."""
    fresh = [
        outcome.entry
        for outcome in outcomes
        if outcome.verdict is Verdict.CREATED
        or (outcome.verdict is not Verdict.SKIPPED and loaded.get(outcome.entry.name) != outcome.entry)
    ]
    rows = {
        kind: dict(_MODELS[kind].objects.values_list("slug", "pk"))
        for kind in {entry.kind for entry in fresh}
    }
    LoadedEntry.objects.bulk_create(
        [LoadedEntry(name=entry.name, data=entry.data, row=rows[entry.kind][entry.slug]) for entry in fresh],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["data", "row"],
    )


_MODELS: dict[str, type[Tag] | type[Category] | type[DiagramTemplate]] = {
    "tag": Tag,
    "category": Category,
    "template": DiagramTemplate,
}
_ENTRIES: dict[str, type[Entry]] = {kind.kind: kind for kind in (TagEntry, CategoryEntry, TemplateEntry)}


class _Decisions:
    """What to do with each chosen entry, tags and categories before the templates that need them."""

    def __init__(self, catalogue: Catalogue, chosen: set[str], *, overwrite: bool) -> None:
        self.catalogue = catalogue
        self.chosen = chosen
        self.overwrite = overwrite
        self.stored = catalogue_in_database()
        self.loaded: dict[str, Entry] = {}
        self.renamed: dict[str, str] = {}
        """By the name that a tag or category was loaded under, the slug that an admin gave it since."""
        slugs = {kind: dict(_MODELS[kind].objects.values_list("pk", "slug")) for kind in ("tag", "category")}
        for loaded in LoadedEntry.objects.all():
            kind, slug = loaded.name.split()
            self.loaded[loaded.name] = _ENTRIES[kind].from_data(loaded.data)
            if (today := slugs.get(kind, {}).get(loaded.row, slug)) != slug:
                self.renamed[loaded.name] = today
        self.redirects = {old: twin.slug for twin in self.stored.templates.values() for old in twin.old_slugs}
        self.templates = [entry for entry in catalogue.templates.values() if entry.name in chosen]

    def all(self) -> Iterator[Outcome]:
        """Decide on tags, categories and templates."""
        tags = [
            self.decide(tag, self.stored.tags.get(self.renamed.get(tag.name, tag.slug)))
            for tag in self.needed_tags()
        ]
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
        if self.overwrite or (loaded and self.today(loaded, twin) == twin):
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
                twin = self.stored.categories.get(self.renamed.get(category.name, category.slug))
                yield self.decide(category, twin)

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
            outcome = self.decide(self.linked(entry, twin, tags, there), twin)
            yield dataclasses.replace(outcome, path=entry.path)

    def today(self, loaded: Entry, twin: Entry) -> Entry:
        """Return what was loaded with its links as renamed and deleted since, by way of other entries."""
        if isinstance(loaded, TemplateEntry) and isinstance(twin, TemplateEntry):
            return self.linked(loaded, twin, set(self.stored.tags), set(self.stored.templates))
        return loaded

    def linked(
        self, entry: TemplateEntry, twin: TemplateEntry | None, tags: set[str], templates: set[str]
    ) -> TemplateEntry:
        """Return an entry that links to `tags` and `templates` alone, by the names that they have by now.

        Old slugs that others have by now are left out, those that its twin has are kept.
        """
        own = twin.slug if twin else entry.slug
        moved = () if own == entry.slug else (own,)
        old_slugs = {*entry.old_slugs, *(twin.old_slugs if twin else ()), *moved} - {entry.slug}
        named = (slug if slug in templates else self.redirects.get(slug, "") for slug in entry.related)
        return dataclasses.replace(
            entry,
            category=self.named("category", entry.category, set(self.stored.categories)),
            tags=tuple(sorted({self.named("tag", slug, tags) for slug in entry.tags} & tags)),
            related=tuple(dict.fromkeys(slug for slug in named if slug in templates)),
            old_slugs=tuple(
                slug
                for slug in sorted(old_slugs)
                if slug not in templates - {own} and self.redirects.get(slug, own) == own
            ),
        )

    def named(self, kind: str, slug: str, there: set[str]) -> str:
        """Return what a tag or category is called now; its own name if it is there, or about to be."""
        name = f"{kind} {slug}"
        if slug in there or (self.overwrite and name in self.chosen):
            return slug
        return self.renamed.get(name, slug)

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
