"""How wide and how high a placement will be, before the routing says it exactly."""

from collections.abc import Sequence

from gallery.flowzap.drawing import Figure
from gallery.flowzap.graph import Graph
from gallery.flowzap.model import Diagram
from gallery.flowzap.textmetrics import LABEL, text_width

CHANNEL_WIDTH, CHANNEL_HEIGHT = 42.0, 24.0
"""Px between two columns and between two rows where no label stands: the least gap, and some tracks."""
HEADER_WIDTH, LANE_HEIGHT = 120.0, 32.0
"""Px of a header, and what a lane adds to its rows."""
LABEL_ROOM, LABEL_HEIGHT = 34.0, 26.0
"""Px that an edge's label needs beside its text, and for its height."""


def estimate_aspect(
    diagram: Diagram, graph: Graph, figures: Sequence[Figure], columns: Sequence[int], rows: Sequence[int]
) -> float:
    """Return about width over height: within a tenth on real diagrams. O(V + E)."""
    widths = [0.0] * (max(columns, default=0) + 1)
    channels = [CHANNEL_WIDTH] * (len(widths) + 1)
    heights: dict[tuple[int, int], float] = {}
    labelled: set[tuple[int, int]] = set()
    for figure, lane, column, row in zip(figures, graph.lanes, columns, rows, strict=True):
        widths[column] = max(widths[column], figure.width)
        heights[lane, row] = max(heights.get((lane, row), 0.0), figure.height)
    for edge, (source, _) in zip(diagram.edges, graph.ends, strict=True):
        if edge.label:
            if edge.source_side.horizontal:
                channel = columns[source] + (edge.source_side.outward > 0)
                channels[channel] = max(
                    channels[channel], text_width(edge.label, LABEL.size, LABEL.bold) + LABEL_ROOM
                )
            else:
                labelled.add((graph.lanes[source], rows[source]))
    width = HEADER_WIDTH + sum(widths) + sum(channels)
    height = sum(heights.values()) + CHANNEL_HEIGHT * len(heights)
    return width / (height + LANE_HEIGHT * (graph.lane_count or 1) + LABEL_HEIGHT * len(labelled))
