"""Who names whom: lanes, nodes and edges of a source by their ids."""

import re
from collections import Counter
from functools import cached_property
from itertools import count

from gallery.flowzap.analysis import Analysis
from gallery.flowzap.diagnostics import BAD_NODE_ID, DUPLICATE_NODE
from gallery.flowzap.model import Edge, Node, Side
from gallery.flowzap.source import Span
from gallery.flowzap.syntax.nodes import EdgeStatement, LoopStatement, NodeStatement
from gallery.flowzap.syntax.tokens import Token

_LANE_ID = re.compile(r"[^\W\d]\w*")
_NUMBERED = re.compile(r"[nN]0*([0-9]{1,9})")

Ends = tuple[str, Side, str, Side]


class Names:
    """Names in a source: defined in its diagram, written in its tree."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """Every node of the diagram by its id."""
        return {node.id: node for node in self._analysis.diagram.nodes}

    @cached_property
    def lane_of(self) -> dict[str, str]:
        """The lane of every node that is defined once, if other statements can name that lane."""
        twice = {
            self._analysis.source[found.span.start : found.span.end]
            for found in self._analysis.diagnostics
            if found.rule is DUPLICATE_NODE
        }
        nodes = self._analysis.diagram.nodes
        return {
            node.id: node.lane for node in nodes if node.id not in twice and _LANE_ID.fullmatch(node.lane)
        }

    @cached_property
    def edges(self) -> dict[Span, Edge]:
        """Every edge of the diagram by the place of its statement."""
        return {edge.span: edge for edge in self._analysis.diagram.edges}

    @cached_property
    def edges_between(self) -> Counter[Ends]:
        """How many edges join the same two handles."""
        return Counter(map(ends_of, self._analysis.diagram.edges))

    @cached_property
    def exits_of(self) -> Counter[str]:
        """How many different edges leave every node."""
        different = {(*ends_of(edge), edge.label) for edge in self._analysis.diagram.edges}
        return Counter(source for source, *_ in different)

    @cached_property
    def definitions(self) -> dict[str, list[Span]]:
        """For every node where it is defined."""
        found: dict[str, list[Span]] = {}
        for statement in self._analysis.tree.statements():
            if isinstance(statement, NodeStatement):
                found.setdefault(statement.id.text, []).append(statement.id.span)
        return found

    @cached_property
    def references(self) -> dict[str, list[Span]]:
        """For every node, or what is written as one, where edges and loops name it."""
        found: dict[str, list[Span]] = {}
        for _, node in self._written:
            found.setdefault(node.text, []).append(node.span)
        return found

    @cached_property
    def prefixes(self) -> dict[str, list[Span]]:
        """For every lane, or what is written as one, where it stands before a node."""
        found: dict[str, list[Span]] = {}
        for lane, node in self._written:
            if lane:
                found.setdefault(lane, []).append(Span(node.start - len(lane) - 1, node.start - 1))
        return found

    @cached_property
    def _written(self) -> list[tuple[str, Token]]:
        names: list[tuple[str, Token]] = []
        for statement in self._analysis.tree.statements():
            if isinstance(statement, EdgeStatement):
                handles = (statement.source, statement.target)
                names += [(handle.lane.text if handle.lane else "", handle.node) for handle in handles]
            elif isinstance(statement, LoopStatement):
                for token in statement.nodes:
                    path, _, name = token.text.rpartition(".")
                    word = token._replace(text=name, start=token.end - len(name))
                    names.append((path.rpartition(".")[2], word))
        return names

    @cached_property
    def free_ids(self) -> dict[str, str]:
        """For every node whose id is none an id that nothing is called: its own number, or the lowest.

        A number that an edge or a loop names without its being defined is nobody's.
        """
        bad = [
            self._analysis.source[found.span.start : found.span.end]
            for found in self._analysis.diagnostics
            if found.rule is BAD_NODE_ID
        ]
        taken = {*self.definitions, *self.references}
        found: dict[str, str] = {}
        rest: list[str] = []
        for id_ in dict.fromkeys(bad):
            number = _NUMBERED.fullmatch(id_)
            own = f"n{int(number[1])}" if number else ""
            if own and own not in taken:
                found[id_] = own
                taken.add(own)
            elif not own or own in self.definitions or own in found.values():
                rest.append(id_)
        free = (id_ for id_ in map("n{}".format, count(1)) if id_ not in taken)
        return found | dict(zip(rest, free, strict=False))


def ends_of(edge: Edge) -> Ends:
    """Return the two handles that an edge joins."""
    return edge.source, edge.source_side, edge.target, edge.target_side
