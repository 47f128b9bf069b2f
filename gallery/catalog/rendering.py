"""Drawings of a template, made when it is saved and never while a page is served."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import translation

from gallery import flowzap, localize
from gallery.catalog.quality.assessing import assess_drawing
from gallery.operations.slowness import timed_drawing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gallery.catalog.models import DiagramTemplate

ORIENTATIONS: tuple[flowzap.Orientation, ...] = ("horizontal", "vertical")

DESCRIBED_BY = "steps"
"""Id of the summary of the steps, on the page that shows a drawing."""


def redraw(template: DiagramTemplate, *, anew: bool = False) -> bool:
    """Bring a template's drawings and counts up to date, or draw `anew`; say whether any drawing changed.

    There is a drawing of each orientation for each language with a source of its own. A source with errors
    is drawn as far as the engine can; one that exceeds the engine's limits has no drawing.

    What makes a drawing hard to read is noted while it is at hand, that in the default language telling
    enough. A template without a digest of its structure was drawn before this was done.
    """
    anew = anew or not template.structure_digest
    stored = set(template.drawings.values_list("language", "digest").filter(engine=flowzap.ENGINE_VERSION))
    changed = False
    for language in template.source_languages:
        with translation.override(language):
            digest = _digest(template)
            if not anew and (language, digest) in stored:
                continue
            diagram = flowzap.analyze(template.source).diagram
            with timed_drawing(template.slug):
                drawings = _drawings(diagram)
                pictures = list(_pictures(template, diagram, drawings))
        changed = True
        if language == settings.LANGUAGE_CODE:
            assess_drawing(template, drawings.get("horizontal"))
        template.drawings.filter(language=language).delete()
        for picture in pictures:
            template.drawings.create(
                language=language, engine=flowzap.ENGINE_VERSION, digest=digest, **picture
            )
    removed, _ = template.drawings.exclude(language__in=template.source_languages).delete()
    _count(template)
    return changed or removed > 0


def _digest(template: DiagramTemplate) -> str:
    """Return a digest of everything in the drawing for the active language."""
    words = f"{flowzap.ENGINE_VERSION}\0{template.title}\0{template.source}"
    return sha256(words.encode()).hexdigest()


def _drawings(diagram: flowzap.Diagram) -> dict[flowzap.Orientation, flowzap.Drawing]:
    """Draw a diagram in each orientation; one of nothing, as a source above the limits reads, in none."""
    orientations = ORIENTATIONS if diagram.nodes else ()
    return {orientation: flowzap.draw(diagram, orientation=orientation) for orientation in orientations}


def _pictures(
    template: DiagramTemplate,
    diagram: flowzap.Diagram,
    drawings: Mapping[flowzap.Orientation, flowzap.Drawing],
) -> Iterator[dict[str, Any]]:
    """Yield drawings in the active language, read out with the title and a summary of what is drawn."""
    summary = str(flowzap.describe(diagram, localize.language()).summary)
    for orientation, drawing in drawings.items():
        yield {
            "orientation": orientation,
            "width": round(drawing.width),
            "height": round(drawing.height),
            "svg": flowzap.to_svg(
                drawing, title=template.title, description=summary, described_by=DESCRIBED_BY
            ),
            "thumbnail": flowzap.to_thumbnail(drawing) if orientation == "horizontal" else "",
        }


def _count(template: DiagramTemplate) -> None:
    """Count what is in a template's diagram, for those who choose by it, and note its structure."""
    diagram = flowzap.analyze(template.source_in(settings.LANGUAGE_CODE)).diagram
    counts = {
        "lane_count": len(diagram.lanes),
        "step_count": len(diagram.nodes),
        "decision_count": sum(node.shape is flowzap.Shape.DIAMOND for node in diagram.nodes),
        "loop_count": len(diagram.loops),
        "structure_digest": flowzap.structure_of(diagram),
    }
    if any(getattr(template, name) != count for name, count in counts.items()):
        type(template).objects.filter(pk=template.pk).update(**counts)
        for name, count in counts.items():
            setattr(template, name, count)
