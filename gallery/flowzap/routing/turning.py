"""Vertical drawings: x and y exchanged when everything has its place.

Until then lanes lie under each other and the process runs to the right, as ever; figures and texts only
have lain on their side. What leaves a node at its right then leaves it at the bottom.
"""

from dataclasses import replace

from gallery.flowzap.drawing import Drawing
from gallery.flowzap.geometry import Box, Point


def turned(drawing: Drawing) -> Drawing:
    """Return a drawing with x and y exchanged, its figures upright again."""
    return Drawing(
        drawing.height,
        drawing.width,
        tuple([replace(lane, box=_box(lane.box), header=_box(lane.header)) for lane in drawing.lanes]),
        tuple([replace(node, figure=node.figure.turned, box=_box(node.box)) for node in drawing.nodes]),
        tuple(
            [
                replace(
                    edge,
                    points=tuple([Point(y, x) for x, y in edge.points]),
                    label=edge.label and replace(edge.label, box=_box(edge.label.box)),
                )
                for edge in drawing.edges
            ]
        ),
        tuple([replace(loop, box=_box(loop.box), pill=_box(loop.pill)) for loop in drawing.loops]),
        vertical=True,
    )


def _box(box: Box) -> Box:
    return Box(box.top, box.left, box.bottom, box.right)
