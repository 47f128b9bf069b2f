"""Drawings as data: what an answer holds of one."""

from functools import lru_cache
from typing import Annotated, NotRequired, TypedDict, cast

from gallery import flowzap
from gallery.catalog.undrawn import unless_it_fails
from gallery.flowzap import Shape, Side
from gallery.operations.slowness import timed_drawing

Length = Annotated[float, ("minimum", 0)]


class Box(TypedDict):
    """A rectangle by its top left corner, in px."""

    x: float
    y: float
    w: Length
    h: Length


class DrawnLane(Box):
    """A lane's band; `title` is the box of its header."""

    id: str
    text: str
    title: Box


class DrawnNode(Box):
    """A step."""

    id: str
    text: str
    items: Annotated[list[str], "The bullets of a taskbox."]
    owner: Annotated[str, "Who does it; empty if nobody is named."]
    system: Annotated[str, "With what it is done; empty if nothing is named."]
    shape: Shape
    lane: Annotated[str, "The id of its lane."]


class EdgeLabel(Box):
    """The text on an edge."""

    text: str


class DrawnEdge(TypedDict):
    """A flow from one step to another, as a line with right angles; its arrowhead is at the last point."""

    id: str
    source: Annotated[str, "The id of the step that it leaves."]
    target: Annotated[str, "The id of the step that it enters."]
    source_side: Side
    target_side: Side
    points: Annotated[list[Annotated[list[float], ("minItems", 2), ("maxItems", 2)]], ("minItems", 2)]
    label: NotRequired[Annotated[EdgeLabel, "Only where the edge has a text."]]


class DrawnLoop(TypedDict):
    """Steps that repeat: frames around them or, where they lie too far apart, a badge at each."""

    condition: str
    nodes: Annotated[list[str], "The ids of the steps."]
    frames: list[Box]
    badges: list[Box]
    pills: Annotated[list[Box], "The first carries the condition."]


class Drawing(TypedDict):
    """The geometry of a drawing in px, from which any program can measure it or draw it again."""

    width: Length
    height: Length
    lanes: list[DrawnLane]
    nodes: list[DrawnNode]
    edges: list[DrawnEdge]
    loops: list[DrawnLoop]


@lru_cache(maxsize=64)
def drawing_of(source: str) -> Drawing | None:
    """Draw a source; one that takes long is not drawn twice in a row.

    None if it is above the limits, or the engine fails on it.
    """
    diagram = flowzap.analyze(source).diagram
    if not diagram.nodes:
        return None
    with timed_drawing():
        data = unless_it_fails(lambda: flowzap.to_data(flowzap.draw(diagram)), f"a source as data:\n{source}")
    return cast("Drawing | None", data)
