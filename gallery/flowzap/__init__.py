"""The engine's front door: FlowZap Code in, diagnostics, texts and pictures out.

    .fz text ─ parse ─▶ SyntaxTree ─ resolve ─▶ Diagram ─ advise ─▶ diagnostics
                 └─ labels_of, relabel             ├─ first_difference
                                                   └─ lay_out ─▶ Layout ─ route ─▶ Drawing ─ to_svg ─▶ str

Pure Python, without any framework. Stages share types, never code; only this module knows their order.
"""

from typing import Literal

from gallery.flowzap.analysis import Analysis
from gallery.flowzap.diagnostics import RULES, Diagnostic, Rule, Severity
from gallery.flowzap.drawing import Drawing
from gallery.flowzap.layout import lay_out, lay_out_compactly
from gallery.flowzap.model import Diagram, Edge, Lane, Loop, Node, Shape, Side
from gallery.flowzap.relabel import Difference, Label, first_difference, labels_of, relabel
from gallery.flowzap.resolver import resolve
from gallery.flowzap.routing import discomfort, rough_cost, route
from gallery.flowzap.rules import advise
from gallery.flowzap.source import LineIndex, Position, Span
from gallery.flowzap.svg import stylesheet, to_svg, to_thumbnail
from gallery.flowzap.syntax import parse

__all__ = [
    "ENGINE_VERSION", "RULES", "Analysis", "Diagnostic", "Diagram", "Difference", "Drawing", "Edge",
    "Label", "Lane", "Loop", "Mode", "Node", "Position", "Rule", "Severity", "Shape", "Side", "Span",
    "analyze", "draw", "first_difference", "labels_of", "relabel", "stylesheet", "to_svg", "to_thumbnail",
]  # fmt: skip

ENGINE_VERSION = "1"
"""Changes whenever the same source may be drawn otherwise than before: kept drawings are made anew."""

FLATTEST = 2.6
"""Width over height above which a drawing in strict flow order is too flat for a page."""

Mode = Literal["auto", "flow", "compact"]


def analyze(source: str, *, sequence: bool = False) -> Analysis:
    """Read a source; advice is given on a diagram without errors, that for the sequence view when asked."""
    tree = parse(source)
    diagram, unbound = resolve(tree)
    diagnostics = [*tree.diagnostics, *unbound]
    if all(diagnostic.rule.severity is not Severity.ERROR for diagnostic in diagnostics):
        diagnostics.extend(advise(diagram, sequence=sequence))
    diagnostics.sort(key=lambda diagnostic: (diagnostic.span, diagnostic.rule.code))
    return Analysis(source, diagram, tuple(diagnostics), LineIndex(source))


def draw(diagram: Diagram, mode: Mode = "auto") -> Drawing:
    """Draw a diagram from left to right, lanes under each other.

    `flow` keeps strictly to the order of the process; `compact` lets the runs of different lanes stand
    above each other; `auto` takes the better of both where the flow is flatter than `FLATTEST`.
    """
    flow = lay_out(diagram)
    drawing = route(flow)
    if mode == "flow" or (mode == "auto" and drawing.width <= FLATTEST * drawing.height):
        return drawing
    compact = [route(layout) for layout in lay_out_compactly(diagram, flow, rough_cost)]
    return min(compact if mode == "compact" and compact else [drawing, *compact], key=discomfort)
