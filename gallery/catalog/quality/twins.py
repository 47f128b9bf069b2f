"""Templates that are alike in structure, by which one that is there twice is compared with its double."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from gallery.catalog.models import DiagramTemplate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NAMED = 2
"""How many are named; there is seldom more than one."""


class Twins(NamedTuple):
    """The templates that are alike in structure to another: the first few, and how many more there are."""

    named: Sequence[DiagramTemplate]
    more: int


def twins_of(templates: Iterable[DiagramTemplate]) -> dict[int, Twins]:
    """Return what each of the templates is alike to, by its key."""
    templates = list(templates)
    structures = {template.structure_digest for template in templates} - {""}
    if not structures:
        return {}
    group = F("structure_digest")
    alike = (
        DiagramTemplate.objects.filter(structure_digest__in=structures)
        .exclude(status=DiagramTemplate.Status.ARCHIVED)
        .annotate(
            place=Window(RowNumber(), partition_by=group, order_by=F("slug").asc()),
            size=Window(Count("pk"), partition_by=group),
        )
        .filter(place__lte=NAMED + 1)
        .only("title", "slug", "structure_digest")
        .order_by("slug")
    )
    groups: dict[str, list[DiagramTemplate]] = {}
    sizes: dict[str, int] = {}
    for template in alike:
        groups.setdefault(template.structure_digest, []).append(template)
        sizes[template.structure_digest] = template.size  # type: ignore[attr-defined] # (annotated)
    found = {}
    for template in templates:
        others = [other for other in groups.get(template.structure_digest, ()) if other.pk != template.pk]
        named = others[:NAMED]
        found[template.pk] = Twins(named, sizes.get(template.structure_digest, 1) - 1 - len(named))
    return found
