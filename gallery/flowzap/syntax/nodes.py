"""The syntax tree: what the author wrote, statement by statement, each word with its place.

Nothing is bound here and nothing is left out: a statement stays as it stands, with an unknown shape, a
missing side or a key that nobody knows.
"""

from collections.abc import Iterator
from typing import NamedTuple

from gallery.flowzap.diagnostics import Diagnostic
from gallery.flowzap.source import Span
from gallery.flowzap.syntax.tokens import Token

NODE_KEYS = ("label", "owner", "description", "system")
"""The keys that the language knows on a node, in the order in which they are written."""

EDGE_KEYS = ("label",)
"""Those on an edge."""


class Text(NamedTuple):
    """A text with its escapes resolved; `start` and `end` are what is written, without quotes or brackets.

    `sound` says whether it is written as the language asks, so that it can be replaced in its place.
    """

    text: str
    start: int
    end: int
    sound: bool = True

    @property
    def span(self) -> Span:
        """Return where the text stands."""
        return Span(self.start, self.end)


class Attribute(NamedTuple):
    """A key with its text: `label:"Start"` on a node, `label="Yes"` on an edge; no key if it was left out."""

    key: Token | None
    value: Text


class NodeStatement(NamedTuple):
    """`n1: circle label:"Start"`."""

    id: Token
    shape: Token | None
    attributes: tuple[Attribute, ...]
    span: Span
    line: int


class Handle(NamedTuple):
    """One end of an edge: `Support.n3.handle(left)`; the side's token holds the bare word.

    `complete` says whether `.handle(side)` is written out, as every edge needs it.
    """

    lane: Token | None
    node: Token
    side: Token | None
    complete: bool
    span: Span


class EdgeStatement(NamedTuple):
    """`n1.handle(right) -> n2.handle(left) [label="Yes"]`."""

    source: Handle
    target: Handle
    attributes: tuple[Attribute, ...]
    span: Span
    line: int


class LoopStatement(NamedTuple):
    """`loop [condition] n1 n2`; the nodes are names as written, with a lane before the dot or without."""

    condition: Text
    nodes: tuple[Token, ...]
    span: Span
    line: int


Statement = NodeStatement | EdgeStatement | LoopStatement


class LaneBlock(NamedTuple):
    """`Support { # Support team` … `}`."""

    id: Token
    label: Text | None
    statements: tuple[Statement, ...]
    span: Span
    line: int


class SyntaxTree(NamedTuple):
    """A whole source: lanes, and statements outside of them, in the order of the text."""

    items: tuple[LaneBlock | Statement, ...]
    diagnostics: tuple[Diagnostic, ...] = ()

    def statements(self) -> Iterator[Statement]:
        """Yield every node, edge and loop, in a lane or not, in the order of the text."""
        for item in self.items:
            if isinstance(item, LaneBlock):
                yield from item.statements
            else:
                yield item
