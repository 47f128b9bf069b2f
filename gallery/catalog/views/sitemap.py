"""The map of the site for search engines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.sitemaps import views
from django.views.decorators.http import require_safe

from gallery.catalog.census import census_at
from gallery.catalog.conditional import conditional
from gallery.catalog.sitemaps import CategorySitemap, LatestUpdates, ListSitemap, PageSitemap, TemplateSitemap
from gallery.catalog.state import revision_for, state_of
from gallery.operations.limits import rate_limited
from gallery.operations.refusals import in_text

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@conditional
@rate_limited("catalogue", in_text)
def sitemap(request: HttpRequest) -> HttpResponse:
    """Give every address, or where a file cannot hold them, the addresses of several files."""
    sections = _sections(request)
    if any(section.paginator.num_pages > 1 for section in sections.values()):
        return views.index(request, sections, sitemap_url_name="sitemap_section")
    return views.sitemap(request, sections)


@require_safe
@conditional
@rate_limited("catalogue", in_text)
def sitemap_section(request: HttpRequest, section: str) -> HttpResponse:
    """Give the addresses of one kind of page."""
    return views.sitemap(request, _sections(request), section)


def _sections(request: HttpRequest) -> dict[str, Any]:
    updates = LatestUpdates(census_at(state_of(revision_for(request))))
    return {
        "list": ListSitemap(updates),
        "categories": CategorySitemap(updates),
        "templates": TemplateSitemap(updates),
        "pages": PageSitemap(updates),
    }
