"""What is defined where: the lanes and nodes of a source by their ids."""

from gallery.flowzap.diagnostics import UNKNOWN_LANE, UNKNOWN_NODE, WRONG_LANE, Diagnostic
from gallery.flowzap.model import Lane, Node
from gallery.flowzap.resolver.nearest import Nearest
from gallery.flowzap.syntax.cursor import shown
from gallery.flowzap.syntax.tokens import Token

_PATIENCE = 10_000
"""Names that are compared for the hints of one source: some tenths of a second."""


class Names:
    """Lanes and nodes in definition order, each id once, and the way from a written name to its node."""

    def __init__(self) -> None:
        self.lanes: dict[str, Lane] = {}
        self.nodes: dict[str, Node] = {}
        self.lane_words: dict[str, Token] = {}
        self.node_words: dict[str, Token] = {}
        """The id of each lane and each node as it stands in its definition."""
        self.doubles: set[tuple[str, str]] = set()
        """Lane and id of every second definition: naming one is no fault of its own."""
        self.unplaced: set[str] = set()
        """Ids of nodes that are defined where there is no lane at all."""
        self._nearest = Nearest(self.nodes, _PATIENCE)
        self._rows: dict[str, int] = {}

    def row(self, lane: str) -> int:
        """Return the place of a lane from the top, counted from 0."""
        if not self._rows:
            self._rows = {id_: row for row, id_ in enumerate(self.lanes)}
        return self._rows[lane]

    def find(self, lane: Token | None, name: Token, report: list[Diagnostic]) -> Node | None:
        """Return the node that is named, `None` if there is none, and report what is wrong with the name."""
        node = self.nodes.get(name.text)
        if node is None:
            if name.text not in self.unplaced:
                self._report_unknown(lane, name, report)
        elif lane is not None and lane.text != node.lane and (lane.text, node.id) not in self.doubles:
            rule = WRONG_LANE if lane.text in self.lanes else UNKNOWN_LANE
            params = {"lane": shown(lane.text), "node": shown(node.id), "right": shown(node.lane)}
            report.append(Diagnostic(rule, lane.span, params))
        return node

    def _report_unknown(self, lane: Token | None, name: Token, report: list[Diagnostic]) -> None:
        written = name.text if lane is None else f"{lane.text}.{name.text}"
        params = {"node": shown(written)}
        nearest = self._nearest.find(name.text)
        if nearest is not None:
            params["nearest"] = nearest
        report.append(Diagnostic(UNKNOWN_NODE, name.span, params))
