"""The picture on a card: the same drawing, reduced to what reads at 320 px.

No text, one path for all edges, one for each lane's steps and events: about a dozen elements, so that
a page can hold dozens. The picture is stretched to one shape, so that cards stand in line and are filled.
"""

from collections import defaultdict

from gallery.flowzap.drawing import Drawing, DrawnEdge, DrawnNode
from gallery.flowzap.geometry import Box, Point
from gallery.flowzap.model import Shape
from gallery.flowzap.svg.shapes import TINT, diamond_path, lane_class
from gallery.flowzap.svg.themes import LIGHT, accent
from gallery.flowzap.svg.writer import Writer

ASPECT = 16 / 9
"""Width over height of every thumbnail."""
EDGE_WIDTH, NODE_WIDTH = 1.2, 1.5
"""Strokes in px of the page, whatever size the picture is shown at."""


class _Stretch:
    """Moves a drawing into a frame of the one shape: lanes and places stretch, nodes keep their size."""

    def __init__(self, drawing: Drawing) -> None:
        boxes = [lane.box for lane in drawing.lanes] or [Box(0, 0, drawing.width, drawing.height)]
        self.left, self.top = min(box.left for box in boxes), min(box.top for box in boxes)
        width, height = (
            max(box.right for box in boxes) - self.left,
            max(box.bottom for box in boxes) - self.top,
        )
        self.x, self.y = max(1.0, ASPECT * height / width), max(1.0, width / ASPECT / height)
        self.width, self.height = width * self.x, height * self.y

    def point(self, point: Point) -> Point:
        """Return where a point goes."""
        return Point((point.x - self.left) * self.x, (point.y - self.top) * self.y)

    def box(self, box: Box) -> Box:
        """Return where a box goes that stretches with the picture."""
        return Box(*self.point(Point(box.left, box.top)), *self.point(Point(box.right, box.bottom)))

    def node(self, drawn: DrawnNode) -> Box:
        """Return where a node goes."""
        return Box.around(self.point(drawn.box.center), drawn.box.width, drawn.box.height)


def to_thumbnail(drawing: Drawing) -> str:
    """Write the reduced picture, without text and hidden from screen readers."""
    stretch = _Stretch(drawing)
    writer = Writer()
    with writer.element(
        "svg",
        class_="fz",
        aria_hidden="true",
        viewBox=f"0 0 {stretch.width:.0f} {stretch.height:.0f}",
        focusable="false",
    ):
        for number, lane in enumerate(drawing.lanes):
            colour = accent(LIGHT, number)
            with writer.element("g", class_=lane_class(number)):
                role, fill = ("band-alt", LIGHT.band_alt) if number % 2 else ("band", LIGHT.band)
                writer.leaf("path", class_=f"fz-{role}", d=_box_path(stretch.box(lane.box)), fill=fill)
                header = _box_path(stretch.box(lane.header))
                writer.leaf("path", class_="fz-tint", d=header, fill=colour.line, fill_opacity=2.5 * TINT)
        nodes = {drawn.node.id: drawn for drawn in drawing.nodes}
        edges = "".join(_edge_path(edge, nodes, stretch) for edge in drawing.edges)
        if edges:
            writer.leaf(
                "path",
                class_="fz-edge",
                d=edges,
                fill="none",
                stroke=LIGHT.edge,
                stroke_width=EDGE_WIDTH,
                vector_effect="non-scaling-stroke",
            )
        by_lane: dict[int, list[DrawnNode]] = defaultdict(list)
        for node in drawing.nodes:
            by_lane[node.lane].append(node)
        for number, members in sorted(by_lane.items()):
            _write_nodes(writer, number, members, stretch)
    return str(writer)


def _write_nodes(writer: Writer, lane: int, nodes: list[DrawnNode], stretch: _Stretch) -> None:
    colour = accent(LIGHT, lane)
    paths: dict[str, str] = defaultdict(str)
    for drawn in nodes:
        box = stretch.node(drawn)
        match drawn.node.shape:
            case Shape.CIRCLE:
                paths["event"] += _pill_path(box)
            case Shape.DIAMOND:
                paths["node"] += diamond_path(box)
            case _:
                paths["node"] += _box_path(box)
    with writer.element("g", class_=lane_class(lane), stroke_width=NODE_WIDTH, stroke_linejoin="round"):
        for role, path in sorted(paths.items()):
            writer.leaf(
                "path",
                class_=f"fz-{role}",
                d=path,
                fill=colour.solid if role == "event" else LIGHT.node,
                stroke=colour.line,
                vector_effect="non-scaling-stroke",
            )


def _edge_path(edge: DrawnEdge, nodes: dict[str, DrawnNode], stretch: _Stretch) -> str:
    """Write an edge's corners, its ends drawn on into its nodes, which stand in front and did not stretch."""
    points = [stretch.point(point) for point in edge.points]
    for end, side, node in (
        (0, edge.edge.source_side, edge.edge.source),
        (-1, edge.edge.target_side, edge.edge.target),
    ):
        center = stretch.node(nodes[node]).center
        points[end] = Point(center.x, points[end].y) if side.horizontal else Point(points[end].x, center.y)
    return "M" + "L".join(f"{point.x:.0f} {point.y:.0f}" for point in points)


def _box_path(box: Box) -> str:
    return f"M{box.left:.0f} {box.top:.0f}h{box.width:.0f}v{box.height:.0f}h-{box.width:.0f}z"


def _pill_path(box: Box) -> str:
    radius = min(box.width, box.height) / 2
    straight = box.width - 2 * radius
    arc = f"a{radius:.0f} {radius:.0f} 0 0 1 0"
    start = f"M{box.left + radius:.0f} {box.top:.0f}"
    return f"{start}h{straight:.0f}{arc} {2 * radius:.0f}h-{straight:.0f}{arc} -{2 * radius:.0f}z"
