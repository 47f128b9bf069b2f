"""What programs may ask of the list beyond what readers may: a language, and pages of another length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.conf import settings

from gallery.catalog.paging import PAGE_SIZE

if TYPE_CHECKING:
    from django.http import QueryDict

    from gallery.catalog.forms import FilterForm

MOST_PER_PAGE = 100


class PagingForm(forms.Form):
    """Language of search and order, length and number of the page; what is not valid is not asked for."""

    language = forms.ChoiceField(choices=settings.LANGUAGES, required=False)
    per_page = forms.IntegerField(min_value=1, max_value=MOST_PER_PAGE, required=False)
    page = forms.IntegerField(min_value=1, required=False)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        self.asked = data
        self.is_valid()

    @property
    def chosen_language(self) -> str:
        """Return the language in which is searched and sorted."""
        return self.cleaned_data.get("language") or settings.LANGUAGE_CODE

    @property
    def length(self) -> int:
        """Return how many templates make a page."""
        return self.cleaned_data.get("per_page") or PAGE_SIZE

    def query_of(self, filters: FilterForm, page: int) -> QueryDict:
        """Return the shortest query that asks for a page of the same list."""
        query = filters.query
        if self.chosen_language != settings.LANGUAGE_CODE:
            query["language"] = self.chosen_language
        if self.length != PAGE_SIZE:
            query["per_page"] = str(self.length)
        query["page"] = str(page)
        return query

    def ignored(self, filters: FilterForm, page: int) -> list[tuple[str, str]]:
        """Return what was asked for in vain, each once.

        That is what is unknown or not valid, a page that there is not, and what was asked for only to be
        asked for again: where there can be one value, the last one counts.
        """
        faulty = {*filters.errors, *self.errors}
        if self.cleaned_data.get("page") not in {None, page}:
            faulty.add("page")
        ignored = filters.ignored
        for name, values in self.asked.lists():
            if name not in filters.fields and name not in self.fields:
                ignored += [(name, value) for value in values]
            elif name == "q" or name in self.fields:
                in_vain = values if name in faulty else values[:-1]
                ignored += [(name, value) for value in in_vain if value]
        return list(dict.fromkeys(ignored))
