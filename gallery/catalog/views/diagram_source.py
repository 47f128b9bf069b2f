"""The source of a template as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from gallery.catalog.conditional import conditional
from gallery.catalog.exports.asking import asked_for
from gallery.catalog.gone import gone_text
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.redirects import follow_old_slugs
from gallery.operations.limits import has_query, rate_limited
from gallery.operations.refusals import in_text

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
@conditional
@rate_limited("page", in_text, when=has_query)
@follow_old_slugs(gone=gone_text)
def diagram_source(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a template's source as a file."""
    template = get_object_or_404(DiagramTemplate.objects.published(), slug=slug)
    asked = asked_for(request, template)
    headers = {"Content-Disposition": f'attachment; filename="{asked.file_name(slug, "fz")}"'}
    source = template.source_in(asked.labels)
    return HttpResponse(source, content_type="text/plain; charset=utf-8", headers=headers)
