"""Keys and texts behind a node or an edge, read to the end of the statement.

Whatever cannot be read is passed over with one diagnostic for the statement, so that one slip (a quote
inside a label, a comma) does not drown the line in remarks.
"""

import re

from gallery.flowzap.diagnostics import (
    CONTROL_CHARACTER,
    EDGE_KEY_WITH_COLON,
    KEYLESS_TEXT,
    NODE_KEY_WITH_EQUALS,
    UNBRACKETED_LABEL,
    UNCLOSED_BRACKET,
    UNCLOSED_TEXT,
    UNESCAPED_QUOTE,
    UNEXPECTED_TEXT,
    UNQUOTED_TEXT,
    WRONG_QUOTES,
)
from gallery.flowzap.syntax.cursor import BREAKS, Cursor, shown
from gallery.flowzap.syntax.escapes import unescape
from gallery.flowzap.syntax.nodes import Attribute, Text
from gallery.flowzap.syntax.tokens import SEPARATORS, Kind, Token

NODE_ID = re.compile(r"[nN][0-9]+")
"""What begins a statement when a colon follows, even in the middle of a line."""

_NEXT = (Kind.CLOSE, Kind.LOOP)
_TEXTS = (Kind.STRING, Kind.QUOTED, Kind.UNCLOSED)


def read_attributes(cursor: Cursor, *, of_edge: bool) -> tuple[Attribute, ...]:
    """Read to the end of a statement; those of an edge stand in brackets."""
    found: list[Attribute] = []
    bracket: Token | None = None
    puzzled = False
    while (token := cursor.peek()) is not None:
        kind = token.kind
        if kind is Kind.NAME and cursor.kind(1) in SEPARATORS:
            if NODE_ID.fullmatch(token.text):
                break
            if of_edge and bracket is None:
                cursor.report(UNBRACKETED_LABEL, token.start, token.end, key=shown(token.text))
            found.append(_read_pair(cursor, of_edge=of_edge))
        elif kind is Kind.BRACKET and of_edge and bracket is None:
            bracket = cursor.take()
        elif kind is Kind.UNBRACKET and bracket is not None:
            bracket = None
            cursor.take()
        elif kind is Kind.HASH or kind is Kind.COMMENT:
            cursor.report_note(cursor.take())
        elif kind in _NEXT or (kind is Kind.NAME and cursor.kind(1) in (Kind.SIDE, Kind.ARROW)):
            break
        elif not puzzled and (
            kind in _TEXTS or (kind is Kind.NAME and bracket is not None and not _is_cut_off(cursor))
        ):
            value = _read_text(cursor, key="")
            cursor.report(KEYLESS_TEXT, value.start, value.end)
            found.append(Attribute(None, value))
        else:
            if not puzzled:
                cursor.report_unexpected(token, UNESCAPED_QUOTE if _is_cut_off(cursor) else UNEXPECTED_TEXT)
            puzzled = True
            cursor.take()
    if bracket is not None and not cursor.tokens[cursor.at - 1].text.rstrip().endswith("]"):
        cursor.report(UNCLOSED_BRACKET, bracket.start, bracket.end)
    return tuple(found)


def _is_cut_off(cursor: Cursor) -> bool:
    """Say whether the next token touches a text, as a word does behind a quote that should be escaped."""
    before, token = cursor.tokens[cursor.at - 1 : cursor.at + 1]
    return before.kind is Kind.STRING and before.end == token.start and token.kind is not Kind.OTHER


def _read_pair(cursor: Cursor, *, of_edge: bool) -> Attribute:
    key = cursor.take()
    separator = cursor.take()
    if of_edge and separator.kind is Kind.COLON:
        cursor.report(EDGE_KEY_WITH_COLON, separator.start, separator.end, key=shown(key.text))
    elif not of_edge and separator.kind is Kind.EQUALS:
        cursor.report(NODE_KEY_WITH_EQUALS, separator.start, separator.end, key=shown(key.text))
    return Attribute(key, _read_text(cursor, shown(key.text)))


def _read_text(cursor: Cursor, key: str) -> Text:
    """Read a text however it is written; without a key the caller says what is wrong."""
    token = cursor.peek()
    if token is not None and token.kind is Kind.STRING:
        cursor.take()
        inner = token.text[1:-1]
        if "\t" in inner:
            tab = token.text.index("\t") + token.start
            cursor.report(CONTROL_CHARACTER, tab, tab + 1, code_point="U+0009")
        return Text(unescape(inner), token.start + 1, token.end - 1)
    if token is not None and token.kind is Kind.QUOTED:
        cursor.take()
        if key:
            cursor.report(WRONG_QUOTES, token.start, token.end)
        return Text(token.text[1:-1], token.start + 1, token.end - 1, sound=False)
    if token is not None and token.kind is Kind.UNCLOSED:
        cursor.take()
        cursor.report(UNCLOSED_TEXT, token.start, token.end)
        inner = token.text[1:].rstrip().removesuffix("]").rstrip()
        return Text(unescape(inner), token.start + 1, token.start + 1 + len(inner), sound=False)
    return _read_unquoted(cursor, key)


def _read_unquoted(cursor: Cursor, key: str) -> Text:
    """Read up to what can only be something else: a key, a bracket, a text, the end of the statement."""
    start = end = cursor.tokens[cursor.at - 1].end
    first = True
    while (token := cursor.peek()) is not None:
        if token.kind in BREAKS or token.kind in _TEXTS or token.kind is Kind.UNBRACKET:
            break
        if token.kind is Kind.NAME and cursor.kind(1) in SEPARATORS:
            break
        if first:
            start, first = token.start, False
        end = cursor.take().end
    if key:
        cursor.report(UNQUOTED_TEXT, start if start < end else start - 1, end, key=key)
    return Text(cursor.source[start:end], start, end, sound=False)
