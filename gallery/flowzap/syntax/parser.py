"""Source text → SyntaxTree: lanes and what stands in them, line by line.

    line ─┬─ canonical ─▶ statement
          └─ rough ─ lexer ─▶ tokens ─ cursor ─▶ statements and what to say about them

The parser never raises. A line that cannot be read is reported and passed over up to its next brace, and
reading goes on at the next line. Time is linear in the length of the source.
"""

import re

from gallery.flowzap import source as limits
from gallery.flowzap.diagnostics import (
    BAD_LANE_ID,
    CROWDED_LINE,
    DETACHED_BRACE,
    LATE_LANE_LABEL,
    MARKDOWN_FENCE,
    NESTED_LOOP,
    STRAY_BRACE,
    TOO_MANY_CHARACTERS,
    TOO_MANY_EDGES,
    TOO_MANY_LANES,
    TOO_MANY_LOOPS,
    TOO_MANY_NODES,
    UNCLOSED_LANE,
    UNKNOWN_STATEMENT,
    Diagnostic,
)
from gallery.flowzap.model import Shape
from gallery.flowzap.source import Span
from gallery.flowzap.syntax.canonical import LINE, edge_in, lane_in, node_in
from gallery.flowzap.syntax.characters import suspicious_characters
from gallery.flowzap.syntax.cursor import Cursor, shown
from gallery.flowzap.syntax.lexer import lines
from gallery.flowzap.syntax.nodes import (
    EdgeStatement,
    LaneBlock,
    LoopStatement,
    NodeStatement,
    Statement,
    SyntaxTree,
    Text,
)
from gallery.flowzap.syntax.notations import other_notation
from gallery.flowzap.syntax.statements import hash_text, read_edge, read_loop, read_malformed_loop, read_node
from gallery.flowzap.syntax.tokens import SEPARATORS, Kind, Token

_LANE_ID = re.compile(r"[^\W\d]\w*")
_WORD = re.compile(r"\w+")
_SHAPES = frozenset(Shape)
_ENDS = frozenset({Kind.SIDE, Kind.ARROW})
"""What follows the name of an edge's first node."""

_LANE_NAME = frozenset({Kind.NAME, Kind.STRING, Kind.QUOTED, Kind.OTHER})
"""What may stand before an opening brace and be taken for a name, if a bad one."""


def parse(source: str) -> SyntaxTree:
    """Read a source; above a limit or in another notation the tree is empty but for one diagnostic."""
    if len(source) > limits.MAX_CHARACTERS:
        params = {"count": str(len(source)), "limit": str(limits.MAX_CHARACTERS)}
        span = Span(limits.MAX_CHARACTERS, len(source))
        return SyntaxTree((), (Diagnostic(TOO_MANY_CHARACTERS, span, params),))
    other = other_notation(source)
    if other is not None:
        return SyntaxTree((), (other,))
    tree = _Parser(source).parse()
    excess = _excess(tree)
    return tree if excess is None else SyntaxTree((), (excess,))


def _excess(tree: SyntaxTree) -> Diagnostic | None:
    """Say which limit a tree exceeds, at its first lane, node, edge or loop too many."""
    statements = list(tree.statements())
    for rule, kind, among, limit in (
        (TOO_MANY_LANES, LaneBlock, tree.items, limits.MAX_LANES),
        (TOO_MANY_NODES, NodeStatement, statements, limits.MAX_NODES),
        (TOO_MANY_EDGES, EdgeStatement, statements, limits.MAX_EDGES),
        (TOO_MANY_LOOPS, LoopStatement, statements, limits.MAX_LOOPS),
    ):
        if len(among) <= limit:
            continue
        found = [item for item in among if isinstance(item, kind)]
        if len(found) > limit:
            return Diagnostic(rule, found[limit].span, {"count": str(len(found)), "limit": str(limit)})
    return None


class _OpenLane:
    """A lane whose closing brace has not been read yet."""

    __slots__ = ("id", "label", "line", "statements")

    def __init__(self, id_: Token, label: Text | None, line: int) -> None:
        self.id = id_
        self.label = label
        self.line = line
        self.statements: list[Statement] = []


