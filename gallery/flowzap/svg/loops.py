"""Loops: a dashed frame behind the edges, and a pill with the condition on its border."""

from gallery.flowzap.drawing import LoopFrame
from gallery.flowzap.svg.themes import Theme
from gallery.flowzap.svg.writer import Writer, number

PILL_SIZE = 11


def write_frame(writer: Writer, frame: LoopFrame, theme: Theme) -> None:
    """Write the dashed frame."""
    writer.rect(
        frame.box,
        class_="fz-loop",
        rx=10,
        fill=theme.loop,
        fill_opacity=0.06,
        stroke=theme.loop,
        stroke_width=1.3,
        stroke_dasharray="5 4",
    )


def write_pill(writer: Writer, frame: LoopFrame, theme: Theme) -> None:
    """Write the pill: an arrow that returns (drawn, since a sign may fall to another font) and the text."""
    pill = frame.pill
    with writer.element("g", data_loop=" ".join(frame.loop.nodes), data_line=str(frame.loop.line)):
        writer.rect(
            pill,
            class_="fz-pill",
            rx=pill.height / 2,
            fill=theme.pill,
        )
        x, y = pill.left + 11.5, pill.center.y
        writer.leaf(
            "path",
            class_="fz-icon",
            d=f"M{number(x - 3.8)} {number(y + 0.6)}A3.8 3.8 0 1 1 {number(x - 2.6)} {number(y + 2.9)}"
            f"M{number(x - 4.1)} {number(y - 2.6)}v3h3",
            fill="none",
            stroke=theme.on_solid,
            stroke_width=1.4,
            stroke_linecap="round",
            stroke_linejoin="round",
        )
        if frame.text:
            writer.pinned_text(
                frame.text,
                frame.width,
                class_="fz-on-solid",
                x=pill.left + 20,
                y=y + PILL_SIZE * 0.35,
                font_size=PILL_SIZE,
                font_weight=700,
                fill=theme.on_solid,
            )
