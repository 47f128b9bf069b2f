"""The engine's front door: FlowZap Code in, diagnostics, texts and pictures out.

    .fz text ─ parse ─▶ SyntaxTree ─ resolve ─▶ Diagram ─ advise ─▶ diagnostics
                 ├─ labels_of, relabel             ├─ first_difference, to_source
                 └─ format_source, fix             ├─ describe ─▶ Description
                                                   ├─ compare ─▶ Comparison ─ draw_comparison ─▶ Drawing
                                                   └─ draw ─▶ Drawing ─ to_svg ─▶ str

Pure Python. Stages share types, never code; only this module and `picture` know their order.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from gallery.flowzap.analysis import Analysis
from gallery.flowzap.diagnostics import RULES, Diagnostic, Rule, Severity
from gallery.flowzap.languages import LANGUAGES, Language
from gallery.flowzap.model import Diagram, Edge, Lane, Loop, Node, Shape, Side
from gallery.flowzap.resolver import resolve
from gallery.flowzap.rules import advise
from gallery.flowzap.source import LineIndex, Position, Span, decode
from gallery.flowzap.syntax import parse

if TYPE_CHECKING:
    from gallery.flowzap.comparison import Change, Comparison, Part, compare
    from gallery.flowzap.description import Description, Phrase, describe, summarize
    from gallery.flowzap.drawing import Drawing
    from gallery.flowzap.exchange import to_data
    from gallery.flowzap.marks import Mark
    from gallery.flowzap.picture import Mode, Orientation, draw, draw_comparison
    from gallery.flowzap.png import sans_serif, to_png
    from gallery.flowzap.relabelling import Difference, Label, first_difference, labels_of, relabel
    from gallery.flowzap.repairs.edits import Edit, Repair
    from gallery.flowzap.repairs.rounds import Fixed
    from gallery.flowzap.repairs.table import repairs_of
    from gallery.flowzap.repairs.telling import deeds_of
    from gallery.flowzap.routing.quality import Figures, figures_of
    from gallery.flowzap.structure import structure_of
    from gallery.flowzap.svg import to_svg
    from gallery.flowzap.svg.stylesheet import stylesheet
    from gallery.flowzap.svg.thumbnail import to_thumbnail
    from gallery.flowzap.syntax.composer import to_source
    from gallery.flowzap.syntax.formatter import format_source
    from gallery.flowzap.textmetrics import text_width, wrap

__all__ = [
    "ENGINE_VERSION", "LANGUAGES", "RULES", "Analysis", "Change", "Comparison", "Description", "Diagnostic",
    "Diagram", "Difference", "Drawing", "Edge", "Edit", "Figures", "Fixed", "Label", "Lane", "Language",
    "Loop", "Mark", "Mode", "Node", "Orientation", "Part", "Phrase", "Position", "Repair", "Rule", "Severity",
    "Shape", "Side", "Span", "analyze", "compare", "deeds_of", "describe", "draw",
    "draw_comparison", "figures_of", "first_difference", "fix", "format_source", "labels_of", "relabel",
    "repairs_of", "sans_serif", "structure_of", "stylesheet", "summarize", "text_width", "to_data", "to_png",
    "to_source", "to_svg", "to_thumbnail", "wrap",
]  # fmt: skip

_ON_DEMAND = {
    "comparison": ("Change", "Comparison", "Part", "compare"),
    "description": ("Description", "Phrase", "describe", "summarize"),
    "exchange": ("to_data",),
    "marks": ("Mark",),
    "picture": ("Drawing", "Mode", "Orientation", "draw", "draw_comparison"),
    "png": ("sans_serif", "to_png"),
    "relabelling": ("Difference", "Label", "first_difference", "labels_of", "relabel"),
    "repairs.edits": ("Edit", "Repair"),
    "repairs.rounds": ("Fixed",),
    "repairs.table": ("repairs_of",),
    "repairs.telling": ("deeds_of",),
    "routing.quality": ("Figures", "figures_of"),
    "structure": ("structure_of",),
    "svg": ("to_svg",),
    "svg.stylesheet": ("stylesheet",),
    "svg.thumbnail": ("to_thumbnail",),
    "syntax.composer": ("to_source",),
    "syntax.formatter": ("format_source",),
    "textmetrics": ("text_width", "wrap"),
}
"""What not every road needs, by module: `__getattr__` imports it, so that a check starts without drawing."""

ENGINE_VERSION = "6"
"""Changes whenever the same source may be drawn otherwise than before: kept drawings are made anew."""


def __getattr__(name: str) -> object:
    """Import what is asked for first now."""
    for module, names in _ON_DEMAND.items():
        if name in names:
            globals()[name] = found = getattr(import_module(f"{__name__}.{module}"), name)
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def analyze(source: str | bytes, *, sequence: bool = False) -> Analysis:
    """Read a source; advice is given on a diagram without errors, that for the sequence view when asked."""
    if isinstance(source, bytes):
        source = decode(source)
    tree = parse(source)
    diagram, unbound = resolve(tree)
    diagnostics = [*tree.diagnostics, *unbound]
    if all(diagnostic.rule.severity is not Severity.ERROR for diagnostic in diagnostics):
        diagnostics.extend(advise(diagram, sequence=sequence))
    diagnostics.sort(key=lambda diagnostic: (diagnostic.span, diagnostic.rule.code))
    return Analysis(source, tree, diagram, tuple(diagnostics), LineIndex(source))


def fix(source: str) -> "Fixed":
    """Make every mechanical repair that a source needs."""
    from gallery.flowzap.repairs.rounds import fixed  # noqa: PLC0415 (on demand, too)

    return fixed(source, analyze)
