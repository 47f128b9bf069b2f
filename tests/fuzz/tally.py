"""What a run has tried, what went wrong in it, and what took longest."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from heapq import nlargest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.fuzz.faults import Fault, Watch

SLOWEST = 10

Slow = tuple[float, str, str, str]
"""Seconds, step, kind of input, digest of the input."""


@dataclass
class Tally:
    """Counts of one part of a run; tallies of several processes can be added up."""

    tried: Counter[str] = field(default_factory=Counter)
    """Inputs by kind."""
    faults: Counter[str] = field(default_factory=Counter)
    """Inputs with a fault, by kind of fault."""
    found: dict[tuple[str, str, str], tuple[Fault, str]] = field(default_factory=dict)
    """The first input, as text, of each cause."""
    slowest: list[Slow] = field(default_factory=list)
    seconds: float = 0.0
    """Of work, in all processes."""

    def note(self, kind: str, digest: str, text: str, watch: Watch) -> None:
        """Add one input and what came of it."""
        self.tried[kind] += 1
        self.faults.update({fault.kind for fault in watch.faults})
        for fault in watch.faults:
            self.found.setdefault(fault.cause, (fault, text))
        self.seconds += sum(watch.seconds.values())
        step, seconds = max(watch.seconds.items(), key=lambda item: item[1])
        self._add_slow([(seconds, step, kind, digest)])

    def add(self, other: Tally) -> None:
        """Add what another process has tried."""
        self.tried += other.tried
        self.faults += other.faults
        self.found = other.found | self.found
        self.seconds += other.seconds
        self._add_slow(other.slowest)

    def _add_slow(self, more: Iterable[Slow]) -> None:
        self.slowest = nlargest(SLOWEST, [*self.slowest, *more])

    def table(self, what: str) -> Iterator[str]:
        """Yield the lines of the table, for people."""
        total = self.tried.total()
        yield f"{total:,} {what} in {self.seconds:,.0f} s of work"
        for kind, count in self.tried.most_common():
            yield f"    {kind:<14}{count:>10,}"
        answers = sum(count for kind, count in self.faults.items() if kind.isdecimal())
        yield "faults"
        for name in ("exception", "hang", "violation"):
            yield f"    {name:<14}{self.faults[name]:>10,}"
        yield f"    {'5xx':<14}{answers:>10,}"
        yield "slowest steps, s"
        for seconds, step, kind, digest in self.slowest:
            yield f"    {seconds:>8.3f}  {step} ({kind} {digest})"
