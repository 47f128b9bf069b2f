"""Lists in pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator

from gallery import localize
from gallery.catalog.forms import Sort

if TYPE_CHECKING:
    from django.http import HttpRequest

    from gallery.catalog.querysets import DiagramTemplateQuerySet

PAGE_SIZE = 24


def page_of(request: HttpRequest, found: DiagramTemplateQuerySet, order: Sort) -> dict[str, Any]:
    """Return the cards of the page asked for, or of the nearest that there is, and the pages around it."""
    ordered = found.by_title(localize.language()) if order is Sort.TITLE else found.newest()
    paginator = Paginator(ordered.with_card(localize.language()), PAGE_SIZE)
    page = paginator.get_page(request.GET.get("page"))
    return {"page": page, "page_numbers": paginator.get_elided_page_range(page.number)}
