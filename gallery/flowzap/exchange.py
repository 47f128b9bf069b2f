"""A drawing as plain data, so that any program can measure it or draw it again."""

from collections.abc import Sequence
from typing import TypeVar

from gallery.flowzap.drawing import Drawing
from gallery.flowzap.geometry import Box
from gallery.flowzap.marks import Mark

Data = dict[str, object]
_Drawn = TypeVar("_Drawn")


def to_data(drawing: Drawing) -> Data:
    """Return the geometry of a drawing for JSON; `x` and `y` are top left corners, everything in px.

    Lanes, nodes, edges and loops stand in definition order; an edge's `label` is there only if it has one.
    A loop has frames, or a badge for each of its nodes in their order. In a drawing of a change each has its
    `mark`: added, removed, altered or unchanged.
    """
    marks = drawing.marks
    return {
        "width": drawing.width,
        "height": drawing.height,
        "lanes": [
            {
                "id": lane.lane.id,
                "text": lane.lane.label,
                **_place(lane.box),
                "title": _place(lane.header),
                **mark,
            }
            for lane, mark in _marked(drawing.lanes, marks and marks.lanes)
        ],
        "nodes": [
            {
                "id": drawn.node.id,
                "text": drawn.node.label,
                "items": list(drawn.node.items),
                "owner": drawn.node.owner,
                "system": drawn.node.system,
                **_place(drawn.box),
                "shape": drawn.node.shape.value,
                "lane": drawn.node.lane,
                **mark,
            }
            for drawn, mark in _marked(drawing.nodes, marks and marks.nodes)
        ],
        "edges": [
            {
                "id": drawn.edge.id,
                "source": drawn.edge.source,
                "target": drawn.edge.target,
                "source_side": drawing.side(drawn.edge.source_side).value,
                "target_side": drawing.side(drawn.edge.target_side).value,
                "points": [[point.x, point.y] for point in drawn.points],
                **({"label": {"text": drawn.label.text, **_place(drawn.label.box)}} if drawn.label else {}),
                **mark,
            }
            for drawn, mark in _marked(drawing.edges, marks and marks.edges)
        ],
        "loops": [
            {
                "condition": drawn.loop.condition,
                "nodes": list(drawn.loop.nodes),
                "frames": [_place(box) for box in drawn.frames],
                "badges": [_place(box) for box in drawn.badges],
                "pills": [_place(box) for box in drawn.pills],
                **mark,
            }
            for drawn, mark in _marked(drawing.loops, marks and marks.loops)
        ],
    }


def _marked(drawn: Sequence[_Drawn], marks: Sequence[Mark] | None) -> list[tuple[_Drawn, Data]]:
    """Return everything with what is to be said of its mark."""
    said: Sequence[Data] = [{"mark": mark.value} for mark in marks] if marks else [{}] * len(drawn)
    return list(zip(drawn, said, strict=True))


def _place(box: Box) -> Data:
    return {"x": box.left, "y": box.top, "w": box.width, "h": box.height}
