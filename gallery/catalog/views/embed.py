"""A template in a frame of another site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csp.decorators import csp_replace
from django.shortcuts import get_object_or_404, render
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from gallery.catalog.conditional import conditional
from gallery.catalog.exports.svg import standing_alone
from gallery.catalog.gone import gone_frame
from gallery.catalog.labels import labels_asked_for
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.redirects import follow_old_slugs
from gallery.catalog.undrawn import why_undrawn
from gallery.operations.limits import has_query, rate_limited
from gallery.operations.refusals import in_text

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@conditional
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})  # type: ignore[arg-type] # (typed for views without arguments)
@rate_limited("page", in_text, when=has_query)
@follow_old_slugs(gone=gone_frame)
def embed(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a template's diagram and its title, which leads to its page: any site may frame this."""
    template = get_object_or_404(DiagramTemplate.objects.published(), slug=slug)
    labels = labels_asked_for(request, template)
    drawings = [
        {"orientation": drawing.orientation, "svg": standing_alone(drawing)}
        for drawing in template.drawings.filter(language=labels).order_by("-orientation")
    ]
    why = "" if drawings else why_undrawn(template)
    context = {"template": template, "labels": labels, "drawings": drawings, "why_undrawn": why}
    return render(request, "catalog/embed.html", context)
