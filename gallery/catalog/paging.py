"""Lists in pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator

from gallery import localize
from gallery.catalog.models import DiagramTemplate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet
    from django.http import HttpRequest

    from gallery.catalog.querysets import DiagramTemplateQuerySet

    Keys = Sequence[int] | QuerySet[DiagramTemplate, int]
    """Primary keys of templates in their order."""

PAGE_SIZE = 24


class CountedPaginator(Paginator):  # type: ignore[type-arg]  # Django's own takes no parameter
    """Pages of templates whose number is known already: the database is not asked for it.

    A page is fetched in two steps: the keys in their order, which an index answers unless they are known;
    then these rows alone.
    """

    def __init__(
        self,
        keys: Keys,
        rows: DiagramTemplateQuerySet,
        per_page: int,
        count: int,
    ) -> None:
        super().__init__(keys, per_page)
        self.__dict__["count"] = count  # where the cached property looks first
        self._keys = keys
        self._rows = rows

    def page(self, number: int | str) -> Page:  # type: ignore[type-arg]
        """Fetch a page of the rows."""
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        keys = list(self._keys[start : min(start + self.per_page, self.count)])
        rows = self._rows.in_bulk(keys)
        return Page([rows[key] for key in keys if key in rows], number, self)


def page_of(
    request: HttpRequest, keys: Keys, count: int, rows: DiagramTemplateQuerySet | None = None
) -> dict[str, Any]:
    """Return the cards of the page asked for, or of the nearest that there is, and the pages around it.

    `rows` are those that cards are made of, all of them unless told otherwise.
    """
    cards = (DiagramTemplate.objects if rows is None else rows).with_card(localize.language())
    paginator = CountedPaginator(keys, cards, PAGE_SIZE, count)
    page = paginator.get_page(request.GET.get("page"))
    return {"page": page, "page_numbers": paginator.get_elided_page_range(page.number)}
