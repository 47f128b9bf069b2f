"""The picture on a card: the same drawing, reduced to what reads at 320 px.

No text, one path for all edges, one for each lane's steps and events: about a dozen elements, so that
a page can hold dozens.
"""

from collections import defaultdict

from gallery.flowzap.drawing import Drawing, DrawnNode
from gallery.flowzap.geometry import Box
from gallery.flowzap.model import Shape
from gallery.flowzap.svg.shapes import TINT, diamond_path, lane_class
from gallery.flowzap.svg.themes import LIGHT, accent
from gallery.flowzap.svg.writer import Writer

EDGE_WIDTH, NODE_WIDTH = 5, 4
"""Strokes in px of the full drawing: about one px on a card."""


def to_thumbnail(drawing: Drawing) -> str:
    """Write the reduced picture, without text and hidden from screen readers."""
    writer = Writer()
    with writer.element(
        "svg",
        class_="fz",
        aria_hidden="true",
        viewBox=f"0 0 {drawing.width:.0f} {drawing.height:.0f}",
        focusable="false",
    ):
        for number, lane in enumerate(drawing.lanes):
            colour = accent(LIGHT, number)
            with writer.element("g", class_=lane_class(number)):
                alternate = number % 2 == 1
                writer.leaf(
                    "path",
                    class_="fz-band-alt" if alternate else "fz-band",
                    d=_box_path(lane.box),
                    fill=LIGHT.band_alt if alternate else LIGHT.band,
                    stroke=LIGHT.border,
                )
                writer.leaf(
                    "path",
                    class_="fz-tint",
                    d=_box_path(lane.header),
                    fill=colour.line,
                    fill_opacity=2.5 * TINT,
                )
        edges = "".join(
            "M" + "L".join(f"{point.x:.0f} {point.y:.0f}" for point in edge.points) for edge in drawing.edges
        )
        if edges:
            writer.leaf(
                "path", class_="fz-edge", d=edges, fill="none", stroke=LIGHT.edge, stroke_width=EDGE_WIDTH
            )
        by_lane: dict[int, list[DrawnNode]] = defaultdict(list)
        for node in drawing.nodes:
            by_lane[node.lane].append(node)
        for number, nodes in sorted(by_lane.items()):
            _write_nodes(writer, number, nodes)
    return str(writer)


def _write_nodes(writer: Writer, lane: int, nodes: list[DrawnNode]) -> None:
    colour = accent(LIGHT, lane)
    events = "".join(_pill_path(node.box) for node in nodes if node.node.shape is Shape.CIRCLE)
    others = "".join(
        diamond_path(node.box) if node.node.shape is Shape.DIAMOND else _box_path(node.box)
        for node in nodes
        if node.node.shape is not Shape.CIRCLE
    )
    with writer.element("g", class_=lane_class(lane), stroke_width=NODE_WIDTH, stroke_linejoin="round"):
        if others:
            writer.leaf("path", class_="fz-node", d=others, fill=LIGHT.node, stroke=colour.line)
        if events:
            writer.leaf("path", class_="fz-event", d=events, fill=colour.solid, stroke=colour.line)


def _box_path(box: Box) -> str:
    return f"M{box.left:.0f} {box.top:.0f}h{box.width:.0f}v{box.height:.0f}h-{box.width:.0f}z"


def _pill_path(box: Box) -> str:
    radius = box.height / 2
    straight = box.width - 2 * radius
    arc = f"a{radius:.0f} {radius:.0f} 0 0 1 0"
    start = f"M{box.left + radius:.0f} {box.top:.0f}"
    return f"{start}h{straight:.0f}{arc} {box.height:.0f}h-{straight:.0f}{arc} -{box.height:.0f}z"
