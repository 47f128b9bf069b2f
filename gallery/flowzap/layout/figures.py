"""Phase 0, sizes: wrap every node's text, make its shape just large enough, and place the text in it.

Before: a diagram. After: a `Figure` for every node, in node order, whose texts lie inside its outline
and whose sides are long enough to keep the ends of its edges apart. A figure, from top to bottom:

    title │ rule, items with their bullets (a task) │ rows of chips (owner and system)
"""

from collections.abc import Iterator, Sequence
from math import ceil, hypot, sqrt

from gallery.flowzap.drawing import Chip, Figure, Item, TextBlock
from gallery.flowzap.geometry import Box, Point
from gallery.flowzap.model import Diagram, Node, Shape
from gallery.flowzap.textmetrics import BASELINE, BODY, CHIP, EVENT, ITEM, TASK, text_width

EVENT_DIAMETER = 64
"""An event stays a circle while its text fits one of this diameter in px, then becomes a pill."""
PORT_PITCH = 13
"""Length of a side in px for each edge that ends there, so that every arrowhead stays whole."""
DIAMOND_SLOPE = 1.75
"""Width of a diamond over its height, as far as its text allows."""
ITEMS_PAD = 6
"""Px above and below the items."""
BULLET_AT, ITEM_AT, ITEM_END = 14, 22, 16
"""Px from a task's left edge to a bullet's middle and to its text, and from the text to the right edge."""
CHIP_PAD, CHIP_GAP, CHIP_ROW = 12, 6, 220
"""Px inside a chip beside its text, between two chips, and the widest row of them."""
CHIP_PITCH, CHIPS_GAP, CHIPS_SIDE = 22, 4, 10
"""Px from a row of chips to the next, above or below all rows, and beside the widest."""
TITLE_DROP = 3
"""Px that a title moves down towards the chips under it, away from its node's upper edge."""

_POINTED = (Shape.DIAMOND, Shape.CIRCLE)
"""Slanted or round: only the middle of such a shape holds text, and the middle half of a side edges."""

Rows = Sequence[Sequence[TextBlock]]


def make_figures(diagram: Diagram, *, vertical: bool = False) -> tuple[Figure, ...]:
    """Return the figure of every node, in node order; its sides turned in a vertical drawing. O(text)."""
    ports = {node.id: [0, 0, 0, 0] for node in diagram.nodes}
    for edge in diagram.edges:
        ports[edge.source][edge.source_side.number] += 1
        ports[edge.target][edge.target_side.number] += 1
    if vertical:
        ports = {node: [top, bottom, left, right] for node, (left, right, top, bottom) in ports.items()}
    return tuple([_figure(node, ports[node.id]) for node in diagram.nodes])


def _figure(node: Node, ports: Sequence[int]) -> Figure:
    """Size a node: around its title, then its items, its chips, and the ends of its edges."""
    label = node.label or node.id
    rows = _chip_rows(node.owner, node.system) if node.owner or node.system else ()
    items: Sequence[TextBlock] = ()
    match node.shape:
        case Shape.RECTANGLE:
            title = TextBlock.wrapped(label, 124, BODY)
            width, height = max(120.0, title.width + 28), max(46.0, title.height + 20)
        case Shape.TASKBOX:
            title = TextBlock.wrapped(label, 150, TASK)
            width, height = max(132.0, title.width + 28), max(48.0, title.height + 20)
            if node.items:
                items = [TextBlock.wrapped(item, 140, ITEM) for item in node.items]
                width = max(width, max(item.width for item in items) + ITEM_AT + ITEM_END)
                height += _items_height(items)
        case Shape.DIAMOND:
            title, width, height = _decision(label, rows)
        case Shape.CIRCLE:
            title, width, height = _event(label, rows)
    pointed = node.shape in _POINTED
    if rows and not pointed:
        width = max(width, *(_row_width(row) + 2 * CHIPS_SIDE for row in rows))
        height += CHIP_PITCH * len(rows) + CHIPS_GAP
    width, height = _with_room_for_ports(width, height, ports, pointed)
    if node.shape is Shape.CIRCLE and width < height:
        width = height
    width, height = 2 * ceil(width / 2), 2 * ceil(height / 2)
    if not items and not rows:
        return Figure(node, width, height, title, title.first_baseline)
    return _placed(node, width, height, title, items, rows)


def _placed(
    node: Node, width: float, height: float, title: TextBlock, items: Sequence[TextBlock], rows: Rows
) -> Figure:
    """Place a title and what stands under it."""
    if node.shape in _POINTED:  # all together in the middle
        middle = -CHIP_PITCH * len(rows) / 2
        end = middle + title.height / 2 + CHIPS_GAP
        first_row = end
    else:  # the title in the middle of what items and chips leave
        first_row = height / 2 - (CHIP_PITCH * len(rows) + CHIPS_GAP if rows else 0)
        end = first_row - _items_height(items)
        middle = (end - height / 2) / 2 + (0 if items else TITLE_DROP)
    return Figure(
        node,
        width,
        height,
        title,
        middle + title.first_baseline,
        end,
        tuple(_place_items(items, -width / 2, end)),
        tuple(_place_chips(rows, first_row)),
    )


