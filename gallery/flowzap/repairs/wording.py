"""Texts of a source by their places."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from gallery.flowzap.syntax.characters import without_emoji
from gallery.flowzap.syntax.nodes import (
    Attribute,
    EdgeStatement,
    LaneBlock,
    LoopStatement,
    NodeStatement,
    Statement,
    Text,
)


class Pair(NamedTuple):
    """An attribute, the statement that it belongs to and its place there, and the first with the same key."""

    attribute: Attribute
    statement: NodeStatement | EdgeStatement
    at: int
    first: Attribute


class Texts:
    """What stands between quotes, behind keys, behind `#` and in the brackets of loops."""

    def __init__(self, lanes: Sequence[LaneBlock], statements: Sequence[Statement]) -> None:
        self._lanes = lanes
        self._statements = statements

    @cached_property
    def by_start(self) -> dict[int, Pair]:
        """Every attribute by the place where its text begins, behind the quote if there is one."""
        return {pair.attribute.value.start: pair for pair in self._pairs()}

    @cached_property
    def by_end(self) -> dict[int, Pair]:
        """Every attribute by the place where its text ends, before the quote if there is one."""
        return {pair.attribute.value.end: pair for pair in self._pairs()}

    @cached_property
    def by_key(self) -> dict[int, Pair]:
        """Every attribute by the place where its key begins."""
        return {pair.attribute.key.start: pair for pair in self._pairs() if pair.attribute.key is not None}

    def _pairs(self) -> Iterator[Pair]:
        for statement in self._statements:
            if not isinstance(statement, LoopStatement):
                firsts: dict[str, Attribute] = {}
                for at, attribute in enumerate(statement.attributes):
                    key = attribute.key.text.lower() if attribute.key is not None else ""
                    yield Pair(attribute, statement, at, firsts.setdefault(key, attribute))

    def text_at(self, offset: int) -> tuple[Text, Statement | None] | None:
        """Return the text in which a place lies, with its statement; the label of a lane has none."""
        at = bisect_right(self._all, offset, key=lambda found: found[0].start)
        if at == 0 or self._all[at - 1][0].end <= offset:
            return None
        return self._all[at - 1]

    @cached_property
    def _all(self) -> list[tuple[Text, Statement | None]]:
        found: list[tuple[Text, Statement | None]] = [
            (lane.label, None) for lane in self._lanes if lane.label is not None
        ]
        for statement in self._statements:
            if isinstance(statement, LoopStatement):
                found.append((statement.condition, statement))
            else:
                found += [(attribute.value, statement) for attribute in statement.attributes]
        return sorted(found, key=lambda item: item[0].start)

    @cached_property
    def mere_emoji(self) -> set[int]:
        """Where the texts begin that are nothing without their emoji."""
        return {text.start for text, _ in self._all if not without_emoji(text.text)}
