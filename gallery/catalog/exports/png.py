"""A drawing as a PNG, kept once it was made: that takes a tenth of a second and more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.cache import caches

from gallery import flowzap
from gallery.catalog.exports.svg import to_svg

if TYPE_CHECKING:
    from gallery.catalog.exports.asking import Scale, Theme
    from gallery.catalog.models import Drawing

MOST_PIXELS = 24_000_000
"""Four times the largest picture of the catalogue, 96 MB while it is made; what has more is made smaller."""


def to_png(drawing: Drawing, theme: Theme, scale: Scale) -> bytes:
    """Return a drawing as a picture of so many pixels for one of its own."""
    pictures, name = caches["pictures"], f"drawing-{drawing.digest}-{theme}-{scale}"
    kept: bytes | None = pictures.get(name)
    if kept is not None:
        return kept
    svg = to_svg(drawing, theme)
    made = flowzap.to_png(svg, drawing.width, drawing.height, scale, MOST_PIXELS)
    pictures.set(name, made)
    return made
