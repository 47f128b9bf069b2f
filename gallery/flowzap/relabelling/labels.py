"""Every label of a source with its place, and the same source with other labels.

A place says what a label belongs to, so that it stays the same while the text around it changes:

    lane Support    n3    n3.owner    n3.system    n3.description    n3 -> n6    loop 1

What shares a place with something before it is counted: the second edge from n3 to n6 is `n3 -> n6 #2`,
whether the first one has a label or not. Only labels that are written as the language asks are listed
(between straight quotes, with both of them; behind `#`; in brackets), for only they can be replaced.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from gallery.flowzap.source import Span
from gallery.flowzap.syntax import SyntaxTree, parse
from gallery.flowzap.syntax.escapes import escape
from gallery.flowzap.syntax.nodes import (
    EDGE_KEYS,
    NODE_KEYS,
    Attribute,
    EdgeStatement,
    LaneBlock,
    LoopStatement,
    NodeStatement,
    Statement,
    Text,
)


class Label(NamedTuple):
    """A text that people read, where it belongs and where it is written, without quotes or brackets."""

    place: str
    text: str
    span: Span


@lru_cache(8)  # who translates, relabels or indexes a source asks several times in a row
def labels_of(source: str) -> tuple[Label, ...]:
    """Return every label of a source, in the order of the text."""
    found = ((place, text) for place, text in _numbered(_places(parse(source))) if text is not None)
    return tuple(Label(place, text.text, text.span) for place, text in found if text.sound)


def relabel(source: str, texts: Mapping[str, str]) -> str:
    """Return a source with the labels at some places replaced; all else stays byte for byte.

    Raise `ValueError` for a place that the source does not have, and for a text that cannot be written
    there: none holds a line end; the label of a lane and the condition of a loop have no quotes, so that
    blanks around them would be lost, and a condition holds no bracket either.
    """
    labels = labels_of(source)
    unknown = texts.keys() - {label.place for label in labels}
    if unknown:
        raise ValueError(f"no label at {', '.join(sorted(unknown))}")
    parts: list[str] = []
    end = 0
    for label in labels:
        text = texts.get(label.place, label.text)
        if text != label.text:
            parts += source[end : label.span.start], _written(label.place, text)
            end = label.span.end
    return "".join([*parts, source[end:]])


def _written(place: str, text: str) -> str:
    kind = place.partition(" ")[0]
    if "\n" in text or "\r" in text:
        raise ValueError(f"{place}: a label cannot hold a line end")
    if kind not in ("lane", "loop"):
        return escape(text)
    if text != text.strip():
        raise ValueError(f"{place}: a label without quotes cannot begin or end with a blank")
    if kind == "loop" and ("[" in text or "]" in text):
        raise ValueError(f"{place}: the condition of a loop cannot hold a bracket")
    return text


def _numbered(places: Iterator[tuple[str, Text | None]]) -> Iterator[tuple[str, Text | None]]:
    """Count what shares a place: ` #2`, ` #3` …"""
    seen: Counter[str] = Counter()
    for place, text in places:
        seen[place] += 1
        yield (place if seen[place] == 1 else f"{place} #{seen[place]}"), text


def _places(tree: SyntaxTree) -> Iterator[tuple[str, Text | None]]:
    """Yield every place in the order of the text; that of an edge without a label, too, for it counts."""
    loops = 0
    for item in tree.items:
        statements: tuple[Statement, ...]
        if isinstance(item, LaneBlock):
            yield f"lane {item.id.text}", item.label
            statements = item.statements
        else:
            statements = (item,)
        for statement in statements:
            if isinstance(statement, NodeStatement):
                for key, text in _texts(statement.attributes, NODE_KEYS):
                    yield statement.id.text + ("" if key == "label" else f".{key}"), text
            elif isinstance(statement, EdgeStatement):
                ends = f"{statement.source.node.text} -> {statement.target.node.text}"
                yield ends, next((text for _, text in _texts(statement.attributes, EDGE_KEYS)), None)
            elif isinstance(statement, LoopStatement):
                loops += 1
                yield f"loop {loops}", statement.condition


def _texts(attributes: tuple[Attribute, ...], keys: tuple[str, ...]) -> Iterator[tuple[str, Text]]:
    """Yield the first text of each known key, in the order of the text."""
    seen: set[str] = set()
    for attribute in attributes:
        key = "" if attribute.key is None else attribute.key.text.lower()
        if key in keys and key not in seen:
            seen.add(key)
            yield key, attribute.value
