"""The page of a template: its diagram, as picture and as text, its source, its words, what is related."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from gallery.catalog.conditional import conditional
from gallery.catalog.detail import detail_of
from gallery.catalog.gone import gone_page
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.redirects import follow_old_slugs
from gallery.operations.limits import has_query, rate_limited
from gallery.operations.refusals import in_page

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@conditional
@rate_limited("page", in_page, when=has_query)
@follow_old_slugs(gone=gone_page)
def diagram_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a template: its diagram, as picture and as text, its source, its description, what is related."""
    templates = DiagramTemplate.objects.published().select_related("category")
    template = get_object_or_404(templates, slug=slug)
    return render(request, "catalog/diagram_detail.html", detail_of(request, template))
