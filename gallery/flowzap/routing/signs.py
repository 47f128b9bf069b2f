"""After all phases, for a picture of a change: a sign at every lane, node and loop that is not as before.

Before: a finished drawing with marks. After: nothing has moved; signs stand at corners that no edge, label,
pill or badge uses, as long as there is one.
"""

from collections.abc import Iterator, Sequence

from gallery.flowzap.drawing import Drawing, DrawnLoop, Sign
from gallery.flowzap.geometry import Box, Point
from gallery.flowzap.marks import Mark, Marks
from gallery.flowzap.routing.obstacles import Obstacles, owner_of_node
from gallery.flowzap.routing.pills import BADGE_SIZE, corners

SIGN_SIZE = BADGE_SIZE
"""Width and height of a sign in px."""
ON_HEADER = 4.0
"""Px from both borders of a lane's header, at its corner, to the middle of a sign: short of the title."""
OFF_PILL = 2.0
"""Px that the middle of a sign is off the end of a pill: its icon and text stay clear."""


def place_signs(drawing: Drawing) -> Drawing:
    """Set the signs of a marked drawing. O(length of all edges + signs)."""
    if drawing.marks is None:
        return drawing
    return drawing._replace(signs=tuple(_signs(drawing, drawing.marks)))


def _signs(drawing: Drawing, marks: Marks) -> Iterator[Sign]:
    for lane, mark in zip(drawing.lanes, marks.lanes, strict=True):
        if mark is not Mark.UNCHANGED:
            yield Sign(mark, Point(lane.header.left + ON_HEADER, lane.header.top + ON_HEADER))
    obstacles = _obstacles(drawing)
    for number, (loop, mark) in enumerate(zip(drawing.loops, marks.loops, strict=True), len(drawing.nodes)):
        if mark is not Mark.UNCHANGED:
            yield Sign(mark, _free_place(obstacles, _beside_pill(loop), owner_of_node(number)))
    for number, (node, mark) in enumerate(zip(drawing.nodes, marks.nodes, strict=True)):
        if mark is not Mark.UNCHANGED:
            places = list(corners(node.node.shape, node.box, SIGN_SIZE))
            yield Sign(mark, _free_place(obstacles, places, owner_of_node(number)))


def _free_place(obstacles: Obstacles, places: Sequence[Box], owner: int) -> Point:
    """Take the first place that nothing of another owner needs, or else the first of all."""
    sign = next((box for box in places if obstacles.hit(*box, owner) is None), places[0])
    obstacles.add(sign)
    return sign.center


def _obstacles(drawing: Drawing) -> Obstacles:
    """Return what a sign should not cover: everything but lanes and frames."""
    obstacles = Obstacles(0.0, drawing.width)
    for number, node in enumerate(drawing.nodes):
        obstacles.add(node.box, owner_of_node(number))
    for number, edge in enumerate(drawing.edges):
        obstacles.add_route(edge.points, number)
        if edge.label:
            obstacles.add(edge.label.box)
    for number, loop in enumerate(drawing.loops, len(drawing.nodes)):  # a pill is its sign's own as nodes are
        for box in loop.pills:
            obstacles.add(box, owner_of_node(number))
        for box in loop.badges:
            obstacles.add(box)
    return obstacles


def _beside_pill(loop: DrawnLoop) -> list[Box]:
    left, top, right, _ = loop.pills[0]
    middles = (left - OFF_PILL, top), (right + OFF_PILL, top)
    return [Box.around(Point(*middle), SIGN_SIZE, SIGN_SIZE) for middle in middles]
