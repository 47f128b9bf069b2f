"""Advice on loops."""

from collections.abc import Iterator

from gallery.flowzap.diagnostics import SHORT_LOOP, Diagnostic
from gallery.flowzap.model import Diagram


def short_loops(diagram: Diagram) -> Iterator[Diagnostic]:
    """Report loops that name fewer than two nodes; naming one twice does not count."""
    for loop in diagram.loops:
        if len(loop.nodes) < 2:
            yield Diagnostic(SHORT_LOOP, loop.span)
