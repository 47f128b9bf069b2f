"""The drawing of a template as a PNG file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from gallery.catalog.conditional import conditional
from gallery.catalog.exports.asking import asked_for
from gallery.catalog.exports.png import to_png
from gallery.catalog.gone import gone_text
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.redirects import follow_old_slugs
from gallery.catalog.undrawn import undrawn_text, unless_it_fails
from gallery.operations.limits import rate_limited
from gallery.operations.refusals import in_text

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
@conditional
@rate_limited("picture", in_text)
@follow_old_slugs(gone=gone_text)
def diagram_png(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a template's drawing as a PNG, in light or dark colours, in its own size or twice as large."""
    template = get_object_or_404(DiagramTemplate.objects.published(), slug=slug)
    asked = asked_for(request, template)
    drawings = template.drawings.horizontal().defer("svg", "thumbnail")
    drawing = drawings.filter(language=asked.labels).first()
    picture = drawing and unless_it_fails(lambda: to_png(drawing, asked.theme, asked.scale), slug)
    if picture is None:
        return undrawn_text(request, template)
    headers = {"Content-Disposition": f'inline; filename="{asked.file_name(slug, "png")}"'}
    return HttpResponse(picture, content_type="image/png", headers=headers)
