"""Drawings with many crossings, of an unwieldy form, or none at all; found when a template is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gallery import flowzap
from gallery.catalog.quality.findings import SOURCE_FIELD, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gallery.catalog.picturing import Pictured

FIGURES = frozenset({"crossings", "aspect"})
"""The kinds of shortcomings that a drawing can have; that of the default language tells."""

UNDRAWN = frozenset({"undrawn"})
"""The kind of those that the engine failed to draw, in a language."""

DRAWN = FIGURES | UNDRAWN
"""All kinds that drawing tells."""

MANY_CROSSINGS = 3
"""So many at least: one or two are followed without effort."""

CROSSINGS_PER_EDGE = 1 / 3
"""And more than one for every three edges. Processes of up to 60 steps are drawn with less than one for
sixteen; the worst of the catalogue has 7 for 25, where three ways fan out, and is still read at ease."""

WIDEST, TALLEST = 6.0, 0.5
"""Width to height beyond which a drawing shown whole is a strip in which nothing can be read: the widest of
the catalogue has 3.8, and a step, as wide as it is, is not to be shown smaller than half its size."""

SCREEN = 1_600
"""Px of the longer side up to which a drawing fits on a common screen, whatever its form."""


def poor_figures(drawing: flowzap.Drawing | None) -> Iterator[Finding]:
    """Yield what makes a drawing, from left to right, hard to read; nothing is told of no drawing."""
    if drawing is None:
        return
    crossings, edges = flowzap.figures_of(drawing).crossings, len(drawing.edges)
    if crossings >= MANY_CROSSINGS and crossings > CROSSINGS_PER_EDGE * edges:
        yield Finding("crossings", field=SOURCE_FIELD, details={"count": crossings, "edges": edges})
    width, height = round(drawing.width), round(drawing.height)
    if max(width, height) > SCREEN and not TALLEST <= width / height <= WIDEST:
        yield Finding("aspect", field=SOURCE_FIELD, details={"width": width, "height": height})


def drawn_findings(made: Mapping[str, Pictured]) -> list[Finding]:
    """Return what is to be noted of what was drawn, by language, the default one first."""
    found = [Finding("undrawn", language, SOURCE_FIELD) for language, each in made.items() if each.fault]
    default = made.get(flowzap.LANGUAGES[0])
    return [*found, *(default.findings if default else ())]
