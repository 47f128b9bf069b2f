"""The page of a category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from gallery.catalog.conditional import conditional
from gallery.catalog.models import Category, DiagramTemplate
from gallery.catalog.paging import page_of

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@conditional
def category_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a category and its templates."""
    category = get_object_or_404(Category, slug=slug)
    found = DiagramTemplate.objects.published().in_category(category)
    context = {
        "category": category,
        **page_of(request, found.newest().values_list("pk", flat=True), found.count()),
    }
    return render(request, "catalog/category_detail.html", context)
