"""The changes of one template from the first to the last: also of one that was deleted, even more than once.

A change of a deleted template knows no more than a slug, at which several templates may have lived one after
the other. A life ends with a deletion, unless the template was brought back next; and a template that moved
left its former slug in what it said last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gallery.catalog.models import Change

if TYPE_CHECKING:
    from django.db.models import QuerySet


def changes_of(change: Change) -> QuerySet[Change]:
    """Return all changes of the template that a change is of, latest first."""
    if change.template_id:
        return Change.objects.filter(template=change.template_id)
    own = next(life for life in _lives(change.slug) if change.pk in life)
    last = _last_of(change.slug, own)
    keys = set(own)
    for slug in {last.slug, *last.data.get("old_slugs", ())}:
        lives = _lives(slug, until=last.pk)
        if lives and (slug == last.slug or not _is_deletion(lives[-1][-1])):
            keys |= set(lives[-1])
    return Change.objects.filter(pk__in=keys)


def _lives(slug: str, until: int | None = None) -> list[list[int]]:
    """Return the keys of the changes at a slug, those of each deleted template together, in their order."""
    changes = Change.objects.filter(template=None, slug=slug).order_by("pk")
    if until is not None:
        changes = changes.filter(pk__lte=until)
    lives: list[list[int]] = []
    is_over = True
    for key, action in changes.values_list("pk", "action"):
        if is_over and (not lives or action != Change.Action.RESTORED):
            lives.append([])
        lives[-1].append(key)
        is_over = action == Change.Action.DELETED
    return lives


def _last_of(slug: str, life: list[int]) -> Change:
    """Return the last change of a template of which these are the changes at one of its slugs."""
    last = Change.objects.get(pk=life[-1])
    if last.action == Change.Action.DELETED:
        return last
    later = Change.objects.filter(template=None, action=Change.Action.DELETED, pk__gt=last.pk).order_by("pk")
    return next((each for each in later.iterator() if slug in each.data.get("old_slugs", ())), last)


def _is_deletion(key: int) -> bool:
    return Change.objects.filter(pk=key, action=Change.Action.DELETED).exists()
