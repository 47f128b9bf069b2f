"""How many templates there are of what, counted in memory.

To count facets the database would read every template that a search found, wide rows with long texts, once
for each kind of count: over ten thousand templates that takes longer than the search itself. What is counted
is small and changes only when an editor changes the catalogue. So it is read once for each state of the
catalogue, by the revision on which the validators of all pages rest, and a search is asked for keys alone.

The public templates are numbered, the newest first. Who has what is a set of numbers (`bitmaps`).
"""

from __future__ import annotations

from array import array
from collections import OrderedDict, defaultdict
from dataclasses import dataclass, field
from functools import reduce
from itertools import repeat
from operator import and_
from threading import Lock
from typing import TYPE_CHECKING

from gallery.catalog.bitmaps import bitmap_of, union
from gallery.catalog.facets import FACETS, YES, lanes_of, size_of, tags_in_use
from gallery.catalog.models import Category, DiagramTemplate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gallery.catalog.facets import Chosen
    from gallery.catalog.models import Tag
    from gallery.catalog.search import Asked

CHUNK = 5_000
"""Rows that are fetched at a time."""
ANSWERS_KNOWN = 1_500
"""Answers of the index for searches that are kept: 12.5 kB each in a catalogue of 100,000."""


@dataclass(slots=True)
class Counts:
    """How many templates were found, and how many there would be with other choices."""

    found: int
    """The set of what was found."""
    by_facet: dict[str, dict[str, int]]
    """How many have each value, by facet, given what was asked for in all other facets."""
    without: dict[str, int]
    """How many there would be if nothing were asked for in a facet."""
    without_all: int
    """How many there would be if nothing were asked for in any."""


class _Latest(OrderedDict["tuple[str, Asked]", int]):
    """What the index was asked last, with the answers."""

    def __setitem__(self, asked: tuple[str, Asked], numbers: int) -> None:
        super().__setitem__(asked, numbers)
        while len(self) > ANSWERS_KNOWN:
            self.popitem(last=False)


@dataclass(frozen=True, slots=True)
class Census:
    """What visitors can choose by, and what each public template has of it; nobody changes it."""

    categories: Sequence[Category]
    tags: Sequence[Tag]
    """The most frequent first."""
    keys: Sequence[int]
    """The primary keys of the public templates by their numbers, the newest first."""
    number_of: Mapping[int, int]
    """Their numbers, by primary key."""
    having: Mapping[str, Mapping[str, int]]
    """By facet and value, the set of those that have it."""
    known: _Latest = field(default_factory=_Latest, compare=False)
    """Who holds the terms of searches, as far as somebody has asked."""
    orders: dict[str, Sequence[int]] = field(default_factory=dict, compare=False)
    """Their numbers in other orders, as far as somebody has asked."""

    @property
    def everybody(self) -> int:
        """The set of all."""
        return (1 << len(self.keys)) - 1

    def numbered(self, keys: Iterable[int]) -> int:
        """Return the set of the public ones among templates, by their keys."""
        size = len(self.keys)
        beyond = 1 << size
        return bitmap_of(map(self.number_of.get, keys, repeat(size)), size + 1) & ~beyond

    def with_value(self, facet: str, values: Iterable[str]) -> int:
        """Return the set of those that have any of some values of a facet."""
        having = self.having[facet]
        return union(having.get(value, 0) for value in values)

    def category_of(self, key: int) -> str:
        """Return the slug of the category of a public template."""
        return next(slug for slug, having in self.having["category"].items() if self.is_in(having, key))

    def tags_with(self, key: int) -> list[Tag]:
        """Return the tags of a public template, in alphabetical order."""
        having = self.having["tag"]
        own = (tag for tag in self.tags if self.is_in(having[tag.slug], key))
        return sorted(own, key=lambda tag: tag.slug)

    def is_in(self, bitmap: int, key: int) -> bool:
        """Say whether a public template is in a set."""
        return bool(bitmap >> self.number_of[key] & 1)

    def count(self, chosen: Chosen, among: int | None = None) -> Counts:
        """Count the templates of a set that have what was chosen; None stands for all."""
        every = self.everybody if among is None else among
        fit = {facet: self.with_value(facet, chosen[facet]) for facet in FACETS if chosen[facet]}
        by_facet, without = {}, {}
        for facet in FACETS:
            rest = reduce(and_, (those for other, those in fit.items() if other != facet), every)
            by_facet[facet] = {value: (rest & own).bit_count() for value, own in self.having[facet].items()}
            without[facet] = rest.bit_count()
        return Counts(reduce(and_, fit.values(), every), by_facet, without, every.bit_count())


def take() -> Census:
    """Read what is counted, with four queries."""
    categories = list(Category.objects.with_counts())
    tags = list(tags_in_use())
    slugs = {category.pk: category.slug for category in categories}
    facts = ("pk", "category", "lane_count", "step_count", "loop_count", "decision_count")
    keys = array("q")
    numbers: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    rows = DiagramTemplate.objects.published().newest().values_list(*facts)
    for key, category, lanes, steps, loops, decisions in rows.iterator(CHUNK):
        if category not in slugs:
            continue  # a template may have come out since the first query
        number = len(keys)
        keys.append(key)
        numbers["category", slugs[category]].append(number)
        numbers["lanes", lanes_of(lanes)].append(number)
        numbers["size", size_of(steps)].append(number)
        if loops:
            numbers["loop", YES].append(number)
        if decisions:
            numbers["decision", YES].append(number)
    number_of = {key: number for number, key in enumerate(keys)}
    tag_slugs = {tag.pk: tag.slug for tag in tags}
    tagging = DiagramTemplate.tags.through.objects.order_by().values_list("diagramtemplate", "tag")
    for key, tag in tagging.iterator(CHUNK):
        if key in number_of and tag in tag_slugs:
            numbers["tag", tag_slugs[tag]].append(number_of[key])
    having: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
    having["tag"] = dict.fromkeys(tag_slugs.values(), 0)
    for (facet, value), those in numbers.items():
        having[facet][value] = bitmap_of(those, len(keys))
    return Census(categories, tags, keys, number_of, having)


_latest: tuple[str, Census] | None = None
_taking = Lock()


def census_at(state: str) -> Census:
    """Return the census of a state of the catalogue, taken when it is first asked for; "" is none to keep."""
    global _latest  # noqa: PLW0603 (one for the process, replaced as a whole)
    latest = _latest
    if latest and state and latest[0] == state:
        return latest[1]
    with _taking:  # whoever else asks waits for the same one
        if _latest is None or not state or _latest[0] != state:
            _latest = (state, take())
        return _latest[1]
