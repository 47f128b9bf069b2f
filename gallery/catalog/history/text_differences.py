"""What sets two texts apart: line by line, the changed words marked, what stayed the same folded away.

before, after ─ lines ─▶ blocks that stayed, went, came ─ pair ─▶ rows ─ fold ─▶ rows with gaps
                                                          └─ words ─▶ pieces of a line

For texts of any kind: words of visitors, sources, notes. What is too long and too unlike is shown line by
line, without its words compared.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from gallery.catalog.history.aligning import Run, Steps, align, ends, runs, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CONTEXT = 3
"""Lines that are shown around a change."""

ALIKE = 0.5
"""Share of two lines that must be the same for one to be a change of the other."""

MOST_PAIRS = 4_000
"""Pairs of lines that are compared word by word; in longer rewritten blocks lines are paired as they come."""

MOST_ROWS = 2_000
"""Rows that are shown; the rest of what differs is counted."""

MOST_STEPS = 1_500_000
"""Steps of all comparisons within two texts: some tenths of a second."""

_LINE_END = re.compile(r"\r\n?|\n")
_WORD = re.compile(r"\w+|[^\w\s]")
_PIECES = re.compile(r"\w+|\s+|[^\w\s]")


class Kind(StrEnum):
    """What became of a line."""

    SAME = "same"
    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"
    GAP = "gap"
    REST = "rest"


class Piece(NamedTuple):
    """A part of a line, and whether it is only in this one of the two texts."""

    text: str
    changed: bool = False


class Line(NamedTuple):
    """A line of one of the texts, its number from 1."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The whole line."""
        return "".join(piece.text for piece in self.pieces)


class Row(NamedTuple):
    """A line as it was and as it is; one of them is missing where it went or came."""

    kind: Kind
    before: Line | None = None
    after: Line | None = None
    hidden: int = 0
    """Lines that a gap or the rest stands for."""


def differences(before: str, after: str, context: int = CONTEXT) -> list[Row]:
    """Return what sets two texts apart, with so many lines around it; nothing if they are the same.

    Line ends of all kinds are the same. Mostly linear in the texts; where much was rewritten, more up to a
    limit.
    """
    old, new = _lines(before), _lines(after)
    if old == new:
        return []
    rows = list(_folded(list(_rows(old, new, Steps(MOST_STEPS))), context))
    rest = sum(row.hidden or 1 for row in rows[MOST_ROWS:])
    return [*rows[:MOST_ROWS], Row(Kind.REST, hidden=rest)] if rest else rows


def _lines(text: str) -> list[str]:
    """Return the lines as editors count them: other separators are characters of a line."""
    *lines, last = _LINE_END.split(text)
    return [*lines, last] if last else lines


def _rows(old: Sequence[str], new: Sequence[str], steps: Steps) -> Iterator[Row]:
    """Yield every line of both texts."""
    for is_same, start, end, other_start, other_end in align(old, new, steps):
        if is_same:
            for at, text in enumerate(old[start:end]):
                pieces = (Piece(text),)
                yield Row(Kind.SAME, Line(start + at + 1, pieces), Line(other_start + at + 1, pieces))
        else:
            lines, others = old[start:end], new[other_start:other_end]
            yield from _rewritten(lines, others, start, other_start, steps)


def _rewritten(
    old: Sequence[str], new: Sequence[str], start: int, other_start: int, steps: Steps
) -> Iterator[Row]:
    """Yield the lines of a block that became another: changed ones beside each other, the rest alone."""
    at = other_at = 0
    for one, other in [*_pairs(old, new, steps), (len(old), len(new))]:
        for number in range(at, one):
            yield Row(Kind.REMOVED, before=Line(start + number + 1, (Piece(old[number], changed=True),)))
        for number in range(other_at, other):
            yield Row(Kind.ADDED, after=Line(other_start + number + 1, (Piece(new[number], changed=True),)))
        if one < len(old):
            was, became = _words(old[one], new[other], steps)
            yield Row(Kind.CHANGED, Line(start + one + 1, was), Line(other_start + other + 1, became))
        at, other_at = one + 1, other + 1


