"""What is known about a source."""

from dataclasses import dataclass, field

from gallery.flowzap.diagnostics import Diagnostic, Severity
from gallery.flowzap.model import Diagram
from gallery.flowzap.source import LineIndex, Position
from gallery.flowzap.syntax import SyntaxTree


@dataclass(frozen=True, slots=True)
class Analysis:
    """A source with its tree and its diagram, as far as they go, and diagnostics by their place."""

    source: str
    tree: SyntaxTree = field(repr=False, compare=False)
    diagram: Diagram
    diagnostics: tuple[Diagnostic, ...]
    lines: LineIndex = field(repr=False, compare=False)

    @property
    def has_errors(self) -> bool:
        """Say whether anything stops the diagram from being published."""
        return any(diagnostic.rule.severity is Severity.ERROR for diagnostic in self.diagnostics)

    def position(self, offset: int) -> Position:
        """Return the line and column, from 1, of an offset into the source."""
        return self.lines.position(offset)
