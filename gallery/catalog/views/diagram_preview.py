"""The picture by which a template's page is announced elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from gallery.catalog.conditional import immutable
from gallery.catalog.gone import gone_text
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.previews.addresses import template_preview
from gallery.catalog.previews.making import give, in_language
from gallery.catalog.previews.subjects import template_picture
from gallery.catalog.redirects import follow_old_slugs
from gallery.operations.limits import rate_limited
from gallery.operations.refusals import in_text

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@immutable
@rate_limited("picture", in_text)
@follow_old_slugs(gone=gone_text)
def diagram_preview(request: HttpRequest, slug: str, language: str, digest: str) -> HttpResponse:  # noqa: ARG001
    """Give the picture of a template; from a name that it had before, lead to the present one."""
    with in_language(language):
        template = get_object_or_404(DiagramTemplate.objects.published(), slug=slug)
        address = template_preview(template, language)
        return give(request, address, lambda: template_picture(template, language))
