"""A diagram in numbers: nodes, lanes and the ends of edges by their place in definition order.

The phases of drawing index lists with these instead of looking ids up, each in its own way.
"""

from gallery.flowzap.model import Diagram


class Graph:
    """What stands in which lane (`lanes`, by node) and what each edge joins (`ends`, by edge)."""

    __slots__ = ("ends", "lane_count", "lanes")

    def __init__(self, diagram: Diagram) -> None:
        node_number = {node.id: number for number, node in enumerate(diagram.nodes)}
        lane_number = {lane.id: number for number, lane in enumerate(diagram.lanes)}
        self.lane_count = len(diagram.lanes)
        self.lanes = [lane_number[node.lane] for node in diagram.nodes]
        self.ends = [(node_number[edge.source], node_number[edge.target]) for edge in diagram.edges]
