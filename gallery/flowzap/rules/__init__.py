"""Advice on a sound diagram: what is allowed and would still read better otherwise.

    connectivity   orphans, nodes out of reach, doubles      decisions   exits and their labels
    labels         missing and long ones                     loops       too short to repeat
    exchange       requests without an answer (sequence view only: almost no real diagram obeys it)

A rule is a function from a diagram to diagnostics; the tuples below are all there is to know them by.
"""

from collections.abc import Callable, Iterator

from gallery.flowzap.diagnostics import Diagnostic
from gallery.flowzap.model import Diagram
from gallery.flowzap.rules.connectivity import duplicate_edges, empty_lanes, orphan_nodes, unreached_nodes
from gallery.flowzap.rules.decisions import decision_exits
from gallery.flowzap.rules.exchange import unanswered_requests
from gallery.flowzap.rules.labels import long_labels, missing_labels
from gallery.flowzap.rules.loops import short_loops

__all__ = ["GENERAL", "SEQUENCE", "advise"]

Advice = Callable[[Diagram], Iterator[Diagnostic]]

GENERAL: tuple[Advice, ...] = (
    orphan_nodes,
    unreached_nodes,
    duplicate_edges,
    empty_lanes,
    decision_exits,
    missing_labels,
    long_labels,
    short_loops,
)
SEQUENCE: tuple[Advice, ...] = (unanswered_requests,)


def advise(diagram: Diagram, *, sequence: bool = False) -> Iterator[Diagnostic]:
    """Yield what every rule has to say, those for the sequence view only when asked."""
    for rule in GENERAL + SEQUENCE if sequence else GENERAL:
        yield from rule(diagram)
