"""What a description is made of, complete enough to be shown without another decision."""

from collections.abc import Iterator
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from gallery.flowzap.description.phrases import Phrase
from gallery.flowzap.languages import Language


class Kind(StrEnum):
    """What a step is in the flow; an event is a circle at which the flow neither starts nor ends."""

    START = "start"
    END = "end"
    EVENT = "event"
    STEP = "step"
    DECISION = "decision"
    TASK = "task"


class Exit(NamedTuple):
    """A way on to the step that is called `name`; edges that say the same are one.

    `lane` is empty where the flow stays in its lane. `back` says that it leads to a step through which
    the telling came here, or to its own.
    """

    label: str
    step: int
    name: str
    lane: str
    edges: tuple[str, ...]
    back: bool


class Step(NamedTuple):
    """A node, told. `lane` counts from 0; phrases stand in the order in which they are read.

    `arrival` says how one gets here where that is not from the step just told, `onward` how the flow goes
    on where that is not simply to the next step; several ways on are in `outcomes`.
    """

    number: int
    node: str
    kind: Kind
    lane: int
    lane_label: str
    enters_lane: bool
    arrival: Phrase
    name: Phrase
    items: tuple[str, ...]
    details: tuple[Phrase, ...]
    loops: tuple[Phrase, ...]
    onward: Phrase
    outcomes: tuple[Phrase, ...]
    exits: tuple[Exit, ...]


class Part(NamedTuple):
    """Steps that hang together, told in order; what is told first has no heading."""

    heading: str
    steps: tuple[Step, ...]


class Loops(NamedTuple):
    """What repeats, under a heading."""

    heading: str
    phrases: tuple[Phrase, ...]


class Description(NamedTuple):
    """A diagram as text."""

    language: Language
    summary: Phrase
    parts: tuple[Part, ...]
    loops: Loops

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps by their numbers, from 1."""
        return tuple(chain.from_iterable(part.steps for part in self.parts))

    @property
    def text(self) -> str:
        """All of it as plain text, in lines that no width has wrapped."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield str(self.summary)
        margin = len(str(len(self.steps))) + 2
        for part in self.parts:
            yield ""
            if part.heading:
                yield part.heading
                yield ""
            for step in part.steps:
                if step.enters_lane:
                    yield step.lane_label
                yield from _step_lines(step, margin)
        if self.loops.phrases:
            yield ""
            yield self.loops.heading
            yield ""
            yield from (f"- {phrase}" for phrase in self.loops.phrases)


def _step_lines(step: Step, margin: int) -> Iterator[str]:
    """Yield a step, its number out in the margin (in characters)."""
    lines = [str(phrase) for phrase in (step.arrival, step.name) if phrase]
    lines += [f"- {item}" for item in step.items]
    lines += [str(phrase) for phrase in (*step.details, *step.loops, step.onward) if phrase]
    lines += [f"- {outcome}" for outcome in step.outcomes]
    for row, line in enumerate(lines):
        number = f"{step.number}." if row == 0 else ""
        yield f"{number:>{margin}} {line}"
