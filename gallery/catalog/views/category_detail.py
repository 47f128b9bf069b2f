"""The page of a category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from gallery.catalog.census import census_at
from gallery.catalog.conditional import conditional
from gallery.catalog.models import Category
from gallery.catalog.orders import newest
from gallery.catalog.paging import page_of
from gallery.catalog.state import revision_for, state_of
from gallery.operations.limits import has_query, rate_limited
from gallery.operations.refusals import in_page

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@conditional
@rate_limited("page", in_page, when=has_query)
def category_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a category and its templates."""
    category = get_object_or_404(Category, slug=slug)
    census = census_at(state_of(revision_for(request)))
    found = newest(census, census.with_value("category", [slug]))
    context = {"category": category, **page_of(request, found)}
    return render(request, "catalog/category_detail.html", context)
