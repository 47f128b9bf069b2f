"""The picture on a card, under a name that changes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from gallery.catalog.conditional import immutable
from gallery.catalog.gone import gone_text
from gallery.catalog.models import Drawing
from gallery.catalog.querysets import in_public

if TYPE_CHECKING:
    from django.http import HttpRequest

POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""What a picture that is opened on its own may do."""


@require_safe
@immutable
def card_picture(request: HttpRequest, digest: str) -> HttpResponse:
    """Give the small picture of the drawing with a digest; what is drawn twice has one picture."""
    drawings = Drawing.objects.horizontal().filter(digest=digest)
    drawing = drawings.filter(in_public(of="template__")).only("thumbnail").first()
    if drawing is None:
        for other in drawings.select_related("template").defer("svg"):
            if other.template.is_gone:
                return gone_text(request, other.template)
        raise Http404
    headers = {"Content-Security-Policy": POLICY}
    return HttpResponse(drawing.thumbnail, content_type="image/svg+xml", headers=headers)
