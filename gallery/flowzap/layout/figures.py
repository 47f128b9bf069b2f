"""Phase 0, sizes: wrap every node's text and make its shape just large enough.

Before: a diagram. After: a `Figure` for every node, in node order, whose texts lie inside its outline
and whose sides are long enough to keep the ends of its edges apart.
"""

from collections import Counter
from math import ceil, hypot, sqrt

from gallery.flowzap.drawing import Figure, TextBlock
from gallery.flowzap.model import Diagram, Node, Shape, Side
from gallery.flowzap.textmetrics import text_width, wrap

BODY_SIZE, BODY_LEADING = 13, 16
EVENT_SIZE, EVENT_LEADING = 12, 15
ITEM_SIZE, ITEM_LEADING = 12, 15
CHIP_SIZE, CHIP_LEADING = 11, 18

EVENT_DIAMETER = 64
"""An event stays a circle while its text fits one of this diameter in px, then becomes a pill."""
PORT_PITCH = 13
"""Length of a side in px for each edge that ends there, so that every arrowhead stays whole."""
DIAMOND_SLOPE = 1.75
"""Width of a diamond over its height, as far as its text allows."""
CHIP_PAD, CHIP_GAP, CHIP_ROW = 12, 6, 220
"""Px inside a chip beside its text, between two chips, and the widest row of them."""
ITEM_INDENT = 14
"""Room for a bullet in px."""


def make_figures(diagram: Diagram) -> tuple[Figure, ...]:
    """Return the figure of every node, in node order. O(text)."""
    ports: Counter[tuple[str, Side]] = Counter()
    for edge in diagram.edges:
        ports[edge.source, edge.source_side] += 1
        ports[edge.target, edge.target_side] += 1
    return tuple(_figure(node, ports) for node in diagram.nodes)


def text_block(text: str, limit: float, size: float, leading: float, bold: bool = False) -> TextBlock:
    """Wrap a text at `limit` px and measure its lines."""
    lines = wrap(text, limit, size, bold)
    return TextBlock(lines, tuple(text_width(line, size, bold) for line in lines), size, leading, bold)


def _figure(node: Node, ports: Counter[tuple[str, Side]]) -> Figure:
    items: tuple[TextBlock, ...] = ()
    chips = _chip_rows([text for text in (node.owner, node.system) if text])
    pointed = node.shape in (Shape.DIAMOND, Shape.CIRCLE)
    match node.shape:
        case Shape.CIRCLE:
            title, width, height = _event(node.label or node.id)
        case Shape.DIAMOND:
            title = text_block(node.label or node.id, 96, BODY_SIZE, BODY_LEADING)
            width = max(104.0, title.width + DIAMOND_SLOPE * title.height + 8)
            height = max(58.0, title.height + title.width / DIAMOND_SLOPE + 4)
        case Shape.RECTANGLE:
            title = text_block(node.label or node.id, 124, BODY_SIZE, BODY_LEADING)
            width, height = max(120.0, title.width + 28), max(46.0, title.height + 20)
        case Shape.TASKBOX:
            title = text_block(node.label or node.id, 150, BODY_SIZE, BODY_LEADING, bold=True)
            items = tuple(text_block(item, 140, ITEM_SIZE, ITEM_LEADING) for item in node.items)
            width = max(132.0, title.width + 28, *(item.width + ITEM_INDENT + 24 for item in items))
            height = max(48.0, title.height + 20)
            if items:
                height += sum(item.height for item in items) + 12
    if chips:
        width = max(width, *(chips_width(row) + 20 for row in chips))
        height += chips_height(chips)
        if pointed:
            width, height = width * 1.25, height * 1.15
    vertical = max(ports[node.id, Side.LEFT], ports[node.id, Side.RIGHT])
    horizontal = max(ports[node.id, Side.TOP], ports[node.id, Side.BOTTOM])
    # On a slanted or round outline only the middle half of a side is of use.
    share = 2 if pointed else 1
    height = max(height, 12 + PORT_PITCH * vertical * (share if vertical > 2 else 1))
    width = max(width, 16 + PORT_PITCH * horizontal * (share if horizontal > 2 else 1))
    if node.shape is Shape.CIRCLE and width < height:
        width = height
    return Figure(node, 2 * ceil(width / 2), 2 * ceil(height / 2), title, items, chips)


def _event(label: str) -> tuple[TextBlock, float, float]:
    """Size an event: a circle while the text fits, else a pill as high as a step."""
    title = text_block(label, EVENT_DIAMETER, EVENT_SIZE, EVENT_LEADING, bold=True)
    diameter = hypot(title.width, title.height) + 14
    if diameter <= EVENT_DIAMETER:
        return title, max(50.0, diameter), max(50.0, diameter)
    title = text_block(label, 120, EVENT_SIZE, EVENT_LEADING, bold=True)
    height = max(40.0, title.height + 16)
    radius = height / 2
    inset = radius - sqrt(radius**2 - (title.height / 2) ** 2)  # of the round end at the text's corners
    return title, max(1.4 * height, title.width + 2 * inset + 14), height


def chips_width(row: tuple[TextBlock, ...]) -> float:
    """Return the width of a row of chips in px."""
    return sum(chip.width + CHIP_PAD for chip in row) + CHIP_GAP * (len(row) - 1)


def chips_height(rows: tuple[tuple[TextBlock, ...], ...]) -> float:
    """Return what rows of chips add to the height of a node, in px."""
    return len(rows) * (CHIP_LEADING + 4) + 4 if rows else 0.0


def _chip_rows(texts: list[str]) -> tuple[tuple[TextBlock, ...], ...]:
    """Set chips beside each other where they fit, else under each other."""
    chips = tuple(_chip(text) for text in texts)
    if not chips:
        return ()
    return (chips,) if chips_width(chips) <= CHIP_ROW else tuple((chip,) for chip in chips)


def _chip(text: str) -> TextBlock:
    """Keep a chip's text on one line, cut with an ellipsis where it is longer than a whole row."""
    block = text_block(text, CHIP_ROW - CHIP_PAD, CHIP_SIZE, CHIP_LEADING)
    if len(block.lines) == 1:
        return block
    line = f"{block.lines[0]}…"
    return TextBlock((line,), (text_width(line, CHIP_SIZE),), CHIP_SIZE, CHIP_LEADING)
