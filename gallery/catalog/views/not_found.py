"""The page for addresses at which there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from gallery import localize
from gallery.catalog.models import Category, DiagramTemplate

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

NEWEST_SHOWN = 6
"""How many templates a page offers to visitors who look for one that is not there."""


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 (Django calls it so)
    """Help visitors whose page is not there."""
    newest = DiagramTemplate.objects.published().newest().with_card(localize.language())[:NEWEST_SHOWN]
    context = {"categories": Category.objects.with_counts(), "newest": newest}
    return render(request, "404.html", context, status=404)
