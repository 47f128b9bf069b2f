"""Two editors at one template: the second is shown what the first has saved, and loses nothing.

The change page carries the digest of what the template said when it was opened. What is saved over another
state is refused; both are shown, and saving again means to overwrite with open eyes.
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

    from gallery.catalog.files.entries import TemplateEntry
    from gallery.catalog.models import Change, DiagramTemplate

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


@dataclass(frozen=True)
class Conflict:
    """What somebody saved while a page was open."""

    change: Change | None
    """The last one, with who made it, when and why."""
    fields: Sequence[Contested]


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
    by_them = _keys(base, theirs)
    by_us = _keys(base, ours)
    fields = [
        Contested(difference, theirs=difference.key in by_them, ours=difference.key in by_us)
        for difference in entry_differences(theirs, ours)
    ]
    return Conflict(changes[0] if changes else None, fields)


def _keys(before: TemplateEntry | None, after: TemplateEntry) -> set[tuple[str, str]]:
    return {difference.key for difference in entry_differences(before, after)} if before else set()


def entry_on_page(template: DiagramTemplate, chosen: Mapping[str, Sequence[str]]) -> TemplateEntry:
    """Return what a template would say if it were saved, with the tags and related ones that were chosen."""
    return dataclasses.replace(
        template_entry(template),
        tags=tuple(sorted(chosen["tags"])),
        related=tuple(chosen["related"]),
        category=template.category.slug,
    )
