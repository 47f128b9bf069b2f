"""SyntaxTree → Diagram: every name bound to what it names.

    SyntaxTree ─ nodes ─▶ Names (lanes and nodes by id) ─ edges ─▶ Diagram
                   └─ texts   attributes by key              └─ nearest   hints for misspelt names

The diagram is consistent whatever the source: ids are unique, every node's lane and every edge's and
loop's node exist. What cannot be bound is reported and left out.
"""

from gallery.flowzap.diagnostics import EMPTY_DIAGRAM, Diagnostic, Severity
from gallery.flowzap.model import Diagram
from gallery.flowzap.resolver.edges import bind_edges_and_loops
from gallery.flowzap.resolver.nodes import bind_lanes_and_nodes
from gallery.flowzap.source import Span
from gallery.flowzap.syntax import SyntaxTree

__all__ = ["resolve"]


def resolve(tree: SyntaxTree) -> tuple[Diagram, tuple[Diagnostic, ...]]:
    """Bind the names of a tree; the diagnostics are the resolver's own, in the order they were found."""
    report: list[Diagnostic] = []
    names = bind_lanes_and_nodes(tree, report)
    edges, loops = bind_edges_and_loops(tree, names, report)
    found = (*tree.diagnostics, *report)
    if not names.nodes and all(diagnostic.rule.severity is not Severity.ERROR for diagnostic in found):
        report.append(Diagnostic(EMPTY_DIAGRAM, Span(0, 0)))
    diagram = Diagram(tuple(names.lanes.values()), tuple(names.nodes.values()), edges, loops)
    return diagram, tuple(report)
