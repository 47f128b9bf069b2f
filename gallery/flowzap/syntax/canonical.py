r"""Lines as formatting writes them, each read by one regular expression.

    LINE ─▶ edge │ node │ lane │ close │ blank ─▶ statement
        └─▶ rough ─▶ lexer, statements           (whatever else stands on a line)

Almost every line of a sound source is of this kind, and read at one go it costs a quarter of what its
tokens cost. This is a short cut and no second grammar: a line is canonical only if its tokens give the
same statement, every word at the same place, and nothing to remark. Tests hold both roads together.

Canonical is one whole statement, one blank between its words, any blanks around it:

    Support { # Support team
    n1: circle label:"Start"                              keys: label, owner, description, system
    n2.handle(right) -> Support.n3.handle(left) [label="Yes"]
    }

with ids made of `n` and digits, with known shapes, sides and keys in small letters, and texts without
tab and backslash. Loops are few enough to go the long way.
"""

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from gallery.flowzap.model import Shape, Side
from gallery.flowzap.source import Span
from gallery.flowzap.syntax.nodes import NODE_KEYS, Attribute, EdgeStatement, Handle, NodeStatement, Text
from gallery.flowzap.syntax.statements import hash_text
from gallery.flowzap.syntax.tokens import Kind, Token

_NAME = Kind.NAME  # looked up for every token, and a member of an enumeration is slow to find
_SIDE = "|".join(Side)
_TEXT = r'[^"\\\t\r\n]*+'
_PAIR = rf'(?:{"|".join(NODE_KEYS)}):"{_TEXT}"'

LINE = re.compile(
    rf"""[ \t]*+(?:
      (?P<edge>
          (?:(?P<source_lane>[^\W\d]\w*+)\.)?(?P<source>n[0-9]++)\.handle\((?P<source_side>{_SIDE})\)
          [ ]->[ ]
          (?:(?P<target_lane>[^\W\d]\w*+)\.)?(?P<target>n[0-9]++)\.handle\((?P<target_side>{_SIDE})\)
          (?:[ ]\[label="(?P<edge_label>{_TEXT})"\])?
      )
    | (?P<node>(?P<node_id>n[0-9]++):[ ](?P<shape>{"|".join(Shape)})(?P<pairs>(?:[ ]{_PAIR})*+))
    | (?P<lane>(?P<lane_id>[^\W\d]\w*+)[ ]\{{(?:[ ](?P<hash>\#[^\r\n]*+))?)
    | (?P<close>\}})
    | (?P<rough>[^\r\n]++)
    | # a blank line
    )[ \t]*+(?:\r\n?|\n|\Z)""",
    re.VERBOSE,
)
"""One line of a source with its end; the last group to match says what it is, `None` that it is blank."""

# Groups by number, which are found sooner than by name.
_EDGE_WORDS = tuple(
    LINE.groupindex[name]
    for name in ("source_lane", "source", "source_side", "target_lane", "target", "target_side", "edge_label")
)
_NODE_WORDS = tuple(LINE.groupindex[name] for name in ("node_id", "shape", "pairs"))
_KEY_AND_TEXT = re.compile(rf' ([a-z]++):"({_TEXT})"')

Made = TypeVar("Made")


def _maker(kind: type[Made]) -> Callable[[Iterable[object]], Made]:
    """Return what makes a named tuple of the tuple of its fields, without a step in Python."""
    return partial(tuple.__new__, kind)  # type: ignore[type-var]


_token, _span, _text, _attribute = _maker(Token), _maker(Span), _maker(Text), _maker(Attribute)
_handle, _edge, _node = _maker(Handle), _maker(EdgeStatement), _maker(NodeStatement)

# In a canonical statement the place of every word follows from those before it.


def edge_in(match: re.Match[str], line: int) -> EdgeStatement:
    """Return the edge that a canonical line holds."""
    source_lane, source, source_side, target_lane, target, target_side, label = match.group(*_EDGE_WORDS)
    span = _span(match.span("edge"))
    tail = _edge_end(span.start, source_lane, source, source_side)
    head = _edge_end(tail.span.end + len(" -> "), target_lane, target, target_side)
    if label is None:
        return _edge((tail, head, (), span, line))
    key_start = head.span.end + len(" [")
    key_end = key_start + len("label")
    text_start = key_end + len('="')
    key = _token((_NAME, "label", key_start, key_end))
    text = _text((label, text_start, text_start + len(label), True))
    return _edge((tail, head, (_attribute((key, text)),), span, line))


def _edge_end(start: int, lane: str | None, node: str, side: str) -> Handle:
    """Return the end of an edge that begins at an offset."""
    prefix, node_start = None, start
    if lane is not None:
        node_start += len(lane) + 1
        prefix = _token((_NAME, lane, start, node_start - 1))
    node_end = node_start + len(node)
    side_start = node_end + len(".handle(")
    side_end = side_start + len(side)
    id_ = _token((_NAME, node, node_start, node_end))
    word = _token((_NAME, side, side_start, side_end))
    return _handle((prefix, id_, word, True, _span((start, side_end + 1))))


def node_in(match: re.Match[str], line: int) -> NodeStatement:
    """Return the node that a canonical line holds."""
    id_, shape, pairs = match.group(*_NODE_WORDS)
    span = _span(match.span("node"))
    id_end = span.start + len(id_)
    shape_start = id_end + len(": ")
    end = shape_end = shape_start + len(shape)
    attributes = []
    for key, text in _KEY_AND_TEXT.findall(pairs):
        key_start = end + 1
        key_end = key_start + len(key)
        text_start = key_end + len(':"')
        text_end = text_start + len(text)
        end = text_end + 1
        value = _text((text, text_start, text_end, True))
        attributes.append(_attribute((_token((_NAME, key, key_start, key_end)), value)))
    name = _token((_NAME, id_, span.start, id_end))
    return _node((name, _token((_NAME, shape, shape_start, shape_end)), tuple(attributes), span, line))


def lane_in(match: re.Match[str]) -> tuple[Token, Text | None]:
    """Return id and label of the lane that a canonical line opens."""
    id_, hash_ = match.group("lane_id", "hash")
    label = None if hash_ is None else hash_text(Token(Kind.HASH, hash_, *match.span("hash")))
    return Token(_NAME, id_, *match.span("lane_id")), label
