"""The small pictures of the list, also of templates that visitors do not see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from gallery.catalog.models import Drawing
from gallery.catalog.views.card_picture import POLICY

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin
    from django.http import HttpRequest
    from django.urls import URLPattern

    from gallery.catalog.models import DiagramTemplate


def urls(admin: ModelAdmin[DiagramTemplate]) -> list[URLPattern]:
    """Return the address of the pictures."""

    @require_safe
    def thumbnail(request: HttpRequest, digest: str) -> HttpResponse:
        """Give the small picture of the drawing with a digest; what is drawn twice has one picture."""
        if not admin.has_view_permission(request):
            raise PermissionDenied
        drawing = Drawing.objects.horizontal().filter(digest=digest).only("thumbnail").first()
        if drawing is None:
            raise Http404
        headers = {
            "Content-Security-Policy": POLICY,
            # The name changes with the picture; nobody but the curator's browser keeps what may be a draft.
            "Cache-Control": "private, max-age=31536000, immutable",
        }
        return HttpResponse(drawing.thumbnail, content_type="image/svg+xml", headers=headers)

    view = admin.admin_site.admin_view(thumbnail, cacheable=True)
    return [path("thumbnails/<slug:digest>.svg", view, name="catalog_diagramtemplate_thumbnail")]
