"""What sets two sources apart: their text, what changed in words, and a picture of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from gallery import flowzap, localize
from gallery.catalog.history.text_differences import differences
from gallery.catalog.undrawn import unless_it_fails
from gallery.operations.slowness import timed_drawing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gallery.catalog.history.text_differences import Row


@dataclass(frozen=True)
class SourceComparison:
    """Two sources beside each other, told in the active language."""

    rows: Sequence[Row]
    """What sets the texts apart, line by line."""
    comparison: flowzap.Comparison
    """What sets the diagrams apart: nothing if the texts mean the same."""
    name: str

    @property
    def sentences(self) -> list[tuple[str, str]]:
        """What changed in the diagram in words, with the mark that it has in the picture."""
        language = localize.language()
        return [(str(change.mark), change.message_in(language)) for change in self.comparison.changes]

    @property
    def summary(self) -> str:
        """How much changed in the diagram."""
        return self.comparison.summary_in(localize.language())

    @cached_property
    def svg(self) -> str:
        """A picture of both diagrams in one, what changed marked; nothing if nothing did."""
        if not self.comparison.changes:
            return ""
        return unless_it_fails(self._drawn, f"a comparison of {self.name}") or ""

    def _drawn(self) -> str:
        language = localize.language()
        with timed_drawing():
            return flowzap.to_svg(
                flowzap.draw_comparison(self.comparison),
                self.comparison.title_in(language, self.name),
                self.comparison.text_in(language),
            )


def compare_sources(before: str, after: str, name: str = "") -> SourceComparison:
    """Compare a source as it was with what it is now; `name` is what the picture calls the diagram."""
    diagrams = (flowzap.analyze(source).diagram for source in (before, after))
    return SourceComparison(
        differences(before, after), flowzap.compare(*diagrams), name or gettext("this diagram")
    )
