"""What the pages of an upload have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext

from gallery.catalog.models import DiagramTemplate

if TYPE_CHECKING:
    from django.contrib import admin
    from django.http import HttpRequest, HttpResponse

    TemplateAdmin = admin.ModelAdmin[DiagramTemplate]

FOLDER = "admin/catalog/diagramtemplate"


def page(
    admin: TemplateAdmin, request: HttpRequest, name: str, title: str, context: dict[str, Any]
) -> HttpResponse:
    """Render a page."""
    frame = admin.admin_site.each_context(request) | {"title": title, "opts": DiagramTemplate._meta}
    return TemplateResponse(request, f"{FOLDER}/{name}.html", frame | context)


def address(name: str, *parts: int) -> str:
    """Return the address of a page about templates."""
    return reverse(f"admin:catalog_diagramtemplate_{name}", args=parts)


def go(name: str, *parts: int) -> HttpResponse:
    """Lead on to a page about templates."""
    return HttpResponseRedirect(address(name, *parts))


def gone(admin: TemplateAdmin, request: HttpRequest) -> HttpResponse:
    """Ask for files that are not kept any more, or never were."""
    words = gettext("This upload is there no more: it was imported, or is older than a day. Upload it again.")
    admin.message_user(request, words, messages.WARNING)
    return go("import_upload")
