"""Source text → the same source in the one layout.

    text ─ parser ─▶ SyntaxTree ─ whole? ─▶ writing ─▶ text

Statements keep their order, and everything in them stays, unknown keys among it. Comments go, text behind
a stray `#` with them, and so does what means nothing: blanks, needless brackets, characters between words
that the lexer passes over. What is written otherwise than documented and still plain (capitals, a wrong
separator, a late lane label, other quotes or none, another arrow, a missing colon or bracket, several
statements on a line) is written as documented; what is not there (a shape, a side, a lane before a node)
is not added, for that takes more than the text: `repairs` does it.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from gallery.flowzap import source as limits
from gallery.flowzap.diagnostics import (
    CHAINED_EDGE,
    INCOMPLETE_EDGE,
    MALFORMED_LOOP,
    MARKDOWN_FENCE,
    NESTED_LOOP,
    NOT_UTF_8,
    OTHER_NOTATION,
    STRAY_BRACE,
    TOO_MANY_CHARACTERS,
    TOO_MANY_EDGES,
    TOO_MANY_LANES,
    TOO_MANY_LOOPS,
    TOO_MANY_NODES,
    UNCLOSED_LANE,
    UNCLOSED_TEXT,
    UNESCAPED_QUOTE,
    UNEXPECTED_TEXT,
    UNKNOWN_STATEMENT,
)
from gallery.flowzap.model import Shape, Side
from gallery.flowzap.syntax.nodes import (
    EDGE_KEYS,
    NODE_KEYS,
    Attribute,
    EdgeStatement,
    Handle,
    LaneBlock,
    LoopStatement,
    NodeStatement,
    Statement,
    SyntaxTree,
    Text,
)
from gallery.flowzap.syntax.notations import other_notation
from gallery.flowzap.syntax.parser import parse
from gallery.flowzap.syntax.writing import (
    Pairs,
    written_edge,
    written_handle,
    written_lane,
    written_loop,
    written_node,
    written_source,
)

PARTIAL = frozenset(
    {
        # There is no tree.
        *(OTHER_NOTATION, TOO_MANY_CHARACTERS, TOO_MANY_LANES, TOO_MANY_NODES),
        *(TOO_MANY_EDGES, TOO_MANY_LOOPS),
        # Words that are in no statement.
        *(UNKNOWN_STATEMENT, UNEXPECTED_TEXT, INCOMPLETE_EDGE, CHAINED_EDGE, MALFORMED_LOOP),
        *(UNESCAPED_QUOTE, MARKDOWN_FENCE, NOT_UTF_8),
        # Where something ends is a guess.
        *(UNCLOSED_LANE, STRAY_BRACE, UNCLOSED_TEXT, NESTED_LOOP),
    }
)
"""Errors after which the tree does not hold all that the author wrote."""

_SHAPES = frozenset(Shape)
_SIDES = frozenset(Side)


def format_source(source: str) -> str | None:
    """Return a source in the one layout; formatting the result again changes nothing.

    It means the same diagram, with no errors but those it had. `None` where formatting would lose or guess
    something, because a statement is not whole in the tree: after the errors of `PARTIAL`, where a lane's
    id is not one word and where a key has no text; and where the result would be above the limit of
    characters, or be taken for another notation. O(length of the source).
    """
    tree = parse(source)
    if not is_whole(tree, source):
        return None
    text = written_source(_parts(tree))
    return None if len(text) > limits.MAX_CHARACTERS or other_notation(text) else text


def is_whole(tree: SyntaxTree, source: str) -> bool:
    """Say whether a tree holds all that its source says, but for comments."""
    if any(diagnostic.rule in PARTIAL for diagnostic in tree.diagnostics):
        return False
    for item in tree.items:
        if isinstance(item, LaneBlock) and not source.startswith(item.id.text, item.id.start):
            return False
    return not any(
        _is_missing(attribute.value, source)
        for statement in tree.statements()
        if not isinstance(statement, LoopStatement)
        for attribute in statement.attributes
    )


def _is_missing(text: Text, source: str) -> bool:
    """Say whether a key stands there alone; an empty text between quotes of any kind is there."""
    return not text.sound and text.start == text.end and source[text.start - 1] in ":="


def _parts(tree: SyntaxTree) -> Iterator[str]:
    """Yield every lane, and the lines that stand together between lanes."""
    for in_lane, items in groupby(tree.items, lambda item: isinstance(item, LaneBlock)):
        if in_lane:
            yield from (_lane(item) for item in items if isinstance(item, LaneBlock))
        else:
            yield "\n".join(_statement(item) for item in items if not isinstance(item, LaneBlock))


def _lane(lane: LaneBlock) -> str:
    label = lane.label.text if lane.label is not None else ""
    return written_lane(lane.id.text, label, map(_statement, lane.statements))


def _statement(statement: Statement) -> str:
    if isinstance(statement, NodeStatement):
        shape = _small(statement.shape.text, _SHAPES) if statement.shape is not None else ""
        return written_node(statement.id.text, shape, _pairs(statement.attributes, NODE_KEYS))
    if isinstance(statement, EdgeStatement):
        ends = _handle(statement.source), _handle(statement.target)
        return written_edge(*ends, _pairs(statement.attributes, EDGE_KEYS))
    return written_loop(statement.condition.text, (node.text for node in statement.nodes))


def _handle(handle: Handle) -> str:
    lane = handle.lane.text if handle.lane is not None else ""
    side = _small(handle.side.text, _SIDES) if handle.side is not None else ""
    return written_handle(lane, handle.node.text, side)


def _pairs(attributes: Iterable[Attribute], keys: tuple[str, ...]) -> Pairs:
    for attribute in attributes:
        key = _small(attribute.key.text, keys) if attribute.key is not None else ""
        yield key, attribute.value.text


def _small(word: str, known: Iterable[str]) -> str:
    """Return a known word in small letters, any other as it is."""
    lowered = word.lower()
    return lowered if lowered in known else word
