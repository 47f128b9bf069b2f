"""What two sequences have in common, found within so many steps: hostile texts take no longer than others.

Looking for the longest common run again and again takes cubic time where the same words come up over and
over. Here the largest stretches are looked at first; those for which no steps are left count as rewritten.
"""

from __future__ import annotations

from collections import deque
from difflib import SequenceMatcher
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST_OF_ONE = 300_000
"""Steps that two sequences may take: well under 0.1 s, several times what an edited page of words needs."""


class Steps:
    """How many steps may be taken yet."""

    def __init__(self, left: int) -> None:
        self._left = left

    def take(self, number: int) -> bool:
        """Take some steps, if so many are left."""
        if number > self._left:
            return False
        self._left -= number
        return True

    def share(self, most: int = MOST_OF_ONE) -> Steps:
        """Set some aside for one pair of sequences; `give_back` returns what is left of them."""
        share = Steps(min(most, self._left))
        self._left -= share._left
        return share

    def give_back(self, share: Steps) -> None:
        """Take back what is left of a share."""
        self._left += share._left


class Run(NamedTuple):
    """What is the same in two sequences: where it begins in both, and how long it is."""

    start: int
    other_start: int
    size: int


class Stretch(NamedTuple):
    """A part of both sequences: the same in both, or rewritten."""

    is_same: bool
    start: int
    end: int
    other_start: int
    other_end: int


def align(old: Sequence[str], new: Sequence[str], steps: Steps) -> Iterator[Stretch]:
    """Yield what stayed the same in two sequences and what was rewritten, in turns."""
    return stretches(runs(old, new, steps), old, new)


def stretches(same: Iterable[Run], old: Sequence[str], new: Sequence[str]) -> Iterator[Stretch]:
    """Yield all of two sequences, of which some runs are the same, in order."""
    start = at = other_at = 0
    for run in (*same, Run(len(old), len(new), 0)):
        if run[:2] != (at, other_at):
            if start < at:
                yield Stretch(True, start, at, other_at - (at - start), other_at)
            yield Stretch(False, at, run.start, other_at, run.other_start)
            start = run.start
        at, other_at = run.start + run.size, run.other_start + run.size
    if start < at:
        yield Stretch(True, start, at, other_at - (at - start), other_at)


def runs(old: Sequence[str], new: Sequence[str], steps: Steps) -> list[Run]:
    """Return what is the same in two sequences, in order, as far as it is found."""
    head, tail = ends(old, new)
    last, other_last = len(old) - tail, len(new) - tail
    found = [Run(0, 0, head), Run(last, other_last, tail)]
    # What comes up in more than a hundredth of a long sequence only lengthens runs of rarer elements.
    matcher: Any = SequenceMatcher(None, old, new[:other_last])  # whose places of elements no stub names
    work = [0, *accumulate(1 + len(matcher.b2j.get(element, ())) for element in old[:last])]
    share = steps.share()
    rewritten = deque([(head, last, head, other_last)])
    while rewritten:
        start, end, other_start, other_end = rewritten.popleft()
        if start == end or other_start == other_end or not share.take(work[end] - work[start]):
            continue
        run = Run(*matcher.find_longest_match(start, end, other_start, other_end))
        if run.size:
            found.append(run)
            rewritten.append((start, run.start, other_start, run.other_start))
            rewritten.append((run.start + run.size, end, run.other_start + run.size, other_end))
    steps.give_back(share)
    return sorted(run for run in found if run.size)


def ends(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """Return how many elements two sequences begin with alike, and how many of the others they end with."""
    head = _alike(zip(one, other, strict=False))
    most = min(len(one), len(other)) - head
    return head, min(most, _alike(zip(reversed(one), reversed(other), strict=False)))


def _alike(pairs: Iterable[tuple[str, str]]) -> int:
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))
