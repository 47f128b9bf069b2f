"""What visitors ask of the list of templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django import forms
from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gallery.catalog.models import Category


class Sort(TextChoices):
    """Orders of the list."""

    NEWEST = "newest", _("Newest")
    TITLE = "title", _("A–Z")


LONGEST_SEARCH = 200
"""Characters of a search that count; what comes after them is cut off."""


class FilterForm(forms.Form):
    """Search text, category and order; what is not valid counts as not asked for."""

    q = forms.CharField(required=False)
    category = forms.ChoiceField(required=False)
    sort = forms.ChoiceField(choices=Sort.choices, required=False)

    def __init__(self, data: QueryDict, categories: Iterable[Category]) -> None:
        super().__init__(data)
        self._categories = {category.slug: category for category in categories}
        field = cast("forms.ChoiceField", self.fields["category"])
        field.choices = [(slug, slug) for slug in self._categories]
        self.is_valid()

    @property
    def text(self) -> str:
        """Return the words searched for."""
        return str(self.cleaned_data.get("q", ""))[:LONGEST_SEARCH]

    @property
    def chosen_category(self) -> Category | None:
        """Return the one category asked for."""
        return self._categories.get(self.cleaned_data.get("category", ""))

    @property
    def order(self) -> Sort:
        """Return the order asked for, newest first unless said otherwise."""
        return Sort(self.cleaned_data.get("sort") or Sort.NEWEST)

    @property
    def query(self) -> QueryDict:
        """Return what was asked for and understood, as the shortest query string says it."""
        query = QueryDict(mutable=True)
        if self.text:
            query["q"] = self.text
        if self.chosen_category:
            query["category"] = self.chosen_category.slug
        if self.order is not Sort.NEWEST:
            query["sort"] = self.order.value
        return query
