"""What needs care about templates, as rows: written only where something else is found than before."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from django.apps import apps
from django.db import transaction

from gallery.catalog.quality.links import LINKS
from gallery.catalog.quality.shelving import SHELVING
from gallery.catalog.quality.sources import SOURCES
from gallery.catalog.quality.surroundings import Surroundings
from gallery.catalog.quality.translations import TRANSLATIONS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from gallery.catalog.models import DiagramTemplate, Shortcoming
    from gallery.catalog.quality.findings import Finder, Finding

T = TypeVar("T")

FINDERS = (SOURCES, LINKS, TRANSLATIONS, SHELVING)

BATCH = 200
"""Templates that are assessed together: as many as a database takes keys in one query."""


def assess(template: DiagramTemplate, finders: Sequence[Finder] = FINDERS) -> None:
    """Find everything about a template that needs care; with some of the finders, what these find."""
    _assess([template], finders)


def assess_all(templates: Iterable[DiagramTemplate], finders: Sequence[Finder] = FINDERS) -> None:
    """Do the same for many templates, with as many queries for two hundred as for one."""
    for some in batches(templates):
        _assess(some, finders)


def batches(things: Iterable[T]) -> Iterator[list[T]]:
    """Yield things by `BATCH`, the last ones by fewer."""
    remaining = iter(things)
    while some := list(islice(remaining, BATCH)):
        yield some


def _assess(templates: Sequence[DiagramTemplate], finders: Sequence[Finder]) -> None:
    around = Surroundings(templates)
    found = {
        template.pk: [finding for finder in finders for finding in finder.find(template, around)]
        for template in templates
    }
    note_findings(found, frozenset[str]().union(*(finder.kinds for finder in finders)))


def note_findings(found: Mapping[int, Sequence[Finding]], kinds: Collection[str]) -> None:
    """Make the rows of these kinds say what was found, by the keys of the templates that were looked at."""
    model: type[Shortcoming] = apps.get_model("catalog", "Shortcoming")
    wanted = {_key(key, finding): (key, finding) for key, findings in found.items() for finding in findings}
    rows = model.objects.filter(template__in=found, kind__in=kinds).order_by()
    wrong = [row.pk for row in rows if wanted.pop(_key(row.template_id, row), None) is None]
    if not wrong and not wanted:
        return
    with transaction.atomic():
        if wrong:
            model.objects.filter(pk__in=wrong).delete()
        model.objects.bulk_create(
            model(template_id=key, **finding._asdict()) for key, finding in wanted.values()
        )


def _key(template: int, said: Finding | Shortcoming) -> tuple[int, str, str, str, str]:
    """Return all that a finding or a row says, for comparison."""
    return template, said.kind, said.language, said.field, json.dumps(said.details, sort_keys=True)
