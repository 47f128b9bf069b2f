"""What is known about a source."""

from typing import NamedTuple

from gallery.flowzap.diagnostics import Diagnostic, Severity
from gallery.flowzap.equality import equal_apart_from
from gallery.flowzap.model import Diagram
from gallery.flowzap.source import LineIndex, Position
from gallery.flowzap.syntax import SyntaxTree


@equal_apart_from("tree", "lines")
class Analysis(NamedTuple):
    """A source with its tree and its diagram, as far as they go, and diagnostics by their place."""

    source: str
    tree: SyntaxTree
    diagram: Diagram
    diagnostics: tuple[Diagnostic, ...]
    lines: LineIndex

    @property
    def has_errors(self) -> bool:
        """Say whether anything stops the diagram from being published."""
        return any(diagnostic.rule.severity is Severity.ERROR for diagnostic in self.diagnostics)

    def position(self, offset: int) -> Position:
        """Return the line and column, from 1, of an offset into the source."""
        return self.lines.position(offset)
