"""The page of a template: its diagram, as picture and as text, its source, its words, what is related."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from gallery import flowzap, localize
from gallery.catalog.highlighting import highlight
from gallery.catalog.labels import labels_asked_for
from gallery.catalog.markup import markdown_to_html
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.redirects import follow_old_slugs

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

LONGEST_OPEN = 30
"""How many steps a page tells at once; a longer list is folded up, so that what follows it stays near."""


@require_safe
@follow_old_slugs
def diagram_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a template: its diagram, as picture and as text, its source, its description, what is related."""
    templates = DiagramTemplate.objects.published()
    template = get_object_or_404(templates.select_related("category"), slug=slug)
    labels = labels_asked_for(request, template)
    related = templates.filter(recommended_by__template=template).with_card(localize.language())
    context = {
        "template": template,
        "labels": labels,
        "drawing": template.drawings.horizontal().filter(language=labels).first(),
        "code": highlight(template.source_in(labels)),
        "description": markdown_to_html(template.description),
        "related": related.order_by("recommended_by__order", "recommended_by__id"),
        **_outline(template),
    }
    return render(request, "catalog/diagram_detail.html", context)


def _outline(template: DiagramTemplate) -> dict[str, Any]:
    """Return the diagram told in the reader's language, and with it what a page must know to show it."""
    language = localize.language()
    labels = language if language in template.source_languages else settings.LANGUAGE_CODE
    outline = flowzap.describe(flowzap.analyze(template.source_in(labels)).diagram, language)
    return {
        "outline": outline,
        "outline_labels": labels if labels != language else "",
        "outline_open": len(outline.steps) <= LONGEST_OPEN,
    }
