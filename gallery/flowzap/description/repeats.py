"""Loops: which steps repeat, told at the first of them and once more after all steps."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from gallery.flowzap.description.phrases import Phrase, said, tell, together
from gallery.flowzap.description.walk import Walk
from gallery.flowzap.languages import Language
from gallery.flowzap.model import Diagram


class Repeat(NamedTuple):
    """A loop told: `phrase` stands at the `first` of its steps, `listed` leads there from elsewhere.

    A loop that names no step has 0 as its first.
    """

    first: int
    phrase: Phrase
    listed: Phrase


def tell_repeats(diagram: Diagram, walk: Walk, language: Language) -> list[Repeat]:
    """Tell every loop, in definition order."""
    place = {node.id: number for number, node in enumerate(diagram.nodes)}
    told = []
    for loop in diagram.loops:
        numbers = sorted({walk.numbers[place[id_]] for id_ in loop.nodes})
        steps = _steps(numbers, language)
        first = numbers[0] if numbers else 0
        phrase = _repeat(steps, len(numbers) > 1, loop.condition, language)
        listed = _repeat(steps.leading_to(first), len(numbers) > 1, loop.condition, language)
        told.append(Repeat(first, phrase, listed))
    return told


def _repeat(steps: Phrase, several: bool, condition: str, language: Language) -> Phrase:
    if several and condition:
        return tell("{steps} repeat: {condition}", language, steps=steps, condition=condition)
    if several:
        return tell("{steps} repeat", language, steps=steps)
    if condition:
        return tell("{step} repeats: {condition}", language, step=steps, condition=condition)
    return tell("{step} repeats", language, step=steps)


def _steps(numbers: Sequence[int], language: Language) -> Phrase:
    """Say “Steps 2, 4 and 6 to 9”."""
    if not numbers:
        return tell("No step", language)
    if len(numbers) == 1:
        return tell("Step {number}", language, number=numbers[0])
    return tell("Steps {numbers}", language, numbers=together([*_ranges(numbers, language)], language))


def _ranges(numbers: Sequence[int], language: Language) -> Iterator[Phrase]:
    """Yield runs of three and more as ranges, other numbers one by one."""
    for _, run in groupby(enumerate(numbers), lambda counted: counted[1] - counted[0]):
        members = [number for _, number in run]
        if len(members) > 2:
            yield tell("{first} to {last}", language, first=members[0], last=members[-1])
        else:
            yield from (said(str(number)) for number in members)