class _Parser:
    def __init__(self, source: str) -> None:
        self._source = source
        self._diagnostics = list(suspicious_characters(source))
        self._items: list[LaneBlock | Statement] = []
        self._lane: _OpenLane | None = None
        self._end = 0  # of the last token read
        self._header: Cursor | None = None  # a line that is only a name: its brace may follow
        self._nested = 0  # closing braces that answer lanes closed for the want of one
        self._fences: list[Span] = []

    def parse(self) -> SyntaxTree:
        for number, match in enumerate(LINE.finditer(self._source), 1):
            kind = match.lastgroup
            if kind is None:
                continue
            if kind == "rough":
                # One line of tokens, or none where all of it means nothing.
                for _, tokens in lines(self._source, *match.span(kind), number):
                    self._read_line(Cursor(self._source, number, tokens, self._diagnostics.append))
                    self._end = tokens[-1].end
                continue
            # A canonical line is one whole statement: nothing in it can be out of place but a brace.
            self._drop_header()
            if kind == "edge":
                self._add(edge_in(match, number))
            elif kind == "node":
                self._add(node_in(match, number))
            elif kind == "lane":
                self._close_unclosed(nested=True)
                self._lane = _OpenLane(*lane_in(match), number)
            elif not self._close_lane(match.end(kind)):
                self._diagnostics.append(Diagnostic(STRAY_BRACE, Span(*match.span(kind))))
            self._end = match.end(kind)
        self._drop_header()
        self._close_unclosed()
        if self._fences:
            self._diagnostics.append(
                Diagnostic(MARKDOWN_FENCE, self._fences[0], related=tuple(self._fences[1:]))
            )
        return SyntaxTree(tuple(self._items), tuple(self._diagnostics))

    def _read_line(self, cursor: Cursor) -> None:
        first = cursor.tokens[0]
        if self._header is not None:
            if first.kind is Kind.OPEN:
                header, self._header = self._header, None
                self._read_lane(cursor, header.take(), header.line, header.peek())
            else:
                self._drop_header()
        if first.kind is Kind.NAME and all(token.kind is Kind.HASH for token in cursor.tokens[1:]):
            self._header = cursor
            return
        begun = Kind.OPEN if cursor.at else None  # how the statement before in this line began
        crowded = stray = False
        while (token := cursor.peek()) is not None:
            if begun is Kind.LOOP and token.kind is Kind.LOOP:
                cursor.report(NESTED_LOOP, token.start, token.end)
            elif begun is not None and not crowded and token.kind not in (Kind.HASH, Kind.COMMENT):
                crowded = True
                cursor.report(CROWDED_LINE, token.start, token.end)
            begun = token.kind
            if begun is not Kind.CLOSE:
                self._read_statement(cursor)
                continue
            cursor.take()
            if not self._close_lane(token.end) and not stray:
                stray = True
                cursor.report(STRAY_BRACE, token.start, token.end)

    def _read_statement(self, cursor: Cursor) -> None:
        """Read what begins at the next token, at least that token."""
        kind, second = cursor.kind(), cursor.kind(1)
        token = cursor.tokens[cursor.at]
        if kind is Kind.NAME and second in SEPARATORS:
            self._add(read_node(cursor))
        elif kind is Kind.NAME and token.text.lower() == "loop" and second not in (Kind.ARROW, Kind.OPEN):
            self._add(read_malformed_loop(cursor))
        elif kind is Kind.ARROW or (kind is Kind.NAME and second in _ENDS):
            edge = read_edge(cursor)
            if edge is not None:
                self._add(edge)
        elif kind is Kind.LOOP:
            self._add(read_loop(cursor))
        elif kind is Kind.HASH:
            self._read_hash(cursor.take(), cursor)
        elif kind is Kind.COMMENT:
            cursor.report_note(cursor.take())
        elif kind is Kind.FENCE:
            self._fences.append(cursor.take().span)
        elif (name := self._lane_header(cursor)) is not None:
            self._read_lane(cursor, name, cursor.line)
        elif (
            kind is Kind.NAME and second is Kind.NAME and cursor.tokens[cursor.at + 1].text.lower() in _SHAPES
        ):
            self._add(read_node(cursor))
        else:
            self._skip(cursor)

    def _add(self, statement: Statement) -> None:
        if self._lane is None:
            self._items.append(statement)
        else:
            self._lane.statements.append(statement)

    def _read_hash(self, token: Token, cursor: Cursor) -> None:
        """Read text behind `#` on a line of its own: a lane's label if nothing else stands before it."""
        lane = self._lane
        if lane is None or lane.label is not None or lane.statements:
            cursor.report_note(token)
            return
        lane.label = hash_text(token)
        cursor.report(
            LATE_LANE_LABEL, token.start, token.end, lane=shown(lane.id.text), label=shown(lane.label.text)
        )

    def _lane_header(self, cursor: Cursor) -> Token | None:
        """Read up to an opening brace, if only words stand before it, and return the lane's id."""
        at = cursor.at
        while at < len(cursor.tokens) and cursor.tokens[at].kind in _LANE_NAME:
            at += 1
        if at == len(cursor.tokens) or cursor.tokens[at].kind is not Kind.OPEN:
            return None
        first, brace = cursor.tokens[cursor.at], cursor.tokens[at]
        alone = at == cursor.at + 1 and first.kind is Kind.NAME
        cursor.at = at
        if alone:
            return first
        written = self._source[first.start : brace.start].rstrip()
        return Token(Kind.OTHER, written, first.start, first.start + max(len(written), 1))

    def _read_lane(self, cursor: Cursor, name: Token, line: int, early: Token | None = None) -> None:
        """Open a lane at its brace, with the label behind it, or else with that before a detached one."""
        brace = cursor.take()
        self._close_unclosed(nested=True)
        if not _LANE_ID.fullmatch(name.text):
            suggestion = _lane_id(name.text)
            cursor.report(BAD_LANE_ID, name.start, name.end, suggestion=suggestion)
            if name.kind is not Kind.NAME:  # otherwise edges can name the lane as it is written
                name = name._replace(text=suggestion)
        if line != cursor.line:
            cursor.report(DETACHED_BRACE, brace.start, brace.end, lane=shown(name.text))
        label = hash_text(cursor.take()) if cursor.kind() is Kind.HASH else None
        if early is not None and label is not None:
            cursor.report_note(early)
        elif early is not None:
            label = hash_text(early)
        self._lane = _OpenLane(name, label, line)

    def _close_lane(self, end: int) -> bool:
        """Close the open lane; with none open, say whether the brace answers a lane inside another."""
        if self._lane is None:
            answered = self._nested > 0
            self._nested -= answered
            return answered
        self._items.append(_finished(self._lane, end))
        self._lane = None
        return True

    def _close_unclosed(self, *, nested: bool = False) -> None:
        if self._lane is None:
            return
        lane, self._lane = self._lane, None
        self._nested += nested
        params = {"lane": shown(lane.id.text)}
        self._diagnostics.append(Diagnostic(UNCLOSED_LANE, lane.id.span, params))
        self._items.append(_finished(lane, max(self._end, lane.id.end)))

    def _drop_header(self) -> None:
        """Report a line that is only a name and turned out to be no lane."""
        if self._header is None:
            return
        header, self._header = self._header, None
        header.report_unexpected(header.take(), UNKNOWN_STATEMENT)

    def _skip(self, cursor: Cursor) -> None:
        """Report a statement that cannot be read, and pass over it up to the next closing brace."""
        cursor.report_unexpected(cursor.take(), UNKNOWN_STATEMENT)
        while cursor.kind() not in (Kind.CLOSE, None):
            cursor.take()


def _finished(lane: _OpenLane, end: int) -> LaneBlock:
    return LaneBlock(lane.id, lane.label, tuple(lane.statements), Span(lane.id.start, end), lane.line)


def _lane_id(written: str) -> str:
    """Return a lane id like what is written: `Sales team` → `SalesTeam`."""
    words = _WORD.findall(written[:100])
    joined = "".join(word[0].upper() + word[1:] for word in words)
    return joined if _LANE_ID.fullmatch(joined) else f"Lane{joined}"
