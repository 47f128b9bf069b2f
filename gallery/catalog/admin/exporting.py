"""Templates as the files that `dump_gallery` writes, in a zip file that can be imported again."""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from django.contrib.admin import action
from django.core.exceptions import PermissionDenied
from django.http import FileResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from gallery.catalog.files.packing import pack, part_of_catalogue
from gallery.catalog.files.snapshot import catalogue_in_database
from gallery.operations.limits import rate_limited
from gallery.operations.refusals import in_page

if TYPE_CHECKING:
    from django.contrib import admin
    from django.db.models import QuerySet
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase
    from django.urls import URLPattern

    from gallery.catalog.files.entries import Catalogue
    from gallery.catalog.models import DiagramTemplate

    TemplateAdmin = admin.ModelAdmin[DiagramTemplate]


@action(description=_("Export the selected templates"), permissions=["view"])
def export(
    modeladmin: TemplateAdmin,  # noqa: ARG001 (an action)
    request: HttpRequest,  # noqa: ARG001
    queryset: QuerySet[DiagramTemplate],
) -> HttpResponseBase:
    """Give templates with their categories and tags as a zip file."""
    return _zip_file(part_of_catalogue(list(queryset.values_list("pk", flat=True))), "templates.zip")


def urls(admin: TemplateAdmin) -> list[URLPattern]:
    """Return the address of all templates in one file."""

    @require_safe
    def export_all(request: HttpRequest) -> HttpResponseBase:
        """Give the whole catalogue as a zip file."""
        if not admin.has_view_permission(request):
            raise PermissionDenied
        return whole(request)

    @rate_limited("upload", in_page)
    def whole(request: HttpRequest) -> HttpResponseBase:  # noqa: ARG001 (asked so)
        return _zip_file(catalogue_in_database(), "gallery.zip")

    view = admin.admin_site.admin_view(export_all)
    return [path("export/", view, name="catalog_diagramtemplate_export")]


def _zip_file(catalogue: Catalogue, name: str) -> HttpResponseBase:
    """Return a catalogue as an answer; on disk, since it may be large."""
    file = TemporaryFile()  # noqa: SIM115 (the answer closes it)
    pack(catalogue, file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")
