"""What crawlers may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from gallery.catalog.conditional import conditional

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
@conditional
def robots(request: HttpRequest) -> HttpResponse:
    """Keep crawlers from curators' pages, and show them the sitemap."""
    desks = []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            desks.append(reverse("admin:index"))
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in desks),
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