def _pairs(old: Sequence[str], new: Sequence[str], steps: Steps) -> list[tuple[int, int]]:
    """Return which lines became which, in their order, so that all pairs together are most alike."""
    words, other_words = ([Counter(_WORD.findall(line)) for line in lines] for lines in (old, new))
    if len(old) * len(new) > MOST_PAIRS:
        beside = enumerate(zip(words, other_words, strict=False))
        return [(at, at) for at, (one, other) in beside if _likeness(one, other, steps) >= ALIKE]
    alike = [[_likeness(one, other, steps) for other in other_words] for one in words]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for at in reversed(range(len(old))):
        for other_at in reversed(range(len(new))):
            paired = alike[at][other_at]
            best[at][other_at] = max(
                best[at + 1][other_at],
                best[at][other_at + 1],
                paired + best[at + 1][other_at + 1] if paired >= ALIKE else 0.0,
            )
    pairs = []
    at = other_at = 0
    while at < len(old) and other_at < len(new):
        if best[at][other_at] == best[at + 1][other_at]:
            at += 1
        elif best[at][other_at] == best[at][other_at + 1]:
            other_at += 1
        else:
            pairs.append((at, other_at))
            at, other_at = at + 1, other_at + 1
    return pairs


def _likeness(one: Counter[str], other: Counter[str], steps: Steps) -> float:
    """Return which share of their words two lines have in common, from 0 to 1; 0 without steps left."""
    few, many = sorted((one, other), key=len)
    together = one.total() + other.total()
    if not together or not steps.take(len(few)):
        return 0.0
    return 2 * sum(min(number, many[word]) for word, number in few.items()) / together


def _words(old: str, new: str, steps: Steps) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both lines with the words marked that are not in the other."""
    one, other = _PIECES.findall(old), _PIECES.findall(new)
    was: list[Piece] = []
    became: list[Piece] = []
    for part in stretches(_same(one, other, steps), one, other):
        sides = (was, one[part.start : part.end]), (became, other[part.other_start : part.other_end])
        for pieces, words in sides:
            if words:
                pieces.append(Piece("".join(words), changed=not part.is_same))
    return tuple(was), tuple(became)


def _same(one: Sequence[str], other: Sequence[str], steps: Steps) -> Iterator[Run]:
    """Yield what is the same in the pieces of two lines: words, and blanks beside them."""
    places, other_places = _places(one), _places(other)
    words, other_words = [one[at] for at in places], [other[at] for at in other_places]
    pairs = [
        (places[run.start + at], other_places[run.other_start + at])
        for run in runs(words, other_words, steps)
        for at in range(run.size)
    ]
    at = other_at = 0
    for end, other_end in [*pairs, (len(one), len(other))]:
        head, tail = ends(one[at:end], other[other_at:other_end])
        yield Run(at, other_at, head)
        yield Run(end - tail, other_end - tail, tail + 1 if end < len(one) else tail)
        at, other_at = end + 1, other_end + 1


def _places(pieces: Sequence[str]) -> list[int]:
    """Return where in a line there are words, and not blanks."""
    return [at for at, text in enumerate(pieces) if not text.isspace()]


def _folded(rows: Sequence[Row], context: int) -> Iterator[Row]:
    """Yield the rows near a change; a gap of one line would take as much room as the line."""
    changes = [at for at, row in enumerate(rows) if row.kind is not Kind.SAME]
    near = {at for change in changes for at in range(change - context, change + context + 1)}
    hidden: list[Row] = []
    for at, row in enumerate(rows):
        if at not in near:
            hidden.append(row)
            continue
        yield from _gap(hidden)
        hidden = []
        yield row
    yield from _gap(hidden)


def _gap(hidden: Sequence[Row]) -> Iterator[Row]:
    if len(hidden) > 1:
        yield Row(Kind.GAP, hidden=len(hidden))
    else:
        yield from hidden
