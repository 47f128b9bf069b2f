"""What sets two texts apart: line by line, the changed words marked, what stayed the same folded away.

before, after ─ lines ─▶ blocks that stayed, went, came ─ pair ─▶ rows ─ fold ─▶ rows with gaps
                                                          └─ words ─▶ pieces of a line

For texts of any kind: words of visitors, sources, notes.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CONTEXT = 3
"""Lines that are shown around a change."""

ALIKE = 0.5
"""Share of two lines that must be the same for one to be a change of the other."""

MOST_PAIRS = 4_000
"""Pairs of lines that are compared word by word; in longer rewritten blocks lines are paired as they come."""

_LINE_END = re.compile(r"\r\n?|\n")
_WORDS = re.compile(r"\w+|\s+|[^\w\s]")


class Kind(StrEnum):
    """What became of a line."""

    SAME = "same"
    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"
    GAP = "gap"


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
    """Lines that a gap stands for."""


def differences(before: str, after: str, context: int = CONTEXT) -> list[Row]:
    """Return what sets two texts apart, with so many lines around it; nothing if they are the same.

    Line ends of all kinds are the same. Mostly linear in the texts; where much was rewritten, the square of
    the rewritten lines, up to a limit.
    """
    old, new = _lines(before), _lines(after)
    return list(_folded(list(_rows(old, new)), context)) if old != new else []


def _lines(text: str) -> list[str]:
    """Return the lines as editors count them: other separators are characters of a line."""
    *lines, last = _LINE_END.split(text)
    return [*lines, last] if last else lines


def _rows(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    """Yield every line of both texts."""
    for tag, start, end, other_start, other_end in SequenceMatcher(None, old, new).get_opcodes():
        if tag == "equal":
            for at, text in enumerate(old[start:end]):
                pieces = (Piece(text),)
                yield Row(Kind.SAME, Line(start + at + 1, pieces), Line(other_start + at + 1, pieces))
        else:
            yield from _rewritten(old[start:end], new[other_start:other_end], start, other_start)


def _rewritten(old: Sequence[str], new: Sequence[str], start: int, other_start: int) -> Iterator[Row]:
    """Yield the lines of a block that became another: changed ones beside each other, the rest alone."""
    at = other_at = 0
    for one, other in [*_pairs(old, new), (len(old), len(new))]:
        for number in range(at, one):
            yield Row(Kind.REMOVED, before=Line(start + number + 1, (Piece(old[number], changed=True),)))
        for number in range(other_at, other):
            yield Row(Kind.ADDED, after=Line(other_start + number + 1, (Piece(new[number], changed=True),)))
        if one < len(old):
            was, became = _words(old[one], new[other])
            yield Row(Kind.CHANGED, Line(start + one + 1, was), Line(other_start + other + 1, became))
        at, other_at = one + 1, other + 1


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return which lines became which, in their order, so that all pairs together are most alike."""
    if len(old) * len(new) > MOST_PAIRS:
        return [
            (at, at)
            for at in range(min(len(old), len(new)))
            if _likeness(_WORDS.findall(old[at]), _WORDS.findall(new[at])) >= ALIKE
        ]
    words, other_words = ([_WORDS.findall(line) for line in lines] for lines in (old, new))
    alike = [[_likeness(one, other) for other in other_words] for one in words]
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


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how much two lines share, from 0 to 1; the quick estimates spare most of the work."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()


def _words(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both lines with the words marked that are not in the other."""
    one, other = _WORDS.findall(old), _WORDS.findall(new)
    was: list[Piece] = []
    became: list[Piece] = []
    for tag, start, end, other_start, other_end in SequenceMatcher(
        None, one, other, autojunk=False
    ).get_opcodes():
        for pieces, words in ((was, one[start:end]), (became, other[other_start:other_end])):
            if words:
                pieces.append(Piece("".join(words), changed=tag != "equal"))
    return tuple(was), tuple(became)


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
