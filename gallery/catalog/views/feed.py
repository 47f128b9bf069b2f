"""News of the gallery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.views.decorators.http import require_safe

from gallery.catalog.conditional import conditional
from gallery.catalog.feeds import feed_of
from gallery.operations.limits import has_query, rate_limited
from gallery.operations.refusals import in_text

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@conditional
@rate_limited("page", in_text, when=has_query)
def feed(request: HttpRequest) -> HttpResponse:
    """Give the newest templates."""
    return feed_of(request, None)
