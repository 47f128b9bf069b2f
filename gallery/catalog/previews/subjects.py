"""What a picture shows, in the language of the page that it announces, which is active."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.text import capfirst
from django.utils.translation import gettext

from gallery import flowzap
from gallery.catalog.counted import counted
from gallery.catalog.models import Drawing
from gallery.catalog.previews.composing import compose, compose_many
from gallery.catalog.undrawn import unless_it_fails
from gallery.operations.slowness import timed_drawing

if TYPE_CHECKING:
    from gallery.catalog.models import Category, DiagramTemplate
    from gallery.catalog.querysets import DiagramTemplateQuerySet

ORIENTATIONS: tuple[flowzap.Orientation, ...] = ("vertical", "horizontal")

SHOWN = 6
"""How many templates stand for a list of them."""


def template_picture(template: DiagramTemplate, language: str) -> str:
    """Compose a template's title, its counts and the drawing with the labels of a language."""
    diagram = flowzap.analyze(template.source_in(language)).diagram
    with timed_drawing(template.slug):
        drawings = unless_it_fails(
            lambda: [flowzap.draw(diagram, orientation=orientation) for orientation in ORIENTATIONS],
            f"the preview of {template.slug}",
        )
    facts = [counted(template.lane_count, "lanes"), counted(template.step_count, "steps")]
    if template.decision_count:
        facts.append(counted(template.decision_count, "decisions"))
    return compose(template.title, facts, drawings or () if diagram.nodes else ())


def category_picture(category: Category, templates: DiagramTemplateQuerySet, language: str) -> str:
    """Compose a category's name, how much there is in it, and its newest templates."""
    return _list_picture(str(capfirst(category.name)), templates.in_category(category), language)


def list_picture(templates: DiagramTemplateQuerySet, language: str) -> str:
    """Compose how many templates there are, and the newest of them."""
    return _list_picture(gettext("Diagram templates"), templates, language)


def _list_picture(title: str, templates: DiagramTemplateQuerySet, language: str) -> str:
    newest = [*templates.newest().values_list("pk", flat=True)[:SHOWN]]
    drawn = {
        drawing.template_id: drawing
        for drawing in Drawing.objects.shown_in(language).filter(template__in=newest)
    }
    drawings = [drawn[key] for key in newest if key in drawn]
    return compose_many(title, [counted(templates.count(), "templates")], drawings)
