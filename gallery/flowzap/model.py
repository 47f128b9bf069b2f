"""What the author meant: a process as lanes, nodes, edges and loops, every name bound.

The words are the language's (`flowzap-code`): a node has a shape and stands in a lane, an edge leaves
a handle of one node and enters a handle of another. Places in the source ride along for messages and
for linking picture and text; they do not count when two diagrams are compared. `span` is the whole
statement, `label_span` the text that is shown, `None` where the author wrote none and the id stands in.
"""

from enum import StrEnum
from typing import NamedTuple

from gallery.flowzap.equality import equal_apart_from
from gallery.flowzap.source import Span

_equal_wherever_it_stands = equal_apart_from("span", "line", "label_span")


class Shape(StrEnum):
    """What a node is: an event, a step, a decision or an assigned task."""

    CIRCLE = "circle"
    RECTANGLE = "rectangle"
    DIAMOND = "diamond"
    TASKBOX = "taskbox"


class Side(StrEnum):
    """The side of a node that a handle sits on.

    `number` counts from 0; `outward` is the direction along the side's axis that leads away from the
    node, 1 to the right and down, -1 to the left and up.
    """

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"

    def __init__(self, value: str) -> None:
        # Plain attributes: drawing asks for them thousands of times.
        self.number = ("left", "right", "top", "bottom").index(value)
        self.horizontal = value in ("left", "right")
        self.outward = 1 if value in ("right", "bottom") else -1

    @property
    def turned(self) -> "Side":
        """The side that becomes this one when x and y are exchanged."""
        return _TURNED[self.number]


_TURNED = (Side.TOP, Side.BOTTOM, Side.LEFT, Side.RIGHT)


@_equal_wherever_it_stands
class Lane(NamedTuple):
    """A swimlane."""

    id: str
    label: str
    span: Span
    line: int
    label_span: Span | None = None


@_equal_wherever_it_stands
class Node(NamedTuple):
    """A step of the process; `items` are the bullets of a taskbox."""

    id: str
    lane: str
    shape: Shape
    label: str
    span: Span
    line: int
    items: tuple[str, ...] = ()
    owner: str = ""
    system: str = ""
    description: str = ""
    label_span: Span | None = None


@_equal_wherever_it_stands
class Edge(NamedTuple):
    """A flow from a handle of `source` to a handle of `target`; ids count e1, e2, … in definition order."""

    id: str
    source: str
    source_side: Side
    target: str
    target_side: Side
    label: str
    span: Span
    line: int
    label_span: Span | None = None


@_equal_wherever_it_stands
class Loop(NamedTuple):
    """Nodes that repeat while a condition holds."""

    condition: str
    nodes: tuple[str, ...]
    span: Span
    line: int


class Diagram(NamedTuple):
    """A whole process; lanes, nodes, edges and loops in definition order, every id resolved."""

    lanes: tuple[Lane, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    loops: tuple[Loop, ...] = ()
