"""Every change of a template, written down with who made it and why.

    with transaction.atomic(), Recording(by=user, why=reason) as recording:
        recording.watch(templates)          what they say now
        …                                   change and save them
        recording.add(template)             one that was made meanwhile
                                            on leaving: a Change for each that says something else

A template that does not say what its last change left behind was changed by other means, such as a shell or
a renamed tag: that state is written down first, so that the next change is not blamed for it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Self

from django.db.models import JSONField, OuterRef, Subquery, Value
from django.utils import timezone

from gallery.catalog.files.entries import TemplateEntry
from gallery.catalog.files.snapshot import template_entry, templates_to_read
from gallery.catalog.models import Change, DiagramTemplate
from gallery.catalog.quality.assessing import batches

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

Data = dict[str, Any]


class Recording:
    """Writes down what becomes of some templates; to be used inside of a transaction."""

    def __init__(
        self,
        *,
        by: AbstractBaseUser | AnonymousUser | None,
        action: Change.Action | None = None,
        why: str = "",
    ) -> None:
        """Name the author (None for the command line), what is done (None to tell by the status), and why."""
        self._by = by if by is not None and by.is_authenticated else None
        self._action = action
        self._why = why
        self._before: dict[int, Data] = {}
        self._latest: dict[int, datetime] = {}
        self._added: list[int] = []
        self._deleted: list[TemplateEntry] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_rest: object) -> None:
        if kind is None:
            self.write()

    def watch(self, templates: Iterable[DiagramTemplate]) -> None:
        """Note what templates say before they change."""
        keys = {template.pk for template in templates} - self._before.keys()
        entries = _entries(keys)
        last = _last_changes(keys)
        self._latest |= {key: at for key, (at, _data) in last.items()}
        self._before |= {key: _plain(entry) for key, entry in entries.items()}
        Change.objects.bulk_create(
            self._change(key, entry, Change.Action.FOUND)
            for key, entry in entries.items()
            if key not in last or last[key][1] != self._before[key]
        )

    def add(self, template: DiagramTemplate) -> None:
        """Note that a template was made."""
        self.add_all([template.pk])

    def add_all(self, keys: Iterable[int]) -> None:
        """Note that the templates of these keys were made."""
        self._added += keys

    def deleted(self, template: DiagramTemplate) -> None:
        """Note what a template says that is about to be deleted."""
        self._deleted.append(entry_of(template))

    def write(self) -> None:
        """Write down what became of the templates since they were noted."""
        for keys in batches([*self._before, *self._added]):
            Change.objects.bulk_create(
                self._change(key, entry, self._action or action_between(self._before.get(key), entry))
                for key, entry in _entries(keys).items()
                if key not in self._before or _plain(entry) != self._before[key]
            )
        Change.objects.bulk_create(
            self._change(None, entry, Change.Action.DELETED) for entry in self._deleted
        )

    def _change(self, key: int | None, entry: TemplateEntry, action: Change.Action) -> Change:
        found = action is Change.Action.FOUND
        now = timezone.now()
        # The latest change is the one that is told by its time: a clock that is behind puts none before it.
        at = now if key is None else max(now, self._latest.get(key, now))
        return Change(
            template_id=key,
            slug=entry.slug,
            at=at,
            by_id=None if found or self._by is None else self._by.pk,
            by_name="" if found or self._by is None else self._by.get_username(),
            action=action,
            why="" if found else self._why,
            version=entry.version,
            # As an expression, which goes to PostgreSQL by itself: in an array its driver would escape each
            # quotation mark in Python.
            data=Value(entry.data, JSONField()),
        )


def action_between(before: Data | None, after: TemplateEntry) -> Change.Action:
    """Name what was done to a template by what became of its status."""
    if before is None:
        return Change.Action.CREATED
    if before["status"] == after.status:
        return Change.Action.EDITED
    return {
        DiagramTemplate.Status.PUBLISHED.value: Change.Action.PUBLISHED,
        DiagramTemplate.Status.ARCHIVED.value: Change.Action.ARCHIVED,
    }.get(after.status, Change.Action.WITHDRAWN)


def entry_of(template: DiagramTemplate) -> TemplateEntry:
    """Return what the database says of a template."""
    return template_entry(templates_to_read().get(pk=template.pk))


def entry_in(change: Change) -> TemplateEntry:
    """Return what a template said after a change."""
    return TemplateEntry.from_data(change.data)


def _entries(keys: Collection[int]) -> dict[int, TemplateEntry]:
    templates = templates_to_read().in_bulk(keys)
    return {key: template_entry(template) for key, template in templates.items()}


def _last_changes(keys: Collection[int]) -> dict[int, tuple[datetime, Data]]:
    """Return when each template changed last, and what that left behind."""
    latest = Change.objects.filter(template=OuterRef("template")).values("pk")[:1]
    changes = Change.objects.filter(template__in=keys, pk=Subquery(latest)).order_by()
    return {key: (at, data) for key, at, data in changes.values_list("template", "at", "data")}


def _plain(entry: TemplateEntry) -> Data:
    """Return the data of an entry as it comes back from JSON."""
    data: Data = json.loads(json.dumps(entry.data))
    return data
