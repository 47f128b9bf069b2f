"""What is stored of a template's entry where files and database both have their say beside its content.

Visitors read the list of editions, and the database goes on with it whenever an admin publishes; notes are
mended at either end. So these fields are merged, as lines of text are: what the files changed since they
were loaded last wins, everything else stays as the database has it. None that only the database knows goes.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from gallery.catalog.files.entries import Entry, TemplateEntry

if TYPE_CHECKING:
    from gallery.catalog.files.entries import Texts

BESIDE = ("editions", "outdated", "next_notes")
"""Fields by which entries are not told apart, less those that say which edition it is."""


def merged(entry: Entry, twin: Entry | None, loaded: Entry | None) -> Entry:
    """Return an entry as it is stored over its twin in the database; `loaded` is what the files said last.

    Without `loaded` the files win. Files that do not know the latest edition say nothing of editions.
    """
    if not isinstance(entry, TemplateEntry) or not isinstance(twin, TemplateEntry):
        return entry
    base = loaded if isinstance(loaded, TemplateEntry) else None
    is_behind = entry.version < twin.version
    notes = twin.next_notes if is_behind or (base and entry.next_notes == base.next_notes) else None
    return dataclasses.replace(
        entry,
        editions=twin.editions if is_behind else _editions(entry, twin, base),
        outdated=twin.outdated if base and entry.outdated == base.outdated else entry.outdated,
        next_notes=entry.next_notes if notes is None else notes,
    )


def says_more(entry: Entry, twin: Entry, loaded: Entry | None) -> bool:
    """Say whether files of the same content, and of no older edition, bring anything new beside it."""
    if not isinstance(entry, TemplateEntry) or not isinstance(twin, TemplateEntry):
        return False
    after = merged(entry, twin, loaded)
    return entry.version >= twin.version and any(
        getattr(after, field) != getattr(twin, field) for field in BESIDE
    )


def _editions(entry: TemplateEntry, twin: TemplateEntry, loaded: TemplateEntry | None) -> dict[str, Texts]:
    """Return the editions of both, in their order."""
    known = loaded.editions if loaded else {}
    changed = {number: texts for number, texts in entry.editions.items() if texts != known.get(number)}
    editions = entry.editions | twin.editions | changed
    return {number: editions[number] for number in sorted(editions, key=int)}
