"""What the phases of drawing hand to each other: a `Layout`, then a `Drawing`.

A `Layout` says in which column and row every node stands and how large it is; a `Drawing` is finished
geometry in px, complete enough to be written as SVG or JSON without another decision.
"""

from dataclasses import dataclass

from gallery.flowzap.geometry import Box, Point
from gallery.flowzap.model import Diagram, Edge, Lane, Loop, Node


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Wrapped text: its lines with their widths in px, the font size in px, the line height in px."""

    lines: tuple[str, ...]
    widths: tuple[float, ...]
    size: float
    leading: float
    bold: bool = False

    @property
    def width(self) -> float:
        """Width of the widest line in px."""
        return max(self.widths, default=0.0)

    @property
    def height(self) -> float:
        """Height of all lines in px."""
        return len(self.lines) * self.leading


@dataclass(frozen=True, slots=True)
class Figure:
    """A node with its size in px and the texts inside it.

    `items` are a taskbox's bullets; `chips` hold owner and system, in rows that fit the width.
    """

    node: Node
    width: float
    height: float
    title: TextBlock
    items: tuple[TextBlock, ...] = ()
    chips: tuple[tuple[TextBlock, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """Where every node stands: `columns[i]` and `rows[i]` place `figures[i]`.

    Columns count from 0 through the page; rows count inside the node's lane, from the first to the last
    of `row_ranges` (inclusive, by lane; 0 is the lane's main row).
    """

    diagram: Diagram
    figures: tuple[Figure, ...]
    columns: tuple[int, ...]
    rows: tuple[int, ...]
    row_ranges: tuple[tuple[int, int], ...]

    @property
    def column_count(self) -> int:
        """Number of columns, at least one."""
        return max(self.columns, default=0) + 1


@dataclass(frozen=True, slots=True)
class DrawnLane:
    """A lane's band, with the box of its header at the left end."""

    lane: Lane
    box: Box
    header: Box
    title: TextBlock


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """A figure at its place; `lane` counts from 0."""

    figure: Figure
    box: Box
    lane: int

    @property
    def node(self) -> Node:
        """The node that is drawn."""
        return self.figure.node


@dataclass(frozen=True, slots=True)
class EdgeLabel:
    """An edge's text in its chip."""

    text: str
    box: Box
    width: float
    """Width of the text itself in px."""


@dataclass(frozen=True, slots=True)
class DrawnEdge:
    """An edge as an orthogonal polyline from outline to outline; the arrowhead is at the last point."""

    edge: Edge
    points: tuple[Point, ...]
    label: EdgeLabel | None = None


@dataclass(frozen=True, slots=True)
class LoopFrame:
    """A dashed frame around nodes that repeat; the pill carries the condition (empty on further frames)."""

    loop: Loop
    box: Box
    pill: Box
    text: str
    width: float
    """Width of the text itself in px."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished picture, in px; every tuple in definition order."""

    width: float
    height: float
    lanes: tuple[DrawnLane, ...]
    nodes: tuple[DrawnNode, ...]
    edges: tuple[DrawnEdge, ...]
    loops: tuple[LoopFrame, ...] = ()
