"""Links to templates that are not public, for people without an account."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from gallery.catalog.draft_links import Lifetime, address_of, new_link
from gallery.catalog.models import DiagramTemplate

if TYPE_CHECKING:
    from django.contrib import admin
    from django.http import HttpRequest, HttpResponse
    from django.urls import URLPattern

    TemplateAdmin = admin.ModelAdmin[DiagramTemplate]

FRAGMENT = "admin/catalog/diagramtemplate/_preview_link.html"


def urls(admin: TemplateAdmin) -> list[URLPattern]:
    """Return the address at which a link is made."""
    view = admin.admin_site.admin_view(require_POST(partial(preview_link, admin)))
    return [path("<int:pk>/preview-link/", view, name="catalog_diagramtemplate_preview_link")]


def preview_link(admin: TemplateAdmin, request: HttpRequest, pk: int) -> HttpResponse:
    """Make a link to a template for those who may change it: a fragment for htmx, else a message."""
    template = get_object_or_404(DiagramTemplate, pk=pk)
    if not admin.has_change_permission(request, template):
        raise PermissionDenied
    lifetime = _lifetime(request.POST.get("lifetime", ""))
    if lifetime is None:
        words = gettext("Choose for how long the link shall be good.")
        return HttpResponseBadRequest(words, content_type="text/plain; charset=utf-8")
    link = new_link(template, lifetime)
    address = request.build_absolute_uri(address_of(link))
    if request.headers.get("HX-Request"):
        return render(request, FRAGMENT, {"address": address, "until": link.until, "template": template})
    words = gettext("Only people with this link see the template:")
    messages.success(request, format_html('{} <a href="{}">{}</a>', words, address, address))
    return HttpResponseRedirect(reverse("admin:catalog_diagramtemplate_change", args=[pk]))


def _lifetime(days: str) -> Lifetime | None:
    """Return the lifetime that was chosen, None if it is none of those that are offered."""
    return next((lifetime for lifetime in Lifetime if str(lifetime.value) == days), None)
