"""Lanes: a band with its header at the left."""

from gallery.flowzap.drawing import DrawnLane
from gallery.flowzap.geometry import Point
from gallery.flowzap.svg.shapes import TINT, lane_class, write_text
from gallery.flowzap.svg.themes import Theme, accent
from gallery.flowzap.svg.writer import Writer

BAR_WIDTH = 4


def write_lane(writer: Writer, drawn: DrawnLane, number: int, theme: Theme) -> None:
    """Write a lane's band, its tinted header with a bar of its accent, and its title."""
    box, header = drawn.box, drawn.header
    colour = accent(theme, number)
    alternate = number % 2 == 1
    with writer.element(
        "g", class_=lane_class(number), data_lane=drawn.lane.id, data_line=str(drawn.lane.line)
    ):
        writer.rect(
            box,
            class_="fz-band-alt" if alternate else "fz-band",
            fill=theme.band_alt if alternate else theme.band,
            stroke=theme.border,
        )
        for role, width, opacity in (("tint", header.width, TINT), ("bar", BAR_WIDTH, None)):
            writer.leaf(
                "rect",
                class_=f"fz-{role}",
                x=header.left,
                y=header.top,
                width=width,
                height=header.height,
                fill=colour.line,
                fill_opacity=opacity,
            )
        middle = Point(header.center.x + BAR_WIDTH / 2, header.center.y)
        write_text(writer, drawn.title, middle, "ink", theme.ink)
