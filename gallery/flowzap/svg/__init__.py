"""SVG: Drawing → text, in an order that lets nodes cover edges and edges cover lanes.

    page ─▶ lanes ─▶ loop frames ─▶ edges ─▶ nodes ─▶ loop pills

Groups carry `data-lane`, `data-node`, `data-edge` and `data-line` (the line of the source), so that a
page can link picture and text. Nothing in a picture has an id or a style, so any number of pictures can
stand in one page under a strict policy.
"""

from gallery.flowzap.drawing import Drawing
from gallery.flowzap.svg.edges import write_edge
from gallery.flowzap.svg.lanes import write_lane
from gallery.flowzap.svg.loops import write_frame, write_pill
from gallery.flowzap.svg.shapes import write_node
from gallery.flowzap.svg.themes import THEMES, stylesheet
from gallery.flowzap.svg.thumbnail import to_thumbnail
from gallery.flowzap.svg.writer import Writer

__all__ = ["stylesheet", "to_svg", "to_thumbnail"]

FONT_FAMILY = "Inter, 'Segoe UI', Helvetica, Arial, 'Liberation Sans', sans-serif"


def to_svg(drawing: Drawing, title: str, description: str = "", theme: str = "light") -> str:
    """Write a drawing as a self-contained SVG document; `theme` is light or dark. O(size of the drawing)."""
    colours = THEMES[theme]
    writer = Writer()
    with writer.element(
        "svg",
        xmlns="http://www.w3.org/2000/svg",
        class_="fz",
        role="img",
        width=drawing.width,
        height=drawing.height,
        viewBox=f"0 0 {drawing.width:g} {drawing.height:g}",
        font_family=FONT_FAMILY,
        text_rendering="geometricPrecision",
    ):
        writer.leaf("title", title)
        if description:
            writer.leaf("desc", description)
        writer.leaf("rect", class_="fz-page", width=drawing.width, height=drawing.height, fill=colours.page)
        for number, lane in enumerate(drawing.lanes):
            write_lane(writer, lane, number, colours)
        for frame in sorted(drawing.loops, key=lambda loop: -loop.box.width * loop.box.height):
            write_frame(writer, frame, colours)
        for edge in drawing.edges:
            write_edge(writer, edge, colours)
        for node in drawing.nodes:
            write_node(writer, node, colours)
        for frame in drawing.loops:
            write_pill(writer, frame, colours)
    return str(writer)
