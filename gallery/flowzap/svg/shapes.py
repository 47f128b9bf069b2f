"""Nodes: events, steps, decisions and tasks, each with its text."""

from gallery.flowzap.drawing import DrawnNode, TextBlock
from gallery.flowzap.geometry import Box, Point
from gallery.flowzap.model import Shape
from gallery.flowzap.svg.themes import Theme, accent
from gallery.flowzap.svg.writer import Writer, number

STROKE = 1.5
TINT = 0.1
CHIP_PAD, CHIP_GAP = 12, 6


def write_node(writer: Writer, drawn: DrawnNode, theme: Theme) -> None:
    """Write a node's outline and texts."""
    node = drawn.node
    colour = accent(theme, drawn.lane)
    with writer.element("g", class_=lane_class(drawn.lane), data_node=node.id, data_line=str(node.line)):
        match node.shape:
            case Shape.CIRCLE:
                radius = min(drawn.box.width, drawn.box.height) / 2
                _rect(writer, drawn.box, "event", rx=radius, fill=colour.solid, stroke=colour.line)
                write_text(writer, drawn.figure.title, drawn.box.center, "on-solid", theme.on_solid)
            case Shape.DIAMOND:
                outline = diamond_path(drawn.box)
                writer.leaf(
                    "path",
                    class_="fz-node",
                    d=outline,
                    fill=theme.node,
                    stroke=colour.line,
                    stroke_width=STROKE,
                    stroke_linejoin="round",
                )
                writer.leaf("path", class_="fz-tint", d=outline, fill=colour.line, fill_opacity=TINT)
                _write_body(writer, drawn, theme)
            case _:
                _rect(writer, drawn.box, "node", rx=7, fill=theme.node, stroke=colour.line)
                _write_body(writer, drawn, theme)


def lane_class(lane: int) -> str:
    """Return the class that gives a group its lane's accent."""
    return f"fz-a{lane % 8}"


def diamond_path(box: Box) -> str:
    """Write a diamond as path data."""
    center = box.center
    corners = ((center.x, box.top), (box.right, center.y), (center.x, box.bottom), (box.left, center.y))
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in corners) + "Z"


def write_text(writer: Writer, block: TextBlock, center: Point, role: str, fill: str) -> None:
    """Write the lines of a text around a centre, each pinned to the width that it was measured at."""
    first = center.y - (len(block.lines) - 1) / 2 * block.leading + block.size * 0.35
    for row, (line, width) in enumerate(zip(block.lines, block.widths, strict=True)):
        writer.pinned_text(
            line,
            width,
            class_=f"fz-{role}",
            x=center.x,
            y=first + row * block.leading,
            font_size=block.size,
            font_weight=700 if block.bold else None,
            text_anchor="middle",
            fill=fill,
        )


def _rect(writer: Writer, box: Box, role: str, rx: float, fill: str, stroke: str) -> None:
    writer.rect(
        box,
        class_=f"fz-{role}",
        rx=rx,
        fill=fill,
        stroke=stroke,
        stroke_width=STROKE,
    )


def _write_body(writer: Writer, drawn: DrawnNode, theme: Theme) -> None:
    """Write title, then a task's items under a rule, then owner and system as chips."""
    figure, box = drawn.figure, drawn.box
    colour = accent(theme, drawn.lane)
    rows_height = sum(row[0].leading + 4 for row in figure.chips) + (4 if figure.chips else 0)
    items_height = sum(item.height for item in figure.items) + 12 if figure.items else 0.0
    if drawn.node.shape is Shape.DIAMOND:
        title_height = box.height / 2 - rows_height / 2 + figure.title.height / 2
        title_center = Point(box.center.x, box.center.y - rows_height / 2)
    else:
        title_height = box.height - rows_height - items_height
        title_center = Point(
            box.center.x, box.top + title_height / 2 + (3 if rows_height and not items_height else 0)
        )
    write_text(writer, figure.title, title_center, "ink", theme.ink)
    y = box.top + title_height
    if figure.items:
        writer.leaf(
            "path",
            class_="fz-rule",
            d=f"M{number(box.left)} {number(y)}H{number(box.right)}",
            stroke=colour.line,
            stroke_opacity=0.35,
        )
        y += 6
        for item in figure.items:
            writer.leaf(
                "circle", class_="fz-bar", cx=box.left + 14, cy=y + item.leading / 2, r=2, fill=colour.line
            )
            for line, width in zip(item.lines, item.widths, strict=True):
                writer.pinned_text(
                    line,
                    width,
                    class_="fz-ink",
                    x=box.left + 22,
                    y=y + item.leading / 2 + item.size * 0.35,
                    font_size=item.size,
                    fill=theme.ink,
                )
                y += item.leading
    for row in figure.chips:
        x = box.center.x - (sum(chip.width + CHIP_PAD for chip in row) + CHIP_GAP * (len(row) - 1)) / 2
        for chip in row:
            pill = Box(x, y, x + chip.width + CHIP_PAD, y + chip.leading)
            writer.rect(
                pill,
                class_="fz-tint",
                rx=9,
                fill=colour.line,
                fill_opacity=0.14,
            )
            write_text(writer, chip, pill.center, "ink", theme.ink)
            x = pill.right + CHIP_GAP
        y += row[0].leading + 4
