"""What the phases of drawing hand to each other: a `Layout`, then a `Drawing`.

A `Layout` says in which column and row every node stands and how large it is; a `Drawing` is finished
geometry in px, complete enough to be written as SVG or JSON without another decision.
"""

from functools import lru_cache
from typing import NamedTuple

from gallery.flowzap.geometry import Box, Point
from gallery.flowzap.graph import Graph
from gallery.flowzap.marks import Mark, Marks
from gallery.flowzap.model import Diagram, Edge, Lane, Loop, Node, Side
from gallery.flowzap.textmetrics import BASELINE, Font, text_width, wrap


class TextBlock(NamedTuple):
    """Wrapped text: its lines with their widths in px, the font size in px, the line height in px."""

    lines: tuple[str, ...]
    widths: tuple[float, ...]
    size: float
    leading: float
    bold: bool = False

    @staticmethod
    @lru_cache(4096)
    def wrapped(text: str, limit: float, font: Font) -> "TextBlock":
        """Wrap a text at `limit` px and measure its lines. O(text)."""
        lines = wrap(text, limit, font.size, font.bold)
        return TextBlock(lines, tuple([text_width(line, font.size, font.bold) for line in lines]), *font)

    @property
    def width(self) -> float:
        """Width of the widest line in px."""
        return max(self.widths, default=0.0)

    @property
    def height(self) -> float:
        """Height of all lines in px."""
        return len(self.lines) * self.leading

    @property
    def first_baseline(self) -> float:
        """Px from the middle of all lines down to the baseline of the first."""
        return self.size * BASELINE - (len(self.lines) - 1) / 2 * self.leading


class Item(NamedTuple):
    """A bullet of a task; all places in px from the centre of the node."""

    text: TextBlock
    bullet: Point
    start: Point
    """Where the first line begins, on its baseline."""


class Chip(NamedTuple):
    """The owner or the system of a node: a text in the middle of a small box."""

    lines: TextBlock
    """One; in a vertical drawing perhaps several."""
    box: Box
    """In px from the centre of the node."""
    baseline: float
    """Of the first line, in px down from the centre of the node."""


class Figure(NamedTuple):
    """A node with its size in px and its texts, placed in px from its centre, so that it can stand anywhere.

    The title's lines are centred across. Items, if any, stand under a rule through the whole width.
    """

    node: Node
    width: float
    height: float
    title: TextBlock
    title_baseline: float = 0.0
    """Of the title's first line."""
    rule: float = 0.0
    items: tuple[Item, ...] = ()
    chips: tuple[Chip, ...] = ()

    @property
    def turned(self) -> "Figure":
        """The figure with its sides exchanged, for phases that see a vertical drawing from the side."""
        return self._replace(width=self.height, height=self.width)


class Layout(NamedTuple):
    """Where every node stands: `columns[i]` and `rows[i]` place `figures[i]`.

    Columns count from 0 through the page; rows count inside the node's lane, from the first to the last
    of `row_ranges` (inclusive, by lane; 0 is the lane's main row).
    """

    diagram: Diagram
    graph: Graph
    figures: tuple[Figure, ...]
    columns: tuple[int, ...]
    rows: tuple[int, ...]
    row_ranges: tuple[tuple[int, int], ...]
    aspect: float
    """Width over height as they will be about: the routing knows it exactly."""
    vertical: bool = False
    """Whether x and y will be exchanged in the end: figures are as high here as they will be wide."""

    @property
    def column_count(self) -> int:
        """Number of columns, at least one."""
        return max(self.columns, default=0) + 1


class DrawnLane(NamedTuple):
    """A lane's band, with the box of its header at the left end."""

    lane: Lane
    box: Box
    header: Box
    title: TextBlock


class DrawnNode(NamedTuple):
    """A figure at its place; `lane` counts from 0."""

    figure: Figure
    box: Box
    lane: int

    @property
    def node(self) -> Node:
        """The node that is drawn."""
        return self.figure.node


class EdgeLabel(NamedTuple):
    """An edge's text in its chip; the lines are centred across."""

    text: str
    box: Box
    lines: TextBlock


class DrawnEdge(NamedTuple):
    """An edge as an orthogonal polyline from outline to outline; the arrowhead is at the last point."""

    edge: Edge
    points: tuple[Point, ...]
    label: EdgeLabel | None = None


class DrawnLoop(NamedTuple):
    """Nodes that repeat: dashed frames around them or, where they lie too far apart, a badge at each.

    The first pill carries the text; others only show that a further frame is of the same kind. Badges stand
    in the order of the loop's nodes; each carries `mark`, which tells the loop from others with badges and
    is empty where there is no other.
    """

    loop: Loop
    text: str
    lines: TextBlock
    """The text as it is set, in one line or in a vertical drawing in several."""
    pills: tuple[Box, ...]
    frames: tuple[Box, ...] = ()
    badges: tuple[Box, ...] = ()
    mark: str = ""
    mark_width: float = 0.0
    """Width of the mark itself in px."""


class Sign(NamedTuple):
    """A small sign that says what became of the part of the picture it stands at."""

    mark: Mark
    center: Point


class Drawing(NamedTuple):
    """A finished picture, in px; every tuple in definition order.

    One that shows what changed has `marks` for everything in it, and signs in front of it all.
    """

    width: float
    height: float
    lanes: tuple[DrawnLane, ...]
    nodes: tuple[DrawnNode, ...]
    edges: tuple[DrawnEdge, ...]
    loops: tuple[DrawnLoop, ...] = ()
    vertical: bool = False
    """Whether lanes are columns."""
    marks: Marks | None = None
    signs: tuple[Sign, ...] = ()

    def side(self, handle: Side) -> Side:
        """Return the side of a node where a handle is drawn."""
        return handle.turned if self.vertical else handle
