"""What loading a catalogue would do with each entry, and why; nothing is written.

Three things are compared: the entry in the files, its twin in the database, and what was loaded last.
Files and database say the same: nothing to do. The database still says what was loaded: the files are
newer, take them. Else an admin has been there, and the entry is skipped.

An entry's links are compared as they would read today: renaming or deleting one entry in the admin is no
edit of the others that link to it. An address that has redirected once goes on redirecting.
"""

import dataclasses
import json
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from hashlib import sha256

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext

from gallery.catalog.files.entries import Catalogue, CategoryEntry, Entry, TagEntry, TemplateEntry
from gallery.catalog.files.merging import merged, says_more
from gallery.catalog.files.renaming import Renamings
from gallery.catalog.files.snapshot import StoredCatalogue, catalogue_in_database
from gallery.catalog.models import Category, Change, DiagramTemplate, LoadedEntry, Tag


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
    """What is done with an entry, and why it is skipped; `twin` is what the database says of it so far.

    `path` is where the entry lies in the files, where that says something else than the entry by now.
    `loaded` is what the files said last, unless they win in any case.
    """

    entry: Entry
    verdict: Verdict
    twin: Entry | None = None
    reason: str = ""
    path: str = ""
    loaded: Entry | None = None

    @property
    def slug_before(self) -> str:
        """The slug that the database has for the entry so far."""
        return self.twin.slug if self.twin else self.entry.slug

    @property
    def stored(self) -> Entry:
        """The entry as it goes into the database."""
        return merged(self.entry, self.twin, self.loaded)

    @property
    def place(self) -> str:
        """Where the entry lies in the files."""
        return self.path or self.entry.path

    def __str__(self) -> str:
        return f"{self.verdict:<9}  {self.place}" + (f" ({self.reason})" if self.reason else "")


@dataclass(frozen=True)
class Plan:
    """What becomes of every entry, tags and categories before the templates that need them."""

    outcomes: list[Outcome]
    loaded: dict[str, Entry]
    """What was loaded last, by name."""

    @property
    def writing(self) -> list[Outcome]:
        """Return the outcomes that go into the database."""
        return [outcome for outcome in self.outcomes if outcome.verdict.writes]

    @cached_property
    def digest(self) -> str:
        """Digest of all that is written over what: another one means that it is another plan by now."""
        steps = [
            (outcome.verdict, outcome.entry.name, outcome.stored.data, outcome.twin and outcome.twin.data)
            for outcome in self.writing
        ]
        return sha256(json.dumps(steps, sort_keys=True).encode()).hexdigest()


def plan_loading(
    catalogue: Catalogue,
    chosen: set[str] | None = None,
    *,
    overwrite: bool,
    uploaded: bool = False,
    stored: StoredCatalogue | None = None,
) -> Plan:
    """Decide on the entries whose names are `chosen` (None: all), and on what they cannot do without.

    To `overwrite` is to take the files even where an admin edited since. An upload may take the place of
    what nobody edited since an earlier upload; to the gallery's own files, uploads are edits as any other.
    `stored` is what the database says, read here unless it is given.
    """
    names = {entry.name for entry in catalogue} if chosen is None else chosen
    records = list(LoadedEntry.objects.all())
    loaded = _entries(records) | (_uploaded() if uploaded else {})
    stored = stored or catalogue_in_database()
    renamings = Renamings.of(records, stored.redirects)
    decisions = _Decisions(catalogue, names, stored, loaded, renamings, overwrite=overwrite)
    return Plan(list(decisions.all()), loaded)


MODELS: dict[str, type[Tag] | type[Category] | type[DiagramTemplate]] = {
    "tag": Tag,
    "category": Category,
    "template": DiagramTemplate,
}
"""Where entries of each kind are kept."""

_ENTRIES: dict[str, type[Entry]] = {kind.kind: kind for kind in (TagEntry, CategoryEntry, TemplateEntry)}


def _entries(records: list[LoadedEntry]) -> dict[str, Entry]:
    """Return what was loaded last from the gallery's files, by name."""
    return {record.name: _ENTRIES[record.name.split()[0]].from_data(record.data) for record in records}


def _uploaded() -> dict[str, Entry]:
    """Return the templates whose last change was an upload, as they were in it."""
    latest = Change.objects.filter(template=OuterRef("template")).values("pk")[:1]
    changes = Change.objects.filter(pk=Subquery(latest), action=Change.Action.IMPORTED).order_by()
    entries = (TemplateEntry.from_data(data) for data in changes.values_list("data", flat=True))
    return {entry.name: entry for entry in entries}


