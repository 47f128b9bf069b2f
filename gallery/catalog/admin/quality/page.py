"""Which shortcomings a page of the quality desk lists, and what it can be narrowed down to."""

from __future__ import annotations

from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Paginator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gallery.catalog.admin.quality.rows import SHOWN, rows_of
from gallery.catalog.models import Category, DiagramTemplate, Shortcoming
from gallery.catalog.quality.desk import DIMENSIONS, Counts, chosen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.paginator import Page
    from django.http import QueryDict
    from django.utils.functional import _StrOrPromise

    from gallery.catalog.admin.quality.rows import Row

PAGE_LENGTH = 50
"""As many as somebody works through at a sitting."""

_TITLES = {"kind": _("kind"), "category": _("category"), "stage": _("stage"), "language": _("language")}


class Option(NamedTuple):
    """A way to narrow down what is listed, and how much is left then."""

    label: _StrOrPromise
    number: int
    query: str
    is_chosen: bool


class Facet(NamedTuple):
    """A dimension in which the list is narrowed down."""

    title: _StrOrPromise
    options: Sequence[Option]


class Group(NamedTuple):
    """The rows of a page that are of one kind, and how many there are on all pages."""

    title: _StrOrPromise
    number: int
    rows: Sequence[Row]


class QualityPage:
    """What a query asks for; a choice that does not exist is none."""

    def __init__(self, query: QueryDict) -> None:
        self._query = query
        self._names: dict[str, dict[str, _StrOrPromise]] = {
            "kind": dict(Shortcoming.Kind.choices),
            "category": {category.slug: category.name for category in Category.objects.only("slug", "name")},
            "stage": dict(DiagramTemplate.Stage.choices),
            "language": dict(settings.LANGUAGES),
        }
        known = {name: query.get(name, "") for name in DIMENSIONS}
        self.choice = {name: value for name, value in known.items() if value in self._names[name]}
        self._counts = Counts()
        self.total = self._counts.of(self.choice)

    @cached_property
    def page(self) -> Page[int]:
        """The page that is asked for; the first or the last one if there is no such page."""
        return Paginator(range(self.total), PAGE_LENGTH).get_page(self._query.get("page"))

    @cached_property
    def groups(self) -> list[Group]:
        """The rows of the page by kind, the gravest first."""
        first = (self.page.number - 1) * PAGE_LENGTH
        found = list(chosen(self.choice)[first : first + PAGE_LENGTH])
        keys = {shortcoming.template_id for shortcoming in found}
        templates = DiagramTemplate.objects.only(*SHOWN).in_bulk(keys) if keys else {}
        counts = self._counts.by("kind", self.choice)
        return [
            Group(self._names["kind"].get(kind, kind), counts.get(kind, 0), list(rows))
            for kind, rows in groupby(rows_of(found, templates), key=lambda row: row.shortcoming.kind)
        ]

    @property
    def facets(self) -> list[Facet]:
        """The dimensions with more than one choice, or with one that is chosen."""
        facets = [Facet(_TITLES[name], self._options(name)) for name in DIMENSIONS]
        return [facet for facet in facets if len(facet.options) > 2 or not facet.options[0].is_chosen]

    def _options(self, name: str) -> list[Option]:
        """Return all there is, and what it can be narrowed down to, in the order of the names."""
        counts = self._counts.by(name, self.choice)
        now = self.choice.get(name)
        everything = Option(gettext("All"), sum(counts.values()), self.query_with(**{name: ""}), now is None)
        return [everything] + [
            Option(label, counts.get(value, 0), self.query_with(**{name: value}), value == now)
            for value, label in self._names[name].items()
            if counts.get(value) or value == now
        ]

    def query_with(self, **changes: str) -> str:
        """Return the query for what is chosen, with changes; from the first page on unless they say which."""
        asked = {**self.choice, **changes}
        query = {name: asked[name] for name in (*DIMENSIONS, "page") if asked.get(name)}
        return f"?{urlencode(query)}"

    @property
    def earlier(self) -> str:
        """The query for the page before, empty on the first one."""
        return self.query_with(page=str(self.page.previous_page_number())) if self.page.has_previous() else ""

    @property
    def later(self) -> str:
        """The query for the page after, empty on the last one."""
        return self.query_with(page=str(self.page.next_page_number())) if self.page.has_next() else ""
