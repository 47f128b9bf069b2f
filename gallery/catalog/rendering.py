"""Drawings of a template, made when it is saved and never while a page is served."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.utils import translation

from gallery import flowzap, localize

if TYPE_CHECKING:
    from gallery.catalog.models import DiagramTemplate

DESCRIBED_BY = "steps"
"""Id of the summary of the steps, on the page that shows a drawing."""


def redraw(template: DiagramTemplate, *, anew: bool = False) -> bool:
    """Bring a template's drawings up to date, or make them `anew`; say whether any was made or removed.

    There is one for each language with a source of its own. A source with errors is drawn as far as the
    engine can; one that exceeds the engine's limits has no drawing.
    """
    stored = dict(template.drawings.values_list("language", "digest").filter(engine=flowzap.ENGINE_VERSION))
    changed = False
    for language in template.source_languages:
        with translation.override(language):
            digest = _digest(template)
            if not anew and stored.get(language) == digest:
                continue
            picture = _picture(template)
        changed = True
        if picture is None:
            template.drawings.filter(language=language).delete()
        else:
            picture |= {"engine": flowzap.ENGINE_VERSION, "digest": digest}
            template.drawings.update_or_create(language=language, defaults=picture)
    removed, _ = template.drawings.exclude(language__in=template.source_languages).delete()
    return changed or removed > 0


def _digest(template: DiagramTemplate) -> str:
    """Return a digest of everything in the drawing for the active language."""
    return sha256(f"{template.title}\0{template.source}".encode()).hexdigest()


def _picture(template: DiagramTemplate) -> dict[str, Any] | None:
    """Draw the source of the active language, read out with the title and a summary of what is drawn.

    A source above the limits reads as a diagram of nothing.
    """
    diagram = flowzap.analyze(template.source).diagram
    if not diagram.nodes:
        return None
    drawing = flowzap.draw(diagram)
    summary = flowzap.describe(diagram, localize.language()).summary
    return {
        "width": round(drawing.width),
        "height": round(drawing.height),
        "svg": flowzap.to_svg(
            drawing, title=template.title, description=str(summary), described_by=DESCRIBED_BY
        ),
        "thumbnail": flowzap.to_thumbnail(drawing),
    }
