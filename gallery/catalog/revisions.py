"""What makes the revision of the catalogue rise: whatever is saved or deleted one by one.

Statements that change many rows at once send no signals: those who use them outside of a transaction in
which something is also saved or deleted call `Revision.rise()` themselves. Counting uses is no change.
"""

from __future__ import annotations

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save

from gallery.catalog.models import (
    Category,
    DiagramTemplate,
    Drawing,
    Edition,
    OldSlug,
    RelatedTemplate,
    Revision,
    Tag,
)

WATCHED = (Category, Tag, DiagramTemplate, RelatedTemplate, OldSlug, Drawing, Edition)
"""What pages show."""


def watch() -> None:
    """Count every change of what pages show from now on."""
    for model in WATCHED:
        post_save.connect(_count_change, sender=model)
        post_delete.connect(_count_change, sender=model)
    m2m_changed.connect(_count_change, sender=DiagramTemplate.tags.through)


def _count_change(action: str = "post_save", **_signal: Any) -> None:
    if action.startswith("post_"):
        Revision.rise()
