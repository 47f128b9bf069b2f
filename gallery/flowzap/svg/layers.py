"""What a picture is made of, in an order that lets nodes cover edges and edges cover lanes."""

from collections.abc import Iterator
from functools import cache
from itertools import chain, count

from gallery.flowzap.drawing import Drawing
from gallery.flowzap.geometry import Box
from gallery.flowzap.marks import Mark, Marks
from gallery.flowzap.svg.edges import Edges
from gallery.flowzap.svg.lanes import Lanes
from gallery.flowzap.svg.loops import Loops
from gallery.flowzap.svg.marks import Signs
from gallery.flowzap.svg.shapes import Nodes
from gallery.flowzap.svg.themes import THEMES, Theme
from gallery.flowzap.svg.writer import END_GROUP, NUMBER, leaf


class _Layers:
    """Everything that a picture is made of, in one theme and orientation, with one mark or without any."""

    def __init__(self, theme: Theme, vertical: bool, mark: Mark | None = None) -> None:
        self.page = leaf("rect", class_="fz-page", width=NUMBER, height=NUMBER, fill=theme.page)
        self.lanes, self.edges, self.nodes, self.loops = (
            Lanes(theme, mark),
            Edges(theme, mark, vertical=vertical),
            Nodes(theme, mark, vertical=vertical),
            Loops(theme, mark, vertical=vertical),
        )


def body(drawing: Drawing, theme: str) -> Iterator[str]:
    """Yield the parts of a picture in the order in which they are painted."""
    layers = _layers(theme, drawing.vertical)
    yield layers.page((drawing.width, drawing.height))
    if drawing.marks is None:
        yield from _plain(drawing, layers)
    else:
        yield from _marked(drawing, drawing.marks, theme, layers)


def _plain(drawing: Drawing, layers: _Layers) -> Iterator[str]:
    lanes, edges, nodes, loops = layers.lanes, layers.edges, layers.nodes, layers.loops
    frames = (box for loop in drawing.loops for box in loop.frames)
    return chain(
        [lanes.layer],
        map(lanes.write, drawing.lanes, count()),
        [END_GROUP],
        map(loops.write_frame, sorted(frames, key=_larger_first)),
        [edges.layer],
        map(edges.write, drawing.edges),
        [END_GROUP, nodes.layer],
        map(nodes.write, drawing.nodes),
        [END_GROUP],
        map(loops.write, drawing.loops),
    )


def _marked(drawing: Drawing, marks: Marks, theme: str, layers: _Layers) -> Iterator[str]:
    """Yield a picture of a change: every part by the writers of its mark, signs in front of all."""
    by_mark = {mark: _layers(theme, drawing.vertical, mark) for mark in Mark}
    loops = [(loop, by_mark[mark].loops) for loop, mark in zip(drawing.loops, marks.loops, strict=True)]
    yield layers.lanes.layer
    for number, (lane, mark) in enumerate(zip(drawing.lanes, marks.lanes, strict=True)):
        yield by_mark[mark].lanes.write(lane, number)
    yield END_GROUP
    frames = [(box, writer) for loop, writer in loops for box in loop.frames]
    for box, writer in sorted(frames, key=lambda frame: _larger_first(frame[0])):
        yield writer.write_frame(box)
    yield layers.edges.layer
    for edge, mark in zip(drawing.edges, marks.edges, strict=True):
        yield by_mark[mark].edges.write(edge)
    yield END_GROUP + layers.nodes.layer
    for node, mark in zip(drawing.nodes, marks.nodes, strict=True):
        yield by_mark[mark].nodes.write(node)
    yield END_GROUP
    for loop, writer in loops:
        yield writer.write(loop)
    signs = Signs(THEMES[theme])
    yield signs.layer
    yield from map(signs.write, drawing.signs)
    yield END_GROUP


def _larger_first(box: Box) -> float:
    return -box.width * box.height


@cache
def _layers(theme: str, vertical: bool, mark: Mark | None = None) -> _Layers:
    painted = THEMES[theme]
    return _Layers(painted.marked(mark) if mark else painted, vertical, mark)
