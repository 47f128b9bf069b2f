"""Placement: Diagram → Layout, a module a phase.

    figures ─ sizes ─▶ columns ─ layering ─▶ rows ─▶ shape ─ aspect ─▶ Layout
                                  ├─▶ stacks ─▶ rows …   where it would be too tall
                                  └─▶ blocks ─▶ rows …   in compact mode

Lanes stand in definition order from top to bottom, the process runs from left to right. What the
phases do not know is where edges run: the routing takes the room that it needs between columns and rows.
"""

from collections.abc import Iterator
from typing import NamedTuple

from gallery.flowzap.drawing import Layout
from gallery.flowzap.graph import Graph
from gallery.flowzap.layout.blocks import Blocks
from gallery.flowzap.layout.columns import Layering, assign_columns, drop_empty
from gallery.flowzap.layout.figures import make_figures
from gallery.flowzap.layout.rows import assign_rows
from gallery.flowzap.layout.shape import estimate_aspect
from gallery.flowzap.layout.stacks import is_tall, spread, tallest_stack
from gallery.flowzap.model import Diagram

__all__ = ["Placement", "place"]


class Placement(NamedTuple):
    """A diagram placed in strict flow order, and what is known of it for placing it otherwise."""

    flow: Layout
    layering: Layering

    def compact(self) -> Iterator[Layout]:
        """Yield placements in fewer columns: in as few as there can be, then with straight hand-overs first.

        Nothing in between, which would follow every small change of a diagram's shape: people compare
        versions. Rows stay, too, where no two nodes have come to stand on one place.
        """
        flow = self.flow
        blocks = Blocks(flow.diagram, flow.graph, self.layering, flow.rows)
        seen = {flow.columns}
        for count in (blocks.least_columns, flow.column_count):
            columns = drop_empty(blocks.placed(count))
            if columns in seen:
                continue
            seen.add(columns)
            rows, row_ranges = flow.rows, flow.row_ranges
            if len(set(zip(flow.graph.lanes, columns, rows, strict=True))) < len(columns):
                rows, row_ranges = assign_rows(flow.diagram, flow.graph, columns, self.layering.order)
            aspect = estimate_aspect(flow.diagram, flow.graph, flow.figures, columns, rows)
            yield Layout(
                flow.diagram, flow.graph, flow.figures, columns, rows, row_ranges, aspect, flow.vertical
            )


def place(diagram: Diagram, *, vertical: bool = False) -> Placement:
    """Place every node in strict flow order: along a forward edge, columns grow or stay.

    A picture that would be taller than wide has its stacks spread over more columns. With `vertical` the
    same is done for figures lying on their side, and x and y are exchanged when all is drawn.
    """
    graph = Graph(diagram)
    layering = assign_columns(diagram, graph)
    columns = tuple(layering.columns)
    rows, row_ranges = assign_rows(diagram, graph, columns, layering.order)
    limit = tallest_stack(graph, columns)
    while limit > 1 and is_tall(columns, row_ranges, vertical=vertical):
        limit = -(-limit // 2)
        columns = spread(graph, layering, limit)
        rows, row_ranges = assign_rows(diagram, graph, columns, layering.order)
    figures = make_figures(diagram, vertical=vertical)
    if vertical:
        figures = tuple([figure.turned for figure in figures])
    aspect = estimate_aspect(diagram, graph, figures, columns, rows)
    flow = Layout(diagram, graph, figures, columns, rows, row_ranges, aspect, vertical)
    return Placement(flow, layering._replace(columns=list(columns)))
