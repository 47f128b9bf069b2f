"""Nodes, edges and loops: one statement each, read from the tokens of a line.

Every function takes what it can from the line and leaves the rest to its caller.
"""

import re

from gallery.flowzap.diagnostics import (
    CAPITALS,
    CHAINED_EDGE,
    INCOMPLETE_EDGE,
    MALFORMED_LOOP,
    MISSING_COLON,
    MISSING_SHAPE,
    UNEXPECTED_TEXT,
    WRONG_ARROW,
)
from gallery.flowzap.model import Side
from gallery.flowzap.source import Span
from gallery.flowzap.syntax.attributes import NODE_ID, read_attributes
from gallery.flowzap.syntax.cursor import Cursor, shown
from gallery.flowzap.syntax.nodes import EdgeStatement, Handle, LoopStatement, NodeStatement, Text
from gallery.flowzap.syntax.tokens import SEPARATORS, Kind, Token

_SIDES = frozenset(Side)
_WORD = re.compile(r"\w+")


def read_node(cursor: Cursor) -> NodeStatement:
    """Read `n1: circle label:"Start"`; the colon may be missing where a shape follows at once."""
    name = cursor.take()
    if cursor.kind() in SEPARATORS:
        cursor.take()
    else:
        shape_text = shown(cursor.tokens[cursor.at].text)
        cursor.report(MISSING_COLON, name.start, name.end, node=shown(name.text), shape=shape_text)
    shape: Token | None = None
    if cursor.kind() is Kind.NAME and cursor.kind(1) not in SEPARATORS:
        shape = cursor.take()
    else:
        cursor.report(MISSING_SHAPE, name.start, name.end, node=shown(name.text))
    attributes = read_attributes(cursor, of_edge=False)
    return NodeStatement(name, shape, attributes, _statement_span(cursor, name.start), cursor.line)


def read_edge(cursor: Cursor) -> EdgeStatement | None:
    """Read an edge; `None` if one of its nodes is missing, with the line passed over up to its next brace."""
    first = cursor.tokens[cursor.at]
    source = _read_handle(cursor)
    target: Handle | None = None
    arrow = cursor.peek()
    if arrow is not None and arrow.kind is Kind.ARROW:
        cursor.take()
        if arrow.text != "->":
            cursor.report(WRONG_ARROW, arrow.start, arrow.end, text=shown(arrow.text))
        target = _read_handle(cursor)
    if source is None or target is None:
        while cursor.kind() not in (Kind.CLOSE, None):
            cursor.take()
        span = _statement_span(cursor, first.start)
        cursor.report(INCOMPLETE_EDGE, span.start, span.end)
        return None
    chain = cursor.at
    while cursor.kind() is Kind.ARROW:
        cursor.take()
        _read_handle(cursor)
    if chain < cursor.at:
        cursor.report(CHAINED_EDGE, cursor.tokens[chain].start, cursor.tokens[cursor.at - 1].end)
    attributes = read_attributes(cursor, of_edge=True)
    return EdgeStatement(source, target, attributes, _statement_span(cursor, first.start), cursor.line)


def _read_handle(cursor: Cursor) -> Handle | None:
    """Read `Lane.n3.handle(left)`, or as much of it as is there."""
    if cursor.kind() is not Kind.NAME:
        return None
    name = cursor.take()
    parts = split_name(name)
    complete = len(parts) > 1 and parts[-1].text.lower() == "handle"
    side: Token | None = None
    if complete:
        keyword = parts.pop()
        if keyword.text != "handle":
            cursor.report(CAPITALS, keyword.start, keyword.end, text=keyword.text, lowered="handle")
    elif len(parts) > 1 and parts[-1].text in _SIDES:
        side = parts.pop()  # n1.right
    if cursor.kind() is Kind.SIDE:
        token = cursor.take()
        word = _WORD.search(token.text)
        if word is not None:
            start = token.start + word.start()
            side = Token(Kind.NAME, word[0], start, start + len(word[0]))
    if len(parts) > 2:
        cursor.report(UNEXPECTED_TEXT, parts[0].start, parts[-3].end, text=shown(parts[0].text))
    lane = parts[-2] if len(parts) > 1 else None
    return Handle(lane, parts[-1], side, complete and side is not None, cursor.span_from(name.start))


def read_loop(cursor: Cursor) -> LoopStatement:
    """Read `loop [condition] n1 n2`."""
    token = cursor.take()
    if not token.text.startswith("loop"):
        cursor.report(CAPITALS, token.start, token.start + 4, text=token.text[:4], lowered="loop")
    written = token.text[token.text.index("[") + 1 : -1]
    condition = written.strip()
    start = token.end - 1 - len(written.lstrip())
    text = Text(condition, start, start + len(condition))
    nodes = _read_loop_nodes(cursor)
    return LoopStatement(text, nodes, _statement_span(cursor, token.start), cursor.line)


def read_malformed_loop(cursor: Cursor) -> LoopStatement:
    """Read a loop whose condition is missing or not closed: what looks like a node is one."""
    keyword = cursor.take()
    cursor.report(MALFORMED_LOOP, keyword.start, keyword.end)
    nodes: list[Token] = []
    while (token := cursor.peek()) is not None and token.kind is not Kind.CLOSE:
        cursor.take()
        if token.kind is Kind.NAME and NODE_ID.fullmatch(token.text.rpartition(".")[2]):
            nodes.append(token)
    text = Text("", keyword.end, keyword.end, sound=False)
    return LoopStatement(text, tuple(nodes), cursor.span_from(keyword.start), cursor.line)


def _read_loop_nodes(cursor: Cursor) -> tuple[Token, ...]:
    nodes: list[Token] = []
    puzzled = False
    while (token := cursor.peek()) is not None and token.kind not in (Kind.CLOSE, Kind.LOOP):
        if token.kind is Kind.NAME:
            if cursor.kind(1) in (Kind.COLON, Kind.SIDE, Kind.ARROW):
                break
            nodes.append(token)
        elif token.kind is Kind.COMMENT or token.kind is Kind.HASH:
            cursor.report_note(token)
        elif not puzzled:
            puzzled = True
            cursor.report_unexpected(token)
        cursor.take()
    return tuple(nodes)


def hash_text(token: Token) -> Text:
    """Return the text behind `#`, without the blanks around it."""
    written = token.text[1:]
    text = written.strip()
    start = token.end - len(written.lstrip())
    return Text(text, start, start + len(text))


def split_name(name: Token) -> list[Token]:
    """Return the words of a dotted name, each with its place."""
    words: list[Token] = []
    start = name.start
    for word in name.text.split("."):
        words.append(Token(Kind.NAME, word, start, start + len(word)))
        start += len(word) + 1
    return words


def _statement_span(cursor: Cursor, start: int) -> Span:
    """Return the range of a statement: up to the last token read, but for a comment behind it."""
    last = cursor.at - 1
    while cursor.tokens[last].kind in (Kind.HASH, Kind.COMMENT):
        last -= 1
    return Span(start, cursor.tokens[last].end)
