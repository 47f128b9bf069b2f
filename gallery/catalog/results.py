"""What a visitor's request finds in the list of templates, and what it could be changed to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from gallery.catalog.census import census_at
from gallery.catalog.facets import options
from gallery.catalog.forms import FilterForm, Sort
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.orders import (
    Ordered,
    by_points,
    by_relevance,
    by_title,
    most_copied,
    newest,
    recently_updated,
)
from gallery.catalog.search import Hits, Search
from gallery.catalog.state import current_revision, state_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.http import HttpRequest, QueryDict

    from gallery.catalog.census import Census, Counts
    from gallery.catalog.facets import Facets
    from gallery.catalog.models import Category
    from gallery.catalog.querysets import DiagramTemplateQuerySet

NEAREST_SHOWN = 6
"""How many templates are offered to those who found none."""


def is_search(request: HttpRequest) -> bool:
    """Say whether a request asks for more than a page of the whole list, which is often asked for."""
    return not request.GET.keys() <= {"page"}


@dataclass(frozen=True, slots=True)
class Filter:
    """What a visitor chose in a facet, with the query that asks for everything else."""

    facet: str
    name: str
    query: QueryDict
    count: int = 0
    """How many templates that query finds, where pages say so."""


class Results:
    """The templates that a visitor asks for, and how many every other choice would find.

    Nothing is asked of the database before it is needed: once for mistyped words, once for the keys of all
    that a search found. Fetching the rows is left to the caller.
    """

    def __init__(self, asked: QueryDict, language: str, census: Census | None = None) -> None:
        self.language = language
        self.census = census or census_at(state_of(current_revision()))
        self.filters = FilterForm(asked, self.census.categories, self.census.tags)
        self.search = Search.of(self.filters.text, language)

    @cached_property
    def _hits(self) -> Hits:
        return Hits(self.search, self.census)

    @cached_property
    def _counts(self) -> Counts:
        among = None if self.search.is_empty else self._hits.all_terms
        return self.census.count(self.filters.chosen, among)

    @property
    def count(self) -> int:
        """How many templates were found, on all pages together."""
        return self._counts.found.bit_count()

    @property
    def corrections(self) -> Mapping[str, str]:
        """Words that visitors typed, with those that were looked for instead: found in what they may see."""
        return self.search.corrections if self.count_without_filters else {}

    @property
    def categories(self) -> Sequence[Category]:
        """The categories in which visitors find something, whatever they ask for."""
        return self.census.categories

    @cached_property
    def facets(self) -> Facets:
        """What can be chosen, with how many templates each choice would find."""
        by_facet = self._counts.by_facet
        return options(self.filters.chosen, by_facet, self.census.categories, self.census.tags)

    @property
    def keys(self) -> Ordered:
        """The primary keys of what was found, in the order asked for."""
        census, found, order = self.census, self._counts.found, self.filters.order
        match order:
            case Sort.NEWEST:
                return newest(census, found)
            case Sort.RELEVANCE:
                return by_relevance(census, found, self._hits)
            case Sort.UPDATED:
                return recently_updated(census, found)
            case Sort.TITLE:
                return by_title(census, found, self.language)
            case Sort.COPIED:
                return most_copied(census, found)

    @property
    def rows(self) -> DiagramTemplateQuerySet:
        """All templates, with what tells where the search found them."""
        return DiagramTemplate.objects.with_findings(self.search)

    @cached_property
    def chosen(self) -> list[Filter]:
        """Every value chosen in a facet, to be taken back one by one."""
        return [
            Filter(facet, option.full_name, self.filters.query_without(facet, option.value))
            for facet, facet_options in self.facets.items()
            for option in facet_options
            if option.is_chosen
        ]

    @property
    def count_without_filters(self) -> int:
        """How many templates the search finds by itself."""
        return self._counts.without_all

    @cached_property
    def ways_out(self) -> list[Filter]:
        """For those who found nothing: the facets that stand in the way by themselves, fullest first."""
        ways = []
        for facet, names in self._names_of_chosen.items():
            count = self._counts.without[facet]
            if count:
                ways.append(Filter(facet, ", ".join(names), self.filters.query_without(facet), count))
        return sorted(ways, key=lambda way: -way.count)

    @property
    def _names_of_chosen(self) -> Mapping[str, Sequence[str]]:
        names: dict[str, list[str]] = {}
        for chosen in self.chosen:
            names.setdefault(chosen.facet, []).append(chosen.name)
        return names

    @cached_property
    def nearest(self) -> list[DiagramTemplate]:
        """For those who found nothing: the templates that hold most of what they typed."""
        keys = by_points(self.census, self._hits.any_term, self._hits.points)[:NEAREST_SHOWN]
        rows = self.rows.with_card(self.language).in_bulk(keys)
        return [rows[key] for key in keys if key in rows]
