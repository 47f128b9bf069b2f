"""What stands beside a template: the one before and after it in its category, and those related to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import OuterRef, Subquery

from gallery.catalog.bitmaps import numbers_in, tallied, union
from gallery.catalog.orders import by_points
from gallery.catalog.search import Hits, Search

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
    number = census.number_of.get(key)
    if number is None:
        return 0, 0
    shelf = census.having["category"][census.category_of(key)]
    newer, older = shelf & ((1 << number) - 1), numbers_in(shelf >> number + 1, 0, 1)
    return (
        census.keys[newer.bit_length() - 1] if newer else 0,
        census.keys[number + 1 + older[0]] if older else 0,
    )


def _most_alike(template: DiagramTemplate, census: Census, language: str) -> list[int]:
    """Return the keys of public templates that share most tags, among equals in that most words of the title.

    What is equal in all this stands newest first, so that the answer changes only when the catalogue does.
    """
    number = census.number_of.get(template.pk)
    if number is None:
        tags = [*template.tags.values_list("slug", flat=True)]
    else:
        tags = [tag.slug for tag in census.tags_with(template.pk)]
    sharing = [census.having["tag"].get(slug, 0) for slug in tags]
    hits = Hits(Search.resembling(template.title, language), census)
    others = (union(sharing) | hits.any_term) & ~(0 if number is None else 1 << number)
    return by_points(census, others, [*hits.points, *tallied(sharing)])[:RELATED_SHOWN]
