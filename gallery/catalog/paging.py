"""Lists in pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator

from gallery import localize
from gallery.catalog.models import DiagramTemplate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest

    from gallery.catalog.querysets import DiagramTemplateQuerySet

PAGE_SIZE = 24


class RowPaginator(Paginator):  # type: ignore[type-arg]  # Django's own takes no parameter
    """Pages of templates whose keys are known in their order: the rows of a page are fetched alone."""

    def __init__(self, keys: Sequence[int], rows: DiagramTemplateQuerySet, per_page: int) -> None:
        super().__init__(keys, per_page)
        self._rows = rows

    def page(self, number: int | str) -> Page:  # type: ignore[type-arg]
        """Fetch a page of the rows."""
        page = super().page(number)
        rows = self._rows.in_bulk(list(page.object_list))
        page.object_list = [rows[key] for key in page.object_list if key in rows]
        return page


def page_of(
    request: HttpRequest, keys: Sequence[int], rows: DiagramTemplateQuerySet | None = None
) -> dict[str, Any]:
    """Return the cards of the page asked for, or of the nearest that there is, and the pages around it.

    `rows` are those that cards are made of, all of them unless told otherwise.
    """
    cards = (DiagramTemplate.objects if rows is None else rows).with_card(localize.language())
    paginator = RowPaginator(keys, cards, PAGE_SIZE)
    page = paginator.get_page(request.GET.get("page"))
    return {"page": page, "page_numbers": paginator.get_elided_page_range(page.number)}
