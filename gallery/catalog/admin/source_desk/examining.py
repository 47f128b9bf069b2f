"""What the engine makes of a text that is being written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.translation import gettext, ngettext

from gallery import flowzap, localize
from gallery.catalog.counted import Counted, counted
from gallery.catalog.remarks import Remark, remarks_in
from gallery.catalog.undrawn import unless_it_fails
from gallery.operations.slowness import timed_drawing

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_REMARKS = 100
"""Remarks that are listed: nobody reads more before mending some."""


@dataclass(frozen=True)
class Picture:
    """A drawing as a page shows it, and how well it came out."""

    svg: str
    width: int
    crossings: int


@dataclass(frozen=True)
class Examined:
    """A source with all that can be said about it, in the active language."""

    remarks: Sequence[Remark]
    counts: Sequence[str]
    is_blank: bool
    """Whether nothing is written yet, which is no fault of anybody's."""
    picture: Picture | None
    """As far as the source can be read; none where nothing can be drawn."""
    has_failed: bool = False
    """Whether the engine failed to draw what it read."""

    @cached_property
    def severities(self) -> Counter[flowzap.Severity]:
        """How many remarks there are of each severity."""
        return Counter(remark.severity for remark in self.remarks)

    @property
    def has_errors(self) -> bool:
        """Say whether the drawing may lack what the author wrote."""
        return flowzap.Severity.ERROR in self.severities

    @property
    def shown(self) -> Sequence[Remark]:
        """The first remarks: as many as are listed."""
        return self.remarks[:MOST_REMARKS]

    @property
    def hidden_count(self) -> int:
        """How many remarks are not listed."""
        return len(self.remarks) - len(self.shown)

    @property
    def summary(self) -> str:
        """The remarks in a few words."""
        numbers = self.severities
        parts = []
        if number := numbers[flowzap.Severity.ERROR]:
            parts.append(ngettext("%(number)d error", "%(number)d errors", number) % {"number": number})
        if number := numbers[flowzap.Severity.WARNING]:
            parts.append(ngettext("%(number)d warning", "%(number)d warnings", number) % {"number": number})
        if number := numbers[flowzap.Severity.INFO]:
            words = ngettext("%(number)d piece of advice", "%(number)d pieces of advice", number)
            parts.append(words % {"number": number})
        return ", ".join(parts) or gettext("No remarks")


def examine(source: str) -> Examined:
    """Read and draw a source: some ms for 60 nodes, two to three seconds for the largest there may be."""
    analysis = flowzap.analyze(source)
    diagram = analysis.diagram
    picture = unless_it_fails(lambda: _picture(diagram), "a source on the desk") if diagram.nodes else None
    numbers: dict[Counted, int] = {
        "steps": len(diagram.nodes),
        "lanes": len(diagram.lanes),
        "loops": len(diagram.loops),
    }
    counts = [counted(number, what) for what, number in numbers.items() if number]
    if picture:
        words = ngettext("%(number)d crossing", "%(number)d crossings", picture.crossings)
        counts.append(words % {"number": picture.crossings})
    failed = bool(diagram.nodes) and picture is None
    return Examined(remarks_in(analysis), counts, not source.strip(), picture, failed)


def _picture(diagram: flowzap.Diagram) -> Picture:
    with timed_drawing():
        drawing = flowzap.draw(diagram, orientation="horizontal")
    summary = flowzap.summarize(diagram, localize.language())
    svg = flowzap.to_svg(drawing, gettext("The diagram of this source"), str(summary))
    return Picture(svg, round(drawing.width), flowzap.figures_of(drawing).crossings)
