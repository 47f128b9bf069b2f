"""Everything about a template as a Markdown file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from gallery import localize
from gallery.catalog.conditional import conditional
from gallery.catalog.exports.asking import Asked
from gallery.catalog.exports.markdown import to_markdown
from gallery.catalog.gone import gone_markdown
from gallery.catalog.labels import labels_asked_for
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.redirects import follow_old_slugs
from gallery.operations.limits import has_query, rate_limited
from gallery.operations.refusals import in_text

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_safe
@conditional
@rate_limited("page", in_text, when=has_query)
@follow_old_slugs(gone=gone_markdown)
def diagram_markdown(request: HttpRequest, slug: str) -> HttpResponse:
    """Give everything about a template as text in the language of the address."""
    template = get_object_or_404(DiagramTemplate.objects.published().select_related("category"), slug=slug)
    text = to_markdown(template, labels_asked_for(request, template), request.build_absolute_uri)
    name = Asked(labels=localize.language()).file_name(slug, "md")
    headers = {
        "Content-Disposition": f'inline; filename="{name}"',
        "Link": f'<{request.build_absolute_uri(template.get_absolute_url())}>; rel="canonical"',
    }
    return HttpResponse(text, content_type="text/markdown; charset=utf-8", headers=headers)
