"""What visitors see of a template, or saw last."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from gallery.catalog.history.recording import entry_in, entry_of
from gallery.catalog.models import DiagramTemplate

if TYPE_CHECKING:
    from gallery.catalog.files.entries import TemplateEntry


def published_entry(template: DiagramTemplate) -> TemplateEntry | None:
    """Return what visitors see of a template, or saw last; None if they never did.

    Of one that has expired since, and of which no history tells, it is what it says now.
    """
    if template.is_public:
        return entry_of(template)
    until = timezone.now()
    states = template.changes.values_list("pk", "at", "data__status", "data__published", "data__expires")
    for key, since, status, published, expires in states:
        if status == DiagramTemplate.Status.PUBLISHED and _was_out(published, expires or "", since, until):
            return entry_in(template.changes.get(pk=key))
        until = since
    is_expired = template.stage == DiagramTemplate.Stage.EXPIRED
    return entry_of(template) if is_expired and template.is_gone else None


def has_been_public(entry: TemplateEntry) -> bool:
    """Say whether visitors saw what a template says, or what it said before."""
    return entry.version > 1 or bool(
        entry.published and datetime.fromisoformat(entry.published) <= timezone.now()
    )


def _was_out(published: str, expires: str, since: datetime, until: datetime) -> bool:
    """Say whether visitors saw a state that lasted from one change to the next; the clock brings it out."""
    if not published:
        return False
    begun = max(datetime.fromisoformat(published), since)
    return begun < until and (not expires or datetime.fromisoformat(expires) > begun)
