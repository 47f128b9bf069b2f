"""What needs care, counted and listed: the questions that the quality desk asks.

Shortcoming ─ counted by kind, language, category and stage ─▶ Counts ─▶ how many under which choice
            └ a page of those chosen, the gravest kind first ─▶ rows, with their templates
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Case, Count, Q, Value, When
from django.utils import timezone

from gallery.catalog.models import DiagramTemplate, Shortcoming

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from django.db.models import QuerySet

Stage = DiagramTemplate.Stage
DIMENSIONS = ("kind", "category", "stage", "language")
"""What shortcomings are chosen by."""


def needing_care() -> QuerySet[Shortcoming]:
    """Return the shortcomings that somebody should see to: what is in the archive needs no care."""
    return Shortcoming.objects.exclude(template__status=DiagramTemplate.Status.ARCHIVED).order_by()


class Counts:
    """How many shortcomings there are of each kind, in each category, at each stage, in each language."""

    def __init__(self) -> None:
        cells = needing_care().values_list("kind", "template__category__slug", _stage(), "language")
        self._cells = [(cell[:-1], cell[-1]) for cell in cells.annotate(Count("pk"))]

    def of(self, choice: Mapping[str, str]) -> int:
        """Count what is chosen."""
        return sum(count for _cell, count in self._chosen(choice))

    def by(self, dimension: str, choice: Mapping[str, str]) -> dict[str, int]:
        """Count by one dimension what is chosen by the others."""
        place = DIMENSIONS.index(dimension)
        counts: dict[str, int] = {}
        for cell, count in self._chosen({**choice, dimension: ""}):
            counts[cell[place]] = counts.get(cell[place], 0) + count
        return counts

    def _chosen(self, choice: Mapping[str, str]) -> Iterator[tuple[tuple[str, ...], int]]:
        wanted = [choice.get(name, "") for name in DIMENSIONS]
        for cell, count in self._cells:
            if all(value in ("", there) for value, there in zip(wanted, cell, strict=True)):
                yield cell, count


def chosen(choice: Mapping[str, str]) -> QuerySet[Shortcoming]:
    """Return the shortcomings that are chosen: the gravest kind first, the latest template first."""
    found = needing_care()
    if kind := choice.get("kind"):
        found = found.filter(kind=kind)
    if category := choice.get("category"):
        found = found.filter(template__category__slug=category)
    if stage := choice.get("stage"):
        found = found.filter(template__in=DiagramTemplate.objects.order_by().in_stage(stage))
    if language := choice.get("language"):
        found = found.filter(language=language)
    gravity = Case(*(When(kind=kind, then=place) for place, kind in enumerate(Shortcoming.Kind.values)))
    return found.order_by(gravity, "-template_id", "pk")


def _stage() -> Case:
    """Return the stage of a shortcoming's template, as `DiagramTemplate.stage` has it."""
    now = timezone.now()
    return Case(
        When(~Q(template__status=DiagramTemplate.Status.PUBLISHED), then="template__status"),
        When(template__expires_at__lte=now, then=Value(Stage.EXPIRED.value)),
        When(template__published_at__lte=now, then=Value(Stage.PUBLISHED.value)),
        default=Value(Stage.SCHEDULED.value),
    )
