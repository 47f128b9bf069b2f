"""What a picture shows, in the language of the page that it announces, which is active."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext, npgettext

from gallery import flowzap
from gallery.catalog.models import Drawing
from gallery.catalog.previews.composing import compose, compose_many

if TYPE_CHECKING:
    from gallery.catalog.models import Category, DiagramTemplate
    from gallery.catalog.querysets import DiagramTemplateQuerySet

ORIENTATIONS: tuple[flowzap.Orientation, ...] = ("vertical", "horizontal")

SHOWN = 6
"""How many templates stand for a list of them."""


def template_picture(template: DiagramTemplate, language: str) -> str:
    """Compose a template's title, its counts and the drawing with the labels of a language."""
    diagram = flowzap.analyze(template.source_in(language)).diagram
    drawings = [flowzap.draw(diagram, orientation=orientation) for orientation in ORIENTATIONS]
    facts = [_counted("lanes", template.lane_count), _counted("steps", template.step_count)]
    if template.decision_count:
        facts.append(_counted("decisions", template.decision_count))
    return compose(template.title, facts, drawings if diagram.nodes else ())


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
    return compose_many(title, [_counted("templates", templates.count())], drawings)


def _counted(what: str, counter: int) -> str:
    """Say how many there are of something."""
    words = {
        "lanes": ngettext("%(counter)s lane", "%(counter)s lanes", counter),
        "steps": npgettext("fact", "%(counter)s step", "%(counter)s steps", counter),
        "decisions": ngettext("%(counter)s decision", "%(counter)s decisions", counter),
        "templates": ngettext("%(counter)s template", "%(counter)s templates", counter),
    }
    return words[what] % {"counter": counter}