def _with_room_for_ports(
    width: float, height: float, ports: Sequence[int], pointed: bool
) -> tuple[float, float]:
    """Grow a size until the ends of all edges stand apart on their sides."""
    left, right, top, bottom = ports
    vertical, horizontal = max(left, right), max(top, bottom)
    share = 2 if pointed else 1
    return (
        max(width, 16 + PORT_PITCH * horizontal * (share if horizontal > 2 else 1)),
        max(height, 12 + PORT_PITCH * vertical * (share if vertical > 2 else 1)),
    )


def _decision(label: str, rows: Rows) -> tuple[TextBlock, float, float]:
    """Size a decision: around its text, then scaled until every corner of its chips is inside."""
    title = TextBlock.wrapped(label, 96, BODY)
    width = max(104.0, title.width + DIAMOND_SLOPE * title.height + 8)
    height = max(58.0, title.height + title.width / DIAMOND_SLOPE + 4)
    if not rows:
        return title, width, height
    scale = max(2 * ((x + CHIPS_GAP) / width + abs(y) / height) for x, y in _corners(title, rows))
    return title, width * max(1.0, scale), height * max(1.0, scale)


def _event(label: str, rows: Rows) -> tuple[TextBlock, float, float]:
    """Size an event: a circle while its text fits, else a pill, as high as a step if it has no chips."""
    if not rows:
        title = TextBlock.wrapped(label, EVENT_DIAMETER, EVENT)
        diameter = hypot(title.width, title.height) + 14
        if diameter <= EVENT_DIAMETER:
            return title, max(50.0, diameter), max(50.0, diameter)
    title = TextBlock.wrapped(label, 120, EVENT)
    height = max(40.0, title.height + CHIP_PITCH * len(rows) + 16)
    radius = height / 2
    half = max(x + radius - sqrt(radius**2 - y**2) for x, y in _corners(title, rows))
    return title, max(1.4 * height, 2 * half + 14), height


def _corners(title: TextBlock, rows: Rows) -> Iterator[tuple[float, float]]:
    """Yield the right corners of a title and of the rows of chips under it, in px from the middle of both."""
    y = -(title.height + CHIP_PITCH * len(rows)) / 2
    yield title.width / 2, y
    y += title.height
    yield title.width / 2, y
    y += CHIPS_GAP
    for row in rows:
        yield _row_width(row) / 2, y
        yield _row_width(row) / 2, y + CHIP.leading
        y += CHIP_PITCH


def _items_height(items: Sequence[TextBlock]) -> float:
    return sum(item.height for item in items) + 2 * ITEMS_PAD if items else 0.0


def _place_items(items: Sequence[TextBlock], left: float, top: float) -> Iterator[Item]:
    """Put items under each other, below the rule at `top`, in a task whose left edge is at `left`."""
    middle = top + ITEMS_PAD + ITEM.leading / 2
    for item in items:
        yield Item(
            item, Point(left + BULLET_AT, middle), Point(left + ITEM_AT, middle + ITEM.size * BASELINE)
        )
        middle += item.height


def _chip_rows(*texts: str) -> Rows:
    """Set chips beside each other where they fit, else under each other."""
    chips = [_chip(text) for text in texts if text.strip()]
    if not chips:
        return ()
    return [chips] if _row_width(chips) <= CHIP_ROW else [[chip] for chip in chips]


def _chip(text: str) -> TextBlock:
    """Keep a chip's text on one line, cut with an ellipsis where it is longer than a whole row."""
    block = TextBlock.wrapped(text, CHIP_ROW - CHIP_PAD, CHIP)
    if len(block.lines) == 1:
        return block
    line = f"{block.lines[0]}…"
    return TextBlock((line,), (text_width(line, CHIP.size),), *CHIP)


def _row_width(row: Sequence[TextBlock]) -> float:
    return sum(chip.width + CHIP_PAD for chip in row) + CHIP_GAP * (len(row) - 1)


def _place_chips(rows: Rows, top: float) -> Iterator[Chip]:
    """Put each row of chips in the middle, the first at `top`."""
    for row in rows:
        left = -_row_width(row) / 2
        baseline = top + CHIP.leading / 2 + CHIP.size * BASELINE
        for chip in row:
            right = left + chip.width + CHIP_PAD
            yield Chip(chip.lines[0], chip.width, Box(left, top, right, top + CHIP.leading), baseline)
            left = right + CHIP_GAP
        top += CHIP_PITCH
