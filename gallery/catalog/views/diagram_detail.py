"""The page of a template: its diagram, as picture and as text, its source, its words, what is related."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from gallery import flowzap, localize
from gallery.catalog.census import census_at
from gallery.catalog.conditional import conditional, revision_for, state_of
from gallery.catalog.highlighting import highlight
from gallery.catalog.labels import label_links, labels_asked_for
from gallery.catalog.markup import markdown_to_html
from gallery.catalog.models import DiagramTemplate
from gallery.catalog.neighbours import neighbours_of
from gallery.catalog.redirects import follow_old_slugs
from gallery.catalog.templatetags.telling import Telling

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

LONGEST_OPEN = 30
"""How many steps a page tells at once; a longer list is folded up, so that what follows it stays near."""


@require_safe
@conditional
@follow_old_slugs
def diagram_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a template: its diagram, as picture and as text, its source, its description, what is related."""
    templates = DiagramTemplate.objects.published().select_related("category")
    template = get_object_or_404(templates, slug=slug)
    census = census_at(state_of(revision_for(request)))
    labels = labels_asked_for(request, template)
    context = {
        "template": template,
        "tags": census.tags_with(template.pk),
        "license": {"name": settings.CONTENT_LICENSE, "address": settings.CONTENT_LICENSE_URL},
        "neighbours": neighbours_of(template, census, localize.language()),
        "labels": labels,
        "label_links": label_links(request, template),
        **_drawings(template, labels),
        "code": highlight(template.source_in(labels)),
        "description": markdown_to_html(template.description),
        **_outline(template),
    }
    return render(request, "catalog/diagram_detail.html", context)


def _drawings(template: DiagramTemplate, labels: str) -> dict[str, Any]:
    """Return the drawing for wide screens and the one for narrow screens, None where there is none."""
    drawings = template.drawings.filter(language=labels).defer("thumbnail")
    found = {drawing.orientation: drawing for drawing in drawings}
    return {"drawing": found.get("horizontal"), "narrow_drawing": found.get("vertical")}


def _outline(template: DiagramTemplate) -> dict[str, Any]:
    """Return the diagram told in the reader's language, and with it what a page must know to show it."""
    language = localize.language()
    labels = language if language in template.source_languages else settings.LANGUAGE_CODE
    outline = flowzap.describe(flowzap.analyze(template.source_in(labels)).diagram, language)
    return {
        "outline": outline,
        "telling": Telling([step.node for step in outline.steps], labels if labels != language else ""),
        "outline_open": len(outline.steps) <= LONGEST_OPEN,
    }
