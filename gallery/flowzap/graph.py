"""A diagram in numbers: nodes, lanes and the ends of edges by their place in definition order.

The phases of drawing index lists with these instead of looking ids up, each in its own way.
"""

from gallery.flowzap.model import Diagram


class Graph:
    """What stands in which lane (`lanes`, by node) and what each edge joins (`ends`, by edge).

    `leaves` are nodes that edges join to a single other node, `satellites` those that this one is in
    another lane of. They go where that one goes; being in nobody's way, they leave a picture as it was
    when one is added.
    """

    __slots__ = ("ends", "lane_count", "lanes", "leaves", "satellites")

    def __init__(self, diagram: Diagram) -> None:
        node_number = {node.id: number for number, node in enumerate(diagram.nodes)}
        lane_number = {lane.id: number for number, lane in enumerate(diagram.lanes)}
        self.lane_count = len(diagram.lanes)
        self.lanes = [lane_number[node.lane] for node in diagram.nodes]
        self.ends = [(node_number[edge.source], node_number[edge.target]) for edge in diagram.edges]
        self.leaves: set[int] = set()
        self.satellites: set[int] = set()
        self._find_leaves()

    def _find_leaves(self) -> None:
        neighbours: list[set[int]] = [set() for _ in self.lanes]
        for source, target in self.ends:
            if source != target:
                neighbours[source].add(target)
                neighbours[target].add(source)
        for node, others in enumerate(neighbours):
            if len(others) == 1:
                (host,) = others
                if len(neighbours[host]) > 1:  # of two that have only each other, neither follows the other
                    self.leaves.add(node)
                    if self.lanes[host] != self.lanes[node]:
                        self.satellites.add(node)
