"""Which of the chosen templates an action changes, which it leaves as they are, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gallery.catalog.models import DiagramTemplate

NAMED = 100
"""How many templates a page names; of the others it says how many they are."""


class Verdict(NamedTuple):
    """What becomes of a template: nothing, if there is a reason."""

    key: int
    title: str
    stage: DiagramTemplate.Stage
    reason: str
    note: str = ""
    """What is worth knowing about one that changes."""
    accepted: Sequence[str] = ()
    """Why it changes in spite of what speaks against it."""


@dataclass(frozen=True)
class Group:
    """Templates with the same fate, as a page shows them."""

    verdicts: Sequence[Verdict]

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.verdicts)

    @property
    def named(self) -> Sequence[Verdict]:
        """Those that the page names."""
        return self.verdicts[:NAMED]

    @property
    def unnamed(self) -> int:
        """How many the page does not name."""
        return max(0, self.count - NAMED)


def grouped(verdicts: Iterable[Verdict]) -> tuple[Group, Group]:
    """Return those that change, and those that do not."""
    changing: list[Verdict] = []
    staying: list[Verdict] = []
    for verdict in verdicts:
        (staying if verdict.reason else changing).append(verdict)
    return Group(changing), Group(staying)
