"""Diagram → Drawing: place, route, and choose between the ways of doing so.

    Diagram ─ place ─▶ Placement ─▶ Layout in strict flow order ─▶ Routes ─ draw ─▶ Drawing
                          └─ compact ─▶ Layouts in fewer columns ─▶ Routes ──▲

    Comparison ─ draw ─▶ Drawing of both diagrams ─ place_signs ─▶ Drawing of the change

Which of the routes is drawn is decided before anything has its place in px.
"""

from typing import TYPE_CHECKING, Literal

from gallery.flowzap.drawing import Drawing
from gallery.flowzap.layout import place
from gallery.flowzap.model import Diagram
from gallery.flowzap.routing import Routes, best_routes, compact_routes, place_signs

if TYPE_CHECKING:
    from gallery.flowzap.comparison import Comparison

Mode = Literal["auto", "flow", "compact"]
Orientation = Literal["horizontal", "vertical"]

FLATTEST = 2.6
"""Width over height above which a drawing in strict flow order is too flat for a page."""


def draw(diagram: Diagram, mode: Mode = "auto", orientation: Orientation = "horizontal") -> Drawing:
    """Draw a diagram from left to right, lanes under each other; or from top to bottom, lanes as columns.

    `flow` keeps strictly to the order of the process; `compact` lets the runs of different lanes stand
    beside each other, as far as that crosses little more; `auto` takes the better of both where the flow
    is flatter than `FLATTEST`, and the flow in a vertical drawing, which readers scroll. About
    O(n log n) in nodes and edges.
    """
    vertical = orientation == "vertical"
    placement = place(diagram, vertical=vertical)
    flow = placement.flow
    if mode == "flow" or (mode == "auto" and (vertical or flow.aspect <= FLATTEST)):
        return Routes(flow).draw()
    choose = best_routes if mode == "auto" else compact_routes
    return choose(placement.compact(), flow).draw()


def draw_comparison(
    comparison: "Comparison", mode: Mode = "auto", orientation: Orientation = "horizontal"
) -> Drawing:
    """Draw what changed between two diagrams: the second, and what is gone from the first, everything marked.

    It is placed as `draw` places any diagram.
    """
    drawing = draw(comparison.union, mode, orientation)
    return place_signs(drawing._replace(marks=comparison.marks))
