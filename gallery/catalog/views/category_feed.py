"""News of a category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from gallery.catalog.conditional import conditional
from gallery.catalog.feeds import feed_of
from gallery.catalog.models import Category
from gallery.operations.limits import has_query, rate_limited
from gallery.operations.refusals import in_text

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@conditional
@rate_limited("page", in_text, when=has_query)
def category_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the newest templates of a category."""
    return feed_of(request, get_object_or_404(Category, slug=slug))
