"""The page of the quality desk, for everybody who may see templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from gallery.catalog.admin.quality.page import QualityPage

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin
    from django.http import HttpRequest, HttpResponse
    from django.urls import URLPattern

    from gallery.catalog.models import DiagramTemplate


def urls(admin: ModelAdmin[DiagramTemplate]) -> list[URLPattern]:
    """Return the address of the desk."""

    @require_safe
    def quality(request: HttpRequest) -> HttpResponse:
        """List what needs care."""
        if not admin.has_view_permission(request):
            raise PermissionDenied
        context = {
            **admin.admin_site.each_context(request),
            "opts": admin.opts,
            "title": gettext("Quality desk"),
            "quality": QualityPage(request.GET),
        }
        return TemplateResponse(request, "admin/catalog/diagramtemplate/quality.html", context)

    view = admin.admin_site.admin_view(quality)
    return [path("quality/", view, name="catalog_diagramtemplate_quality")]
