"""Placement: Diagram → Layout, a module a phase.

    figures ─ sizes ─▶ columns ─ layering ─▶ (blocks ─ compact mode only ─▶) rows ─▶ Layout

Lanes stand in definition order from top to bottom, the process runs from left to right. What the
phases do not know is where edges run: the routing takes the room that it needs between columns and rows.
"""

from collections.abc import Callable, Iterator, Sequence

from gallery.flowzap.drawing import Layout
from gallery.flowzap.layout.blocks import Blocks
from gallery.flowzap.layout.columns import assign_columns, drop_empty
from gallery.flowzap.layout.figures import make_figures
from gallery.flowzap.layout.rows import assign_rows
from gallery.flowzap.model import Diagram

__all__ = ["lay_out", "lay_out_compactly"]

MOST_BUDGETS = 6
"""Widths to try in compact mode: from the fullest lane's to about half as much again."""


def lay_out(diagram: Diagram) -> Layout:
    """Place every node in strict flow order: along a forward edge, columns grow or stay."""
    layering = assign_columns(diagram)
    return _placed(diagram, layering.columns, layering.order)


def lay_out_compactly(diagram: Diagram, flow: Layout, cost: Callable[[Layout], float]) -> Iterator[Layout]:
    """Yield placements in fewer columns than `flow`, from the narrowest on; `cost` says what one is worth."""
    layering = assign_columns(diagram, across_lanes=False)
    blocks = Blocks(diagram, layering)
    prices: dict[tuple[int, ...], float] = {}

    def price(columns: Sequence[int]) -> float:
        dense = drop_empty(columns)
        if dense not in prices:
            prices[dense] = cost(_placed(diagram, dense, layering.order, flow))
        return prices[dense]

    seen: set[tuple[int, ...]] = set()
    for budget in range(blocks.least_budget, min(flow.column_count, blocks.least_budget + MOST_BUDGETS)):
        choices = [
            blocks.columns(blocks.improved(starts, budget, price))
            for starts in (blocks.near_neighbours(budget), blocks.squeezed(flow.columns, budget))
        ]
        columns = drop_empty(min(choices, key=price))
        if columns not in seen:
            seen.add(columns)
            yield _placed(diagram, columns, layering.order, flow)


def _placed(
    diagram: Diagram, columns: Sequence[int], order: Sequence[int], like: Layout | None = None
) -> Layout:
    """Close empty columns and find rows; figures come from a layout of the same diagram if there is one."""
    dense = drop_empty(columns)
    rows, row_ranges = assign_rows(diagram, dense, order)
    return Layout(diagram, like.figures if like else make_figures(diagram), dense, rows, row_ranges)
