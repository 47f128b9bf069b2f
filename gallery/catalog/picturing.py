"""What the engine makes of the sources of a template: plain data, made in this process or in another.

    Sheet ─ picture ─▶ Pictured: a picture of each orientation, what they are poor in, what is in the diagram

Nothing here asks for settings or a database, so that a process that draws for another starts at once.
"""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING, NamedTuple

from gallery import flowzap
from gallery.catalog.quality.figures import poor_figures

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gallery.catalog.quality.findings import Finding

ORIENTATIONS: tuple[flowzap.Orientation, ...] = ("horizontal", "vertical")

DESCRIBED_BY = "steps"
"""Id of the summary of the steps, on the page that shows a drawing."""


class Sheet(NamedTuple):
    """What is drawn: a source with the labels of a language, and the title that it is read out with."""

    source: str
    title: str
    language: str


class Picture(NamedTuple):
    """A drawing as it is kept."""

    orientation: str
    width: int
    height: int
    svg: str
    thumbnail: str


class Pictured(NamedTuple):
    """What was made of a sheet."""

    counts: dict[str, int | str]
    """What is in the diagram, by the column of the template that says so."""
    pictures: tuple[Picture, ...] = ()
    """One of each orientation; none of a source that exceeds the engine's limits, or after a fault."""
    findings: tuple[Finding, ...] = ()
    """What makes the picture from left to right hard to read."""
    fault: str = ""
    """The traceback of a fault of the engine."""
    is_sound: bool = False
    """Whether the source is without errors and warnings."""


def picture(sheet: Sheet) -> Pictured:
    """Draw a sheet as far as the engine can; a fault of the engine is told, not raised."""
    analysis = flowzap.analyze(sheet.source)
    diagram, counts = analysis.diagram, counts_of(analysis.diagram)
    is_sound = all(each.rule.severity is flowzap.Severity.INFO for each in analysis.diagnostics)
    try:
        orientations = ORIENTATIONS if diagram.nodes else ()
        drawings = {each: flowzap.draw(diagram, orientation=each) for each in orientations}
        language = next(each for each in flowzap.LANGUAGES if each == sheet.language)
        summary = str(flowzap.summarize(diagram, language))
        pictures = tuple(_pictures(sheet.title, summary, drawings))
        return Pictured(counts, pictures, tuple(poor_figures(drawings.get("horizontal"))), is_sound=is_sound)
    except Exception:
        return Pictured(counts, fault=traceback.format_exc(), is_sound=is_sound)


def picture_all(sheets: list[list[Sheet]]) -> list[list[Pictured]]:
    """Draw the sheets of several templates."""
    return [[picture(sheet) for sheet in of_one] for of_one in sheets]


def _pictures(
    title: str, summary: str, drawings: Mapping[flowzap.Orientation, flowzap.Drawing]
) -> list[Picture]:
    """Return drawings read out with a title and a summary of what is drawn."""
    return [
        Picture(
            orientation,
            round(drawing.width),
            round(drawing.height),
            flowzap.to_svg(drawing, title=title, description=summary, described_by=DESCRIBED_BY),
            flowzap.to_thumbnail(drawing) if orientation == "horizontal" else "",
        )
        for orientation, drawing in drawings.items()
    ]


def counts_of(diagram: flowzap.Diagram) -> dict[str, int | str]:
    """Count what is in a diagram, for those who choose by it, and note its structure."""
    return {
        "lane_count": len(diagram.lanes),
        "step_count": len(diagram.nodes),
        "decision_count": sum(node.shape is flowzap.Shape.DIAMOND for node in diagram.nodes),
        "loop_count": len(diagram.loops),
        "structure_digest": flowzap.structure_of(diagram),
    }
