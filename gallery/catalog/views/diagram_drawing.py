"""The drawing of a template as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from gallery.catalog.labels import labels_asked_for
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.redirects import follow_old_slugs
from gallery.catalog.rendering import DESCRIBED_BY

if TYPE_CHECKING:
    from django.http import HttpRequest

SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""What a drawing that is opened on its own may do."""


@require_safe
@follow_old_slugs
def diagram_drawing(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a template's drawing as a file, in which nothing points to the page."""
    template = get_object_or_404(DiagramTemplate.objects.published(), slug=slug)
    drawing = get_object_or_404(
        template.drawings, language=labels_asked_for(request, template), orientation="horizontal"
    )
    headers = {"Content-Security-Policy": SVG_POLICY}
    alone = drawing.svg.replace(f' aria-describedby="{DESCRIBED_BY}"', "", 1)
    return HttpResponse(alone, content_type="image/svg+xml", headers=headers)
