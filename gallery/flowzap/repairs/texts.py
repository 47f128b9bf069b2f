"""Repairs of texts and their keys: quotes, separators, brackets."""

import re
from collections.abc import Iterator

from gallery.flowzap.diagnostics import UNQUOTED_TEXT, Diagnostic
from gallery.flowzap.repairs.edits import Edit
from gallery.flowzap.repairs.survey import Survey
from gallery.flowzap.repairs.wording import Pair
from gallery.flowzap.source import Span
from gallery.flowzap.syntax.escapes import escape
from gallery.flowzap.syntax.nodes import NODE_KEYS, EdgeStatement
from gallery.flowzap.syntax.writing import written_text

_QUOTES = "'“”„«»‘’"
_NO_QUOTE = re.compile(rf"(?=[\s\]]|\Z)[^\S\r\n]*+(?![\"{_QUOTES}])")

_LANGUAGE = re.compile(r'[-=]>|[–—]>|[→⟶➜➝]|\.handle\b|\bloop\s*\[|[\w-]\s*[:=]\s*"')
"""What only the language has, so that a text that holds it may have ended before."""

_MARK = re.compile(rf'["\\#{{}}\[\]]|//|\b(?:[nN][0-9]+|{"|".join(NODE_KEYS)})\s*[:=]')
"""What a text without its closing quote may have ended before, too."""

_BRACKET = re.compile(r"[^\S\r\n]*\]")


def quote_text(survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Put a text between straight quotes: `label:Start of day`, `label:“Start”` → `label:"Start of day"`.

    Without quotes it must be plain where the text ends.
    """
    bare = diagnostic.rule is UNQUOTED_TEXT
    pair = survey.texts.by_start.get(diagnostic.span.start + (0 if bare else 1))
    if pair is None or (bare and not _ends_plainly(survey.source, pair)):
        return
    yield Edit(diagnostic.span, _straight(pair.attribute.value.text))


def _straight(text: str) -> str:
    """Write a text that had no straight quotes between them."""
    return written_text(text.replace("\t", " ").strip())


def _ends_plainly(source: str, pair: Pair) -> bool:
    value = pair.attribute.value
    bracket = source[value.end : value.end + 1] == "]"
    return bool(
        value.text.strip()
        and not _LANGUAGE.search(value.text)
        and not value.text.rstrip().endswith((",", ";"))
        and (isinstance(pair.statement, EdgeStatement) or not bracket)
        and _NO_QUOTE.match(source, value.end)
    )


def close_text(survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Write the closing quote at the end of the line, unless the text may have ended before."""
    pair = survey.texts.by_start.get(diagnostic.span.start + 1)
    if pair is None:
        return
    value = pair.attribute.value
    rest = survey.source[value.end : diagnostic.span.end].strip()
    bracket = (
        isinstance(pair.statement, EdgeStatement)
        and "[" in survey.source[pair.statement.target.span.end : value.start]
    )
    plain = value.text and not _MARK.search(value.text) and not _LANGUAGE.search(value.text)
    if plain and (not rest or (rest == "]" and bracket)):
        yield Edit(Span(value.end, value.end), '"')


def escape_quotes(survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Escape the quotes inside a text that runs to the end of its statement: `label:"Say "hi" now"`."""
    pair = survey.texts.by_end.get(diagnostic.span.start - 1)
    if pair is None:
        return
    statement = pair.statement
    start = pair.attribute.value.start
    written = survey.source[start : statement.span.end]
    if isinstance(statement, EdgeStatement):
        written = written.removesuffix("]").rstrip()
    inner = written.removesuffix('"')
    plain = not re.search(r"[\\\[\]]", inner) and not _LANGUAGE.search(inner)
    if plain and inner != written and inner.count('"') in range(2, len(inner), 2):
        yield Edit(Span(start, start + len(inner)), escape(inner))


def name_label(survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Write the key of a text that can only be the label: `n1: circle "Start"`, `["Yes"]`."""
    pair = survey.texts.by_start.get(diagnostic.span.start)
    if pair is None or any(
        other is not pair.attribute and (other.key is None or other.key.text.lower() == "label")
        for other in pair.statement.attributes
    ):
        return
    value = pair.attribute.value
    outer = Span(value.start - 1, value.end + 1)
    if not value.sound and survey.source[outer.start] not in _QUOTES:
        outer = value.span
        if not _ends_plainly(survey.source, pair):
            return
    around = survey.source[outer.start - 1 : outer.start] + survey.source[outer.end : outer.end + 1]
    if around.strip(" \t\r\n[]"):
        return
    text = written_text(value.text) if value.sound else _straight(value.text)
    if not isinstance(pair.statement, EdgeStatement):
        yield Edit(outer, f"label:{text}")
    elif _is_bracketed(survey.source, pair.statement, pair.at):
        yield Edit(outer, f"label={text}")
    else:
        yield Edit(outer, f"[label={text}]")


def _is_bracketed(source: str, edge: EdgeStatement, at: int) -> bool:
    """Say whether an attribute of an edge stands in brackets: one has opened since the last one closed."""
    while at >= 0:
        start = edge.attributes[at - 1].value.end if at else edge.target.span.end
        gap = source[start : edge.attributes[at].value.start]
        if "[" in gap or "]" in gap:
            return gap.rfind("[") > gap.rfind("]")
        at -= 1
    return False


def bracket_label(survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Put the label of an edge into brackets, once it is in quotes."""
    pair = survey.texts.by_key.get(diagnostic.span.start)
    if pair is None or not pair.attribute.value.sound:
        return
    if survey.source[survey.blanks_before(diagnostic.span.start) - 1] in "[:=":
        return  # it belongs to what stands before
    end = pair.attribute.value.end + 1
    yield Edit(Span(diagnostic.span.start, diagnostic.span.start), "[")
    if not _BRACKET.match(survey.source, end):
        yield Edit(Span(end, end), "]")


def close_bracket(survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Write the closing bracket at the end of an edge, once its texts are closed."""
    edge = survey.edge_at(diagnostic.span.start)
    if edge is not None and all(attribute.value.sound for attribute in edge.attributes):
        yield Edit(Span(edge.span.end, edge.span.end), "]")


def write_colon(_survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Put a colon between a key of a node and its text."""
    yield Edit(diagnostic.span, ":")


def write_equals_sign(_survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Put an equals sign between a key of an edge and its text."""
    yield Edit(diagnostic.span, "=")


def remove_same_text(survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Remove a key that is given twice with the same text."""
    pair = survey.texts.by_key.get(diagnostic.span.start)
    if pair is None or pair.first is pair.attribute:
        return
    value, last = pair.attribute.value, pair.statement.attributes[pair.at - 1].value
    if pair.first.value.text == value.text and last.sound and value.sound:
        yield Edit(Span(last.end + 1, value.end + 1), "")
