"""Repairs of node ids: `n` and a number, without gaps, in definitions, edges and loops alike."""

from collections.abc import Iterator

from gallery.flowzap.diagnostics import DUPLICATE_NODE, UNKNOWN_NODE, Diagnostic
from gallery.flowzap.repairs.edits import Edit
from gallery.flowzap.repairs.survey import Survey


def close_gaps(survey: Survey, _diagnostic: Diagnostic) -> Iterator[Edit]:
    """Number all nodes in the order in which they are defined, from 0 if there is an n0.

    Only where every name in the source is known: a misspelt one must not come to name another node.
    """
    if not survey.is_whole or survey.spans_of(UNKNOWN_NODE) or survey.spans_of(DUPLICATE_NODE):
        return
    first = 0 if "n0" in survey.names.nodes else 1
    for number, id_ in enumerate(survey.names.nodes, first):
        yield from _renamed(survey, id_, f"n{number}")


def name_by_number(survey: Survey, diagnostic: Diagnostic) -> Iterator[Edit]:
    """Give a node an id that is free: its own number (`N2`, `n02`), else the lowest.

    Only where no statement is lost in which it may be named, and where the id is not what people read.
    """
    id_ = survey.source[diagnostic.span.start : diagnostic.span.end]
    node = survey.names.nodes.get(id_)
    if (
        node is None
        or node.label_span is None
        or len(survey.names.definitions[id_]) > 1
        or not survey.is_whole
    ):
        return
    if id_ in survey.names.free_ids:
        yield from _renamed(survey, id_, survey.names.free_ids[id_])


def _renamed(survey: Survey, old: str, new: str) -> Iterator[Edit]:
    if old != new:
        for span in (*survey.names.definitions.get(old, ()), *survey.names.references.get(old, ())):
            yield Edit(span, new)
