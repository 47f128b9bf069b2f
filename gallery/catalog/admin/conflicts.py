"""Two editors at one template: the second is shown what the first has saved, and loses nothing.

The change page carries the digest of what the template said when it was opened. What is saved over another
state is refused; both are shown, what only the others changed is taken over, and saving again means to
overwrite the rest with open eyes.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from gallery.catalog.files.snapshot import template_entry
from gallery.catalog.history import entry_in, entry_of
from gallery.catalog.history.differences import FieldDifference, entry_differences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.http import QueryDict

    from gallery.catalog.files.entries import TemplateEntry
    from gallery.catalog.models import Change, DiagramTemplate

TAKEN = {
    "titles": "title",
    "summaries": "summary",
    "descriptions": "description",
    "source": "source",
    "slug": "slug",
    "category": "category",
    "status": "status",
    "tags": "tags",
    "related": "related",
}
"""Fields that a page takes over from the others, by their names in an entry and on the page."""
LOOKED_BACK = 50
"""Changes among which the state is looked for that an editor began with."""


@dataclass(frozen=True)
class Contested:
    """A field that says something else in the database than on the page."""

    difference: FieldDifference
    """From what is saved to what the page says."""
    theirs: bool
    """Whether the others changed it."""
    ours: bool
    """Whether it was changed on the page."""

    @property
    def is_taken(self) -> bool:
        """Say whether the page takes over what the others wrote, nobody having touched it here."""
        return self.theirs and not self.ours and self.difference.field in TAKEN


@dataclass(frozen=True)
class Conflict:
    """What somebody saved while a page was open."""

    change: Change | None
    """The last one, with who made it, when and why."""
    fields: Sequence[Contested]
    kept: Sequence[str]
    """What they changed and saving the page leaves so, such as notes on versions."""


def state_of(entry: TemplateEntry) -> str:
    """Return a digest of everything that a template says."""
    return sha256(json.dumps(entry.data, sort_keys=True).encode(errors="surrogatepass")).hexdigest()


def conflict_between(template: DiagramTemplate, ours: TemplateEntry, begun_with: str) -> Conflict | None:
    """Return what sets the page apart from the database, if that is not what the page began with."""
    theirs = entry_of(template)
    if state_of(theirs) == begun_with:
        return None
    changes = list(template.changes.select_related("by")[:LOOKED_BACK])
    base = next((entry for entry in map(entry_in, changes) if state_of(entry) == begun_with), None)
    by_them = _changed(base, theirs)
    by_us = _changed(base, ours)
    fields = [
        Contested(difference, theirs=difference.key in by_them, ours=difference.key in by_us)
        for difference in entry_differences(theirs, ours)
        if difference.field != _FOLLOWING
    ]
    contested = {field.difference.key for field in fields}
    kept = [title for key, title in by_them.items() if key not in contested]
    return Conflict(changes[0] if changes else None, fields, kept)


_FOLLOWING = "outdated"
"""Follows from the texts on the page: nothing to choose between."""


def _changed(before: TemplateEntry | None, after: TemplateEntry) -> dict[tuple[str, str], str]:
    """Return the titles of the fields that differ, if it is known how they were."""
    differences = entry_differences(before, after) if before else []
    return {difference.key: difference.title for difference in differences}


def entry_on_page(template: DiagramTemplate, chosen: Mapping[str, Sequence[str]]) -> TemplateEntry:
    """Return what a template would say if it were saved, with the tags and related ones that were chosen."""
    return dataclasses.replace(
        template_entry(template),
        tags=tuple(sorted(chosen["tags"])),
        related=tuple(chosen["related"]),
        old_slugs=tuple(sorted(chosen["old_slugs"])),
        category=template.category.slug,
    )


def take_over(data: QueryDict, template: DiagramTemplate, conflict: Conflict) -> QueryDict:
    """Return what a page sent with that in it which only the others changed, so that it is not undone."""
    taken = data.copy()
    for contested in conflict.fields:
        if not contested.is_taken:
            continue
        name = TAKEN[contested.difference.field]
        if language := contested.difference.language:
            taken[f"{name}_{language}"] = getattr(template, f"{name}_{language}") or ""
        elif name == "tags":
            taken.setlist(name, [str(tag.pk) for tag in template.tags.all()])
        elif name == "related":
            taken.setlist(name, [str(link.related_id) for link in template.related_links.all()])
        else:
            taken[name] = str(getattr(template, "category_id" if name == "category" else name))
    return taken
