"""Edits of a source, the repairs made of them, and putting several into a text at once."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from typing import NamedTuple

from gallery.flowzap.diagnostics import Diagnostic
from gallery.flowzap.source import Span


class Edit(NamedTuple):
    """A text to put in the place of a range of the source; an empty range is a place between characters."""

    span: Span
    text: str

    @property
    def inserts_lines(self) -> bool:
        """Say whether this adds whole lines and takes nothing away: several may do so at one place."""
        return self.span.start == self.span.end and self.text.endswith(("\n", "\r"))

    @property
    def adds_to_a_word(self) -> bool:
        """Say whether this adds to what stands beside it and takes nothing away."""
        return self.span.start == self.span.end and not self.inserts_lines

    @property
    def deletes(self) -> bool:
        """Say whether this takes away and adds nothing."""
        return not self.text


class Repair(NamedTuple):
    """What to edit so that a diagnostic is no longer given: all edits together or none."""

    diagnostic: Diagnostic
    edits: tuple[Edit, ...]


class EditedText:
    """A text with edits that do not overlap, and the way from places in the result back to the text.

    Adding costs O(log n) comparisons, reading the result is linear in the text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._edits: dict[Span, list[Edit]] = {}
        self._spans: list[Span] = []
        self._news: list[int] = []
        self._olds: list[int] = []

    def add(self, edits: Iterable[Edit]) -> bool:
        """Take edits over if none of them overlaps one that is there already, and say whether it was so."""
        edits = tuple(edits)
        if not all(map(self._fits, edits)):
            return False
        for edit in edits:
            if edit.span not in self._edits:
                insort(self._spans, edit.span)
            self._edits.setdefault(edit.span, []).append(edit)
        return True

    def _fits(self, edit: Edit) -> bool:
        span = edit.span
        if span in self._edits:
            return edit.inserts_lines and self._edits[span][0].inserts_lines
        at = bisect_left(self._spans, span)
        before, after = self._spans[max(at - 1, 0) : at], self._spans[at : at + 1]
        return all(other.end <= span.start and self._may_touch(edit, other) for other in before) and all(
            other.start >= span.end and self._may_touch(edit, other) for other in after
        )

    def _may_touch(self, edit: Edit, other: Span) -> bool:
        """Say whether it is plain what becomes of two neighbours: what is added to a word goes with it."""
        if other.end < edit.span.start or other.start > edit.span.end:
            return True
        neighbour = self._edits[other][0]  # where there are several, all of them insert lines
        return not any(
            one.deletes and two.adds_to_a_word for one, two in ((edit, neighbour), (neighbour, edit))
        )

    def text(self) -> str:
        """Return the text with every edit made."""
        parts: list[str] = []
        self._news, self._olds = [0], [0]
        length = end = 0
        for span in self._spans:
            new = "".join(edit.text for edit in self._edits[span])
            parts += self._text[end : span.start], new
            length += span.start - end
            self._note(length, span.start)
            length, end = length + len(new), span.end
            self._note(length, end)
        return "".join([*parts, self._text[end:]])

    def _note(self, new: int, old: int) -> None:
        self._news.append(new)
        self._olds.append(old)

    def before(self, span: Span) -> Span:
        """Return the range of the text that a range of the result comes from; `text` was called before.

        What stands in an inserted text comes from the place where it was inserted.
        """
        return Span(self._before(span.start), self._before(span.end))

    def _before(self, offset: int) -> int:
        at = bisect_right(self._news, offset) - 1
        old = self._olds[at] + offset - self._news[at]
        return min(old, self._olds[at + 1]) if at + 1 < len(self._olds) else old
