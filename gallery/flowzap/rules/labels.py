"""Advice on labels: that they are there, and short enough to be read in a picture."""

from collections.abc import Iterator

from gallery.flowzap.diagnostics import LONG_LABEL, MISSING_LABEL, Diagnostic
from gallery.flowzap.model import Diagram
from gallery.flowzap.source import Span

LONGEST_LABEL = 50
"""Characters of a label that FlowZap's own tools accept without a warning; two lines in a node."""


def missing_labels(diagram: Diagram) -> Iterator[Diagnostic]:
    """Report nodes whose id is shown for the want of a text; the description of a taskbox is one."""
    for node in diagram.nodes:
        if node.label_span is None:
            yield Diagnostic(MISSING_LABEL, node.span, {"node": node.id})


def long_labels(diagram: Diagram) -> Iterator[Diagnostic]:
    """Report labels of lanes, nodes and edges over the limit; a description may be longer."""
    for text, span in _texts(diagram):
        if len(text) > LONGEST_LABEL and span is not None:
            yield Diagnostic(LONG_LABEL, span, {"length": str(len(text)), "limit": str(LONGEST_LABEL)})


def _texts(diagram: Diagram) -> Iterator[tuple[str, Span | None]]:
    """Yield every label with its place; of a taskbox the longest of its title and its items."""
    for lane in diagram.lanes:
        yield lane.label, lane.label_span
    for edge in diagram.edges:
        yield edge.label, edge.label_span
    for node in diagram.nodes:
        title = "" if node.label == node.description else node.label
        yield max(title, *node.items, key=len) if node.items else title, node.label_span
