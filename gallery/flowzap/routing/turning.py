"""Vertical drawings: x and y exchanged when everything has its place.

Until then lanes lie under each other and the process runs to the right, as ever; figures and texts only
have lain on their side. What leaves a node at its right then leaves it at the bottom.
"""

from gallery.flowzap.drawing import Drawing
from gallery.flowzap.geometry import Box, Point


def turned(drawing: Drawing) -> Drawing:
    """Return a drawing with x and y exchanged, its figures upright again."""
    return Drawing(
        drawing.height,
        drawing.width,
        tuple(
            [
                lane._replace(box=turned_box(lane.box), header=turned_box(lane.header))
                for lane in drawing.lanes
            ]
        ),
        tuple([node._replace(figure=node.figure.turned, box=turned_box(node.box)) for node in drawing.nodes]),
        tuple(
            [
                edge._replace(
                    points=tuple([Point(y, x) for x, y in edge.points]),
                    label=edge.label and edge.label._replace(box=turned_box(edge.label.box)),
                )
                for edge in drawing.edges
            ]
        ),
        tuple(
            [
                loop._replace(
                    pills=_boxes(loop.pills),
                    frames=_boxes(loop.frames),
                    badges=_boxes(loop.badges),
                )
                for loop in drawing.loops
            ]
        ),
        vertical=not drawing.vertical,
    )


def _boxes(boxes: tuple[Box, ...]) -> tuple[Box, ...]:
    return tuple([turned_box(box) for box in boxes])


def turned_box(box: Box) -> Box:
    """Return a box with x and y exchanged."""
    return Box(box.top, box.left, box.bottom, box.right)
