"""What was found, in an order: primary keys of which a page at a time is wanted.

By age and by relevance the census knows the order; by title and by update it learns it when it is first
asked for. By how often they were copied templates change places without the catalogue: the database is asked.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, overload

from gallery.catalog.bitmaps import flags_of, numbers_in, ranked
from gallery.catalog.models import DiagramTemplate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gallery.catalog.bitmaps import Planes
    from gallery.catalog.census import Census
    from gallery.catalog.querysets import DiagramTemplateQuerySet
    from gallery.catalog.search import Hits

CHUNK = 1_000
"""Rows that are fetched at a time."""


class Ordered(Sequence[int]):
    """The keys of a set of templates; each slice is made when it is asked for."""

    def __init__(self, census: Census, bitmap: int, between: Callable[[int, int], list[int]]) -> None:
        self._census, self._count, self._between = census, bitmap.bit_count(), between

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> list[int]: ...
    def __getitem__(self, place: int | slice) -> int | list[int]:
        if isinstance(place, int):
            return self[:][place]
        start, stop, _step = place.indices(self._count)
        return [self._census.keys[number] for number in self._between(start, stop)]

    def __iter__(self) -> Iterator[int]:
        return iter(self[:])


def newest(census: Census, bitmap: int) -> Ordered:
    """Order a set by age, the newest first."""
    return Ordered(census, bitmap, lambda start, stop: numbers_in(bitmap, start, stop))


def by_points(census: Census, bitmap: int, points: Planes) -> Ordered:
    """Order a set by points, the most first; equals as `newest`."""
    return Ordered(census, bitmap, lambda start, stop: ranked(bitmap, points, start, stop))


def by_relevance(census: Census, bitmap: int, hits: Hits) -> Ordered:
    """Order a set that holds all terms of a search by how prominently they stand; equals as `newest`."""

    def between(start: int, stop: int) -> list[int]:
        return ranked(bitmap, hits.points_for(bitmap, stop), start, stop)

    return Ordered(census, bitmap, between)


def recently_updated(census: Census, bitmap: int) -> Ordered:
    """Order a set by the time of the latest edition, the latest first."""
    return _as_listed(census, bitmap, "updated", DiagramTemplate.objects.published().recently_updated())


def by_title(census: Census, bitmap: int, language: str) -> Ordered:
    """Order a set by the title that a reader of the language sees, accents and case apart."""
    public = DiagramTemplate.objects.published()
    return _as_listed(census, bitmap, f"title {language}", public.by_title(language))


def _as_listed(census: Census, bitmap: int, name: str, templates: DiagramTemplateQuerySet) -> Ordered:
    """Order a set as the database orders all templates; the order is kept under a name."""

    def between(start: int, stop: int) -> list[int]:
        if name not in census.orders:
            keys = templates.values_list("pk", flat=True).iterator(CHUNK)
            known = (census.number_of[key] for key in keys if key in census.number_of)
            census.orders[name] = array("i", known)
        flags = flags_of(bitmap, len(census.keys))
        return list(islice((number for number in census.orders[name] if flags[number]), start, stop))

    return Ordered(census, bitmap, between)


def most_copied(census: Census, bitmap: int) -> Ordered:
    """Order a set by how often templates were copied, as the database knows it now."""

    def between(start: int, stop: int) -> list[int]:
        templates = DiagramTemplate.objects.published().most_copied().values_list("pk", flat=True)
        numbers = (census.number_of.get(key) for key in templates.iterator(CHUNK))
        flags = flags_of(bitmap, len(census.keys))
        known = (number for number in numbers if number is not None and flags[number])
        return list(islice(known, start, stop))

    return Ordered(census, bitmap, between)
