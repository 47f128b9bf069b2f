"""A drawing as a picture that stands alone, in light or in dark colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import translation

from gallery import flowzap, localize
from gallery.catalog.picturing import DESCRIBED_BY
from gallery.operations.slowness import timed_drawing

if TYPE_CHECKING:
    from gallery.catalog.exports.asking import Theme
    from gallery.catalog.models import Drawing

SVG_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""What a drawing that is opened on its own may do."""


def standing_alone(drawing: Drawing) -> str:
    """Return a kept drawing as a picture of its own, in which nothing points to a page."""
    return drawing.svg.replace(f' aria-describedby="{DESCRIBED_BY}"', "", 1)


def to_svg(drawing: Drawing, theme: Theme) -> str:
    """Return a drawing of a template in the colours of a theme; the kept one is light."""
    if theme == "light":
        return standing_alone(drawing)
    template = drawing.template
    with translation.override(drawing.language), timed_drawing(template.slug):
        diagram = flowzap.analyze(template.source).diagram
        summary = str(flowzap.summarize(diagram, localize.language()))
        return flowzap.to_svg(flowzap.draw(diagram), template.title, summary, theme)
