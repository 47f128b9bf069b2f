"""What visitors ask of the list of templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gallery.catalog import facets
from gallery.catalog.tidying import tidy_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gallery.catalog.models import Category, Tag


class Sort(TextChoices):
    """Orders of the list."""

    RELEVANCE = "relevance", _("Relevance")
    NEWEST = "newest", _("Newest")
    UPDATED = "updated", _("Recently updated")
    TITLE = "title", _("A–Z")
    COPIED = "copied", _("Most copied")


LONGEST_SEARCH = 200
"""Characters of a search that count; what comes after them is cut off."""


class FacetField(forms.MultipleChoiceField):
    """The values of a facet that exist, each once and in their own order; others are left out."""

    def __init__(self, values: Iterable[str]) -> None:
        super().__init__(required=False)
        self.values = tuple(values)

    def clean(self, value: Any) -> list[str]:
        """Return the values asked for that there are."""
        asked = set(self.to_python(value))
        return [known for known in self.values if known in asked]


class FilterForm(forms.Form):
    """Search text, facets and order; what is not valid counts as not asked for."""

    q = forms.CharField(required=False)
    sort = forms.ChoiceField(choices=Sort.choices, required=False)

    def __init__(self, data: QueryDict, categories: Iterable[Category], tags: Iterable[Tag]) -> None:
        super().__init__(data)
        self._asked = data
        values: dict[str, Iterable[str]] = {
            "category": (category.slug for category in categories),
            "tag": sorted(tag.slug for tag in tags),
            "lanes": facets.LANES,
            "size": facets.Size.values,
            "loop": (facets.YES,),
            "decision": (facets.YES,),
        }
        for facet in facets.FACETS:
            self.fields[facet] = FacetField(values[facet])
        self.is_valid()

    @property
    def text(self) -> str:
        """Return the words searched for, without what could make the page around them read otherwise."""
        return tidy_line(str(self.cleaned_data.get("q", ""))[:LONGEST_SEARCH]).strip()

    @property
    def chosen(self) -> facets.Chosen:
        """Return the values asked for in each facet."""
        return {facet: self.cleaned_data[facet] for facet in facets.FACETS}

    @property
    def default_order(self) -> Sort:
        """Return the order in which templates come unless another one is asked for."""
        return Sort.RELEVANCE if self.text else Sort.NEWEST

    @property
    def orders(self) -> Sequence[Sort]:
        """Return the orders that can be asked for: by relevance only where there are words."""
        return [sort for sort in Sort if self.text or sort is not Sort.RELEVANCE]

    @property
    def order(self) -> Sort:
        """Return the order asked for."""
        asked = self.cleaned_data.get("sort")
        return next((sort for sort in self.orders if sort.value == asked), self.default_order)

    @property
    def query(self) -> QueryDict:
        """Return what was asked for and understood, as the shortest query string says it."""
        return self._query_for(self.chosen)

    def query_without(self, facet: str, value: str | None = None) -> QueryDict:
        """Return `query` without a facet, or without one value of it."""
        left = [other for other in self.chosen[facet] if value is not None and other != value]
        return self._query_for({**self.chosen, facet: left})

    @property
    def query_without_facets(self) -> QueryDict:
        """Return `query` with nothing but words and order."""
        return self._query_for({})

    def _query_for(self, chosen: facets.Chosen) -> QueryDict:
        query = QueryDict(mutable=True)
        if self.text:
            query["q"] = self.text
        for facet, values in chosen.items():
            if values:
                query.setlist(facet, list(values))
        if self.order is not self.default_order:
            query["sort"] = self.order.value
        return query

    @property
    def ignored(self) -> list[tuple[str, str]]:
        """Return the parameters of ours that asked for what there is not, with the value of each."""
        understood = {"sort": [self.order.value], **self.chosen}
        return [
            (name, value)
            for name, known in understood.items()
            for value in self._asked.getlist(name)
            if value and value not in known
        ]
