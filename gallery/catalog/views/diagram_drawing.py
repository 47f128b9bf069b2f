"""The drawing of a template as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from gallery.catalog.conditional import conditional
from gallery.catalog.exports.asking import asked_for
from gallery.catalog.exports.svg import SVG_POLICY, to_svg
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
@rate_limited("picture", in_text, when=lambda request: request.GET.get("theme") == "dark")
@follow_old_slugs(gone=gone_text)
def diagram_drawing(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a template's drawing as a file, in light or dark colours."""
    template = get_object_or_404(DiagramTemplate.objects.published(), slug=slug)
    asked = asked_for(request, template)
    drawing = template.drawings.horizontal().filter(language=asked.labels).first()
    picture = drawing and unless_it_fails(lambda: to_svg(drawing, asked.theme), slug)
    if picture is None:
        return undrawn_text(request, template)
    headers = {
        "Content-Security-Policy": SVG_POLICY,
        "Content-Disposition": f'inline; filename="{asked.file_name(slug, "svg")}"',
    }
    return HttpResponse(picture, content_type="image/svg+xml", headers=headers)