class _Decisions:
    """What to do with each chosen entry, tags and categories before the templates that need them."""

    def __init__(
        self,
        catalogue: Catalogue,
        chosen: set[str],
        stored: StoredCatalogue,
        loaded: dict[str, Entry],
        renamings: Renamings,
        *,
        overwrite: bool,
    ) -> None:
        self.catalogue = catalogue
        self.chosen = chosen
        self.loaded = loaded
        self.overwrite = overwrite
        self.stored = stored
        self.renamings = renamings
        self.templates = [entry for entry in catalogue.templates.values() if entry.name in chosen]
        stored.templates.read(slug for entry in self.templates for slug in self.slugs_of(entry))

    def all(self) -> Iterator[Outcome]:
        """Decide on tags, categories and templates."""
        tags = [
            self.decide(tag, self.stored.tags.get(self.renamings.shelves.get(tag.name, tag.slug)))
            for tag in self.needed_tags()
        ]
        there = set(self.stored.tags) | {tag.entry.slug for tag in tags if tag.verdict.writes}
        templates = list(self.decide_templates(there))
        yield from tags
        yield from self.decide_categories(templates)
        yield from templates

    def decide(self, entry: Entry, twin: Entry | None) -> Outcome:
        """Compare an entry, its twin in the database and what was loaded last."""
        if self.leads_elsewhere(entry, twin):
            owner = self.renamings.redirects[entry.slug]
            reason = gettext(
                "this address redirects to “%(slug)s”: give it up among the former ones there first"
            )
            return Outcome(entry, Verdict.SKIPPED, twin, reason % {"slug": owner})
        loaded = self.loaded.get(entry.name) or (self.loaded.get(twin.name) if twin else None)
        if twin is None:
            if loaded is None or self.overwrite:
                return Outcome(entry, Verdict.CREATED)
            return Outcome(entry, Verdict.SKIPPED, reason=gettext("an admin has deleted it since"))
        base = None if self.overwrite else loaded
        if twin == entry and not says_more(entry, twin, base):
            return Outcome(entry, Verdict.UNCHANGED, twin)
        if self.overwrite or (loaded and self.today(loaded, twin) == twin):
            return Outcome(entry, Verdict.UPDATED, twin, loaded=base)
        edited, made = gettext("an admin has edited it since"), gettext("an admin has made one of that name")
        return Outcome(entry, Verdict.SKIPPED, twin, edited if loaded else made)

    def leads_elsewhere(self, entry: Entry, twin: Entry | None) -> bool:
        """Say whether a template's address redirects to another one than its twin: that goes on."""
        if not isinstance(entry, TemplateEntry) or entry.slug in self.stored.templates:
            return False
        owner = self.renamings.redirects.get(entry.slug)
        return owner is not None and (twin is None or owner != twin.slug)

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
                twin = self.stored.categories.get(self.renamings.shelves.get(category.name, category.slug))
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
            return self.linked(loaded, twin, self.stored.tags.keys(), self.stored.templates.keys())
        return loaded

    def linked(
        self,
        entry: TemplateEntry,
        twin: TemplateEntry | None,
        tags: AbstractSet[str],
        templates: AbstractSet[str],
    ) -> TemplateEntry:
        """Return an entry that links to `tags` and `templates` alone, by the names that they have by now.

        Old slugs that others have by now are left out, those that its twin has are kept.
        """
        own = twin.slug if twin else entry.slug
        moved = () if own == entry.slug else (own,)
        old_slugs = {*entry.old_slugs, *(twin.old_slugs if twin else ()), *moved} - {entry.slug}
        named = (self.renamings.template(slug, templates) for slug in entry.related)
        return dataclasses.replace(
            entry,
            category=self.named("category", entry.category, self.stored.categories.keys()),
            tags=tuple(sorted({self.named("tag", slug, tags) for slug in entry.tags} & tags)),
            related=tuple(dict.fromkeys(slug for slug in named if slug in templates)),
            old_slugs=tuple(
                slug
                for slug in sorted(old_slugs)
                if (slug == own or slug not in templates) and self.renamings.redirects.get(slug, own) == own
            ),
        )

    def named(self, kind: str, slug: str, there: AbstractSet[str]) -> str:
        """Return what a tag or category is called now; its own name if it is there, or about to be."""
        is_written = self.overwrite and f"{kind} {slug}" in self.chosen
        return slug if is_written else self.renamings.shelf(kind, slug, there)

    def twin_of(self, entry: TemplateEntry) -> TemplateEntry | None:
        """Find a template in the database by its slug, or by one that an admin or the files gave it since."""
        for slug in self.slugs_of(entry):
            twin = self.stored.templates.get(slug)
            if twin and not self.claims(twin) - {entry.slug}:
                return twin
        return None

    def slugs_of(self, entry: TemplateEntry) -> tuple[str, ...]:
        """Return the slugs at one of which a template may be in the database, the likeliest first."""
        return entry.slug, self.renamings.redirects.get(entry.slug, ""), *entry.old_slugs

    def claims(self, twin: TemplateEntry) -> set[str]:
        """Return the slugs of the entries that have a claim to a template in the database."""
        there = self.catalogue.templates.keys()
        return {twin.slug} & there or {*twin.old_slugs} & there
