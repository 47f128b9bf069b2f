"""The source of a template as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from gallery.catalog.labels import labels_asked_for
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.redirects import follow_old_slugs

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
@follow_old_slugs
def diagram_source(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a template's source as a file."""
    template = get_object_or_404(DiagramTemplate.objects.published(), slug=slug)
    labels = labels_asked_for(request, template)
    name = slug if labels == settings.LANGUAGE_CODE else f"{slug}.{labels}"
    response = HttpResponse(template.source_in(labels), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.fz"'
    return response
