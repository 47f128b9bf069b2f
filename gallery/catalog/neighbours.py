"""What stands beside a template: the one before and after it in its category, and those related to it."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import OuterRef, Subquery

from gallery.catalog.search import Search

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gallery.catalog.census import Census
    from gallery.catalog.models import DiagramTemplate

RELATED_SHOWN = 6
"""How many templates a page recommends."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Public templates next to another; with all that cards show."""

    previous: DiagramTemplate | None
    """The next newer one of the category."""
    next: DiagramTemplate | None
    """The next older one of the category."""
    related: Sequence[DiagramTemplate]
    """What to read next: the curators' choice first, then those most alike."""


def neighbours_of(template: DiagramTemplate, census: Census, language: str) -> Neighbours:
    """Return what stands beside a template, with two queries: for shared words and for the rows.

    Of one that is not public nothing comes before or after; its tags take another query.
    """
    newer, older = _beside(template.pk, census)
    alike = _most_alike(template, census, language)
    templates = apps.get_model("catalog", "DiagramTemplate").objects.published()
    links = apps.get_model("catalog", "RelatedTemplate").objects.filter(template=template)
    link = links.filter(related=OuterRef("pk"))
    place = {"curated_place": Subquery(link.values("order"))}
    near = templates.filter(pk__in={newer, older, *alike}).order_by()
    rows = {
        row.pk: row
        for row in templates.filter(pk__in=near.values("pk").union(links.order_by().values("related")))
        .annotate(**place)
        .with_card(language)
        .order_by(place["curated_place"], Subquery(link.values("pk")))
    }
    chosen = [key for key, row in rows.items() if row.curated_place is not None]
    related = dict.fromkeys([*chosen, *(key for key in alike if key in rows)])
    return Neighbours(
        previous=rows.get(newer), next=rows.get(older), related=[rows[key] for key in related][:RELATED_SHOWN]
    )


def _beside(key: int, census: Census) -> tuple[int, int]:
    """Return the keys before and after one in its category, newest first; 0 where there is none."""
    if key not in census.profile_of:
        return 0, 0
    category = census.category_of(key)
    shelf = [other for other in census.profile_of if census.category_of(other) == category]
    place = shelf.index(key)
    return shelf[place - 1] if place else 0, shelf[place + 1] if place + 1 < len(shelf) else 0


def _most_alike(template: DiagramTemplate, census: Census, language: str) -> list[int]:
    """Return the keys of public templates that share most tags, among equals in that most words of the title.

    What is equal in all this stands newest first, so that the answer changes only when the catalogue does.
    """
    known = census.tags_of.get(template.pk)
    own = set(template.tags.values_list("slug", flat=True) if known is None else known)
    shared = {key: len(own.intersection(tags)) for key, tags in census.tags_of.items()} if own else {}
    points = Search.resembling(template.title, language).points
    ages = ((age, key) for age, key in enumerate(census.profile_of) if key != template.pk)
    kin = ((-shared.get(key, 0), -points.get(key, 0), age, key) for age, key in ages)
    return [key for *_, key in nsmallest(RELATED_SHOWN, (near for near in kin if near[0] or near[1]))]
