"""What a comparison gives: the changes, in words if need be, and a diagram of both to be drawn."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from gallery.flowzap.comparison.changes import Change, Part
from gallery.flowzap.languages import Language, counted, sentence
from gallery.flowzap.marks import Mark, Marks
from gallery.flowzap.model import Diagram

SUMMARIES: Mapping[tuple[Part, Mark], tuple[str, str]] = {
    (Part.LANE, Mark.ADDED): ("{count} lane added", "{count} lanes added"),
    (Part.LANE, Mark.REMOVED): ("{count} lane removed", "{count} lanes removed"),
    (Part.LANE, Mark.ALTERED): ("{count} lane altered", "{count} lanes altered"),
    (Part.NODE, Mark.ADDED): ("{count} step added", "{count} steps added"),
    (Part.NODE, Mark.REMOVED): ("{count} step removed", "{count} steps removed"),
    (Part.NODE, Mark.ALTERED): ("{count} step altered", "{count} steps altered"),
    (Part.EDGE, Mark.ADDED): ("{count} arrow added", "{count} arrows added"),
    (Part.EDGE, Mark.REMOVED): ("{count} arrow removed", "{count} arrows removed"),
    (Part.EDGE, Mark.ALTERED): ("{count} arrow altered", "{count} arrows altered"),
    (Part.LOOP, Mark.ADDED): ("{count} loop added", "{count} loops added"),
    (Part.LOOP, Mark.REMOVED): ("{count} loop removed", "{count} loops removed"),
    (Part.LOOP, Mark.ALTERED): ("{count} loop altered", "{count} loops altered"),
}
"""How many parts changed and in which way: templates for one and for several."""


class Comparison(NamedTuple):
    """Two diagrams compared.

    `changes` tell of lanes first, then of nodes, edges and loops; without any, the diagrams say the same.
    `union` is all of the second diagram with what is gone from the first, `marks` what became of its parts.
    """

    changes: tuple[Change, ...]
    union: Diagram
    marks: Marks

    def summary_in(self, language: Language) -> str:
        """Say in a language how much changed."""
        if not self.changes:
            return sentence("Nothing changed.", language)
        return f"{', '.join(self._counts(language))}."

    def text_in(self, language: Language) -> str:
        """Tell all changes in a language as plain text: how many, then each in a line."""
        lines = [f"- {change.message_in(language)}" for change in self.changes]
        return "\n".join([self.summary_in(language), *([""] if lines else []), *lines])

    def title_in(self, language: Language, name: str) -> str:
        """Name in a language what is shown: the changes of the diagram with a name."""
        return sentence("Changes to {name}", language, {"name": name})

    def _counts(self, language: Language) -> Iterator[str]:
        """Yield how many parts changed, by part and mark; one that changed in two ways counts once."""
        found = {(change.part, change.mark, change.before, change.after) for change in self.changes}
        for (part, mark), (one, many) in SUMMARIES.items():
            count = sum(key[:2] == (part, mark) for key in found)
            if count:
                yield counted(one, many, count, language)
