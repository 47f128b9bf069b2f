"""What the page of a template shows: to visitors, or to those who have a link to a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings

from gallery import flowzap, localize
from gallery.catalog.census import census_at
from gallery.catalog.editions import editions_of
from gallery.catalog.highlighting import highlight
from gallery.catalog.labels import label_links, labels_asked_for
from gallery.catalog.markup import markdown_to_html
from gallery.catalog.neighbours import neighbours_of
from gallery.catalog.state import revision_for, state_of
from gallery.catalog.templatetags.telling import Telling
from gallery.catalog.undrawn import unless_it_fails, why_undrawn

if TYPE_CHECKING:
    from django.http import HttpRequest

    from gallery.catalog.models import DiagramTemplate

LONGEST_OPEN = 30
"""How many steps a page tells at once; a longer list is folded up, so that what follows it stays near."""


def detail_of(request: HttpRequest, template: DiagramTemplate) -> dict[str, Any]:
    """Return the diagram, as picture and as text, the source, the words, the editions and what is related."""
    census = census_at(state_of(revision_for(request)))
    labels = labels_asked_for(request, template)
    is_counted = template.pk in census.number_of
    return {
        "template": template,
        "tags": census.tags_with(template.pk) if is_counted else [*template.tags.all()],
        "license": {"name": settings.CONTENT_LICENSE, "address": settings.CONTENT_LICENSE_URL},
        "neighbours": neighbours_of(template, census, localize.language()),
        "labels": labels,
        "label_links": label_links(request, template),
        **_drawings(template, labels),
        "code": highlight(template.source_in(labels)),
        "description": markdown_to_html(template.description),
        "editions": editions_of(template),
        **_outline(template),
    }


def _drawings(template: DiagramTemplate, labels: str) -> dict[str, Any]:
    """Return the drawing for wide screens and the one for narrow screens, or why there is none."""
    drawings = template.drawings.filter(language=labels).defer("thumbnail")
    found = {drawing.orientation: drawing for drawing in drawings}
    drawing = found.get("horizontal")
    return {
        "drawing": drawing,
        "narrow_drawing": found.get("vertical"),
        "why_undrawn": "" if drawing else why_undrawn(template),
    }


def _outline(template: DiagramTemplate) -> dict[str, Any]:
    """Return the diagram told in the reader's language, and with it what a page must know to show it."""
    language = localize.language()
    labels = language if language in template.source_languages else settings.LANGUAGE_CODE
    diagram = flowzap.analyze(template.source_in(labels)).diagram
    outline = unless_it_fails(lambda: flowzap.describe(diagram, language), template.slug)
    if outline is None:
        return {}
    return {
        "outline": outline,
        "telling": Telling([step.node for step in outline.steps], labels if labels != language else ""),
        "outline_open": len(outline.steps) <= LONGEST_OPEN,
    }
