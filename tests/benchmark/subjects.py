"""The two diagrams that every program draws, with what it takes to draw them alike.

Every peer that accepts sizes gets those of the engine for nodes and labels, so that no one wins area by
smaller boxes.
"""

from dataclasses import dataclass
from functools import cache

from gallery.flowzap import Diagram, Drawing, Mode, Node, analyze, draw, to_svg
from tests.fixtures.entries import FIXTURES

NAMES = {"canary": "canary-deploy-workflow", "blue-green": "blue-green-deploy-workflow"}


@dataclass(frozen=True)
class Subject:
    """A diagram with its source and the engine's drawing of it."""

    name: str
    source: str
    diagram: Diagram
    drawing: Drawing

    @property
    def sizes(self) -> dict[str, tuple[float, float]]:
        """Width and height in px of every node and, by the edge's id, of every label."""
        nodes = {drawn.node.id: drawn.box for drawn in self.drawing.nodes}
        labels = {drawn.edge.id: drawn.label.box for drawn in self.drawing.edges if drawn.label}
        return {name: (box.width, box.height) for name, box in (nodes | labels).items()}

    @property
    def lines(self) -> dict[str, tuple[str, ...]]:
        """The wrapped label of every node."""
        return {drawn.node.id: drawn.figure.title.lines for drawn in self.drawing.nodes}

    def nodes_by_lane(self) -> list[tuple[int, str, list[Node]]]:
        """Return number, label and nodes of every lane."""
        return [
            (number, lane.label, [node for node in self.diagram.nodes if node.lane == lane.id])
            for number, lane in enumerate(self.diagram.lanes)
        ]


@cache
def subjects() -> tuple[Subject, ...]:
    """Read and draw the two diagrams."""
    found = []
    for name, slug in NAMES.items():
        (path,) = FIXTURES.glob(f"*/{slug}/diagram.fz")
        source = path.read_text(encoding="utf-8")
        diagram = analyze(source).diagram
        found.append(Subject(name, source, diagram, draw(diagram)))
    return tuple(found)


def picture(source: str, mode: Mode) -> str:
    """Do the whole work that is timed: text to SVG."""
    return to_svg(draw(analyze(source).diagram, mode), "Figure")
