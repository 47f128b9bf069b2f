"""Phase 0, sizes: wrap every node's text, make its shape just large enough, and place the text in it.

Before: a diagram. After: a `Figure` for every node, in node order, whose texts lie inside its outline
and whose sides are long enough to keep the ends of its edges apart. A figure, from top to bottom:

    title │ rule, items with their bullets (a task) │ rows of chips (owner and system)
"""

from collections.abc import Iterator, Sequence
from math import ceil, hypot, sqrt
from typing import NamedTuple

from gallery.flowzap.drawing import Chip, Figure, Item, TextBlock
from gallery.flowzap.geometry import Box, Point
from gallery.flowzap.model import Diagram, Node, Shape
from gallery.flowzap.textmetrics import (
    BASELINE,
    BODY,
    CHIP,
    EVENT,
    ITEM,
    LONGEST_WORD,
    NARROW_CHIP,
    TASK,
    Font,
    text_width,
)


class Cut(NamedTuple):
    """How wide figures are, in px: where texts go on in the next line, and what stands beside them."""

    step: float
    task: float
    item: float
    decision: float
    event: float
    word: float
    """A single word as wide as this is not broken, whatever the widths above; 0 leaves it to them."""
    least_step: float
    least_task: float
    least_decision: float
    """Width of a figure whose text would need less."""
    pad: float
    """Beside the title of a step or a task, both sides together."""
    chips: float
    """The widest row of chips."""
    chips_wrap: bool
    """Whether a chip that is wider goes on in the next line, rather than be cut."""
    chip: Font
    slopes: tuple[float, float]
    """Least and greatest width of a diamond over its height, as far as its text allows."""
    diamond: float
    """Width of a diamond up to which it takes its greatest slope."""


WIDE = Cut(
    step=124,
    task=150,
    item=140,
    decision=96,
    event=120,
    word=0,
    least_step=120,
    least_task=132,
    least_decision=104,
    pad=28,
    chips=220,
    chips_wrap=False,
    chip=CHIP,
    slopes=(1.75, 1.75),
    diamond=0,
)
NARROW = Cut(
    step=78,
    task=82,
    item=78,
    decision=60,
    event=76,
    word=140,
    least_step=76,
    least_task=82,
    least_decision=80,
    pad=14,
    chips=88,
    chips_wrap=True,
    chip=NARROW_CHIP,
    slopes=(1.05, 1.75),
    diamond=104,
)
"""For vertical drawings, on phones: as little width as a lane can have, as much height as that takes."""

EVENT_DIAMETER = 64
"""An event stays a circle while its text fits one of this diameter in px, then becomes a pill."""
PORT_PITCH = 13
"""Length of a side in px for each edge that ends there, so that every arrowhead stays whole."""
ITEMS_PAD = 6
"""Px above and below the items."""
BULLET_AT, ITEM_AT, ITEM_END = 14, 22, 16
"""Px from a task's left edge to a bullet's middle and to its text, and from the text to the right edge."""
CHIP_PAD, CHIP_AIR, CHIP_GAP = 12, 4, 6
"""Px inside a chip beside its text, above and below several lines, and between two chips."""
CHIPS_GAP, CHIPS_SIDE = 4, 10
"""Px between rows of chips, above and below all of them, and beside the widest."""
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
    cut = NARROW if vertical else WIDE
    return tuple([_figure(node, ports[node.id], cut) for node in diagram.nodes])


def _figure(node: Node, ports: Sequence[int], cut: Cut) -> Figure:
    """Size a node: around its title, then its items, its chips, and the ends of its edges."""
    label = node.label or node.id
    rows = _chip_rows(cut, node.owner, node.system) if node.owner or node.system else ()
    items: Sequence[TextBlock] = ()
    match node.shape:
        case Shape.RECTANGLE:
            title = _wrapped(label, cut.step, BODY, cut)
            width, height = max(cut.least_step, title.width + cut.pad), max(46.0, title.height + 20)
        case Shape.TASKBOX:
            title = _wrapped(label, cut.task, TASK, cut)
            width, height = max(cut.least_task, title.width + cut.pad), max(48.0, title.height + 20)
            if node.items:
                items = [_wrapped(item, cut.item, ITEM, cut) for item in node.items]
                width = max(width, max(item.width for item in items) + ITEM_AT + ITEM_END)
                height += _items_height(items)
        case Shape.DIAMOND:
            title, width, height = _decision(label, rows, cut)
        case Shape.CIRCLE:
            title, width, height = _event(label, rows, cut)
    pointed = node.shape in _POINTED
    if rows and not pointed:
        width = max(width, *(_row_width(row) + 2 * CHIPS_SIDE for row in rows))
        height += _chips_height(rows) + CHIPS_GAP
    width, height = _with_room_for_ports(width, height, ports, pointed)
    if node.shape is Shape.CIRCLE and width < height:
        width = height
    width, height = 2 * ceil(width / 2), 2 * ceil(height / 2)
    if not items and not rows:
        return Figure(node, width, height, title, title.first_baseline)
    return _placed(node, width, height, title, items, rows)


def _wrapped(text: str, limit: float, font: Font, cut: Cut) -> TextBlock:
    """Wrap a text, narrower than its longest word allows only where that word is too long for any figure."""
    if cut.word:
        longest = max([text_width(word, font.size, font.bold) for word in text.split(" ")])
        limit = max(limit, ceil(min(longest, cut.word)) / LONGEST_WORD)
    return TextBlock.wrapped(text, limit, font)


def _placed(
    node: Node, width: float, height: float, title: TextBlock, items: Sequence[TextBlock], rows: Rows
) -> Figure:
    """Place a title and what stands under it."""
    if node.shape in _POINTED:  # all together in the middle
        middle = -_chips_height(rows) / 2
        end = middle + title.height / 2 + CHIPS_GAP
        first_row = end
    else:  # the title in the middle of what items and chips leave
        first_row = height / 2 - (_chips_height(rows) + CHIPS_GAP if rows else 0)
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


def _decision(label: str, rows: Rows, cut: Cut) -> tuple[TextBlock, float, float]:
    """Size a decision: around its text, then scaled until every corner of its chips is inside."""
    title = _wrapped(label, cut.decision, BODY, cut)
    least, slope = cut.slopes
    if cut.diamond:
        slope = max(least, min(slope, (cut.diamond - title.width - 8) / max(title.height, 1.0)))
    width = max(cut.least_decision, title.width + slope * title.height + 8)
    height = max(58.0, title.height + title.width / slope + 4)
    if not rows:
        return title, width, height
    scale = max(2 * ((x + CHIPS_GAP) / width + abs(y) / height) for x, y in _corners(title, rows))
    return title, width * max(1.0, scale), height * max(1.0, scale)


def _event(label: str, rows: Rows, cut: Cut) -> tuple[TextBlock, float, float]:
    """Size an event: a circle while its text fits, else a pill, as high as a step if it has no chips."""
    if not rows:
        title = TextBlock.wrapped(label, EVENT_DIAMETER, EVENT)
        diameter = hypot(title.width, title.height) + 14
        if diameter <= EVENT_DIAMETER:
            return title, max(50.0, diameter), max(50.0, diameter)
    title = _wrapped(label, cut.event, EVENT, cut)
    height = max(40.0, title.height + _chips_height(rows) + 16)
    radius = height / 2
    half = max(x + radius - sqrt(radius**2 - y**2) for x, y in _corners(title, rows))
    return title, max(1.4 * height, 2 * half + 14), height


def _corners(title: TextBlock, rows: Rows) -> Iterator[tuple[float, float]]:
    """Yield the right corners of a title and of the rows of chips under it, in px from the middle of both."""
    y = -(title.height + _chips_height(rows)) / 2
    yield title.width / 2, y
    y += title.height
    yield title.width / 2, y
    y += CHIPS_GAP
    for row in rows:
        yield _row_width(row) / 2, y
        yield _row_width(row) / 2, y + _row_height(row)
        y += _row_height(row) + CHIPS_GAP


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


def _chip_rows(cut: Cut, *texts: str) -> Rows:
    """Set chips beside each other where they fit, else under each other."""
    chips = [_chip(text, cut) for text in texts if text.strip()]
    if not chips:
        return ()
    return [chips] if _row_width(chips) <= cut.chips else [[chip] for chip in chips]


def _chip(text: str, cut: Cut) -> TextBlock:
    """Keep a wide chip's text on one line, cut with an ellipsis where it is longer than a whole row."""
    font = cut.chip
    block = TextBlock.wrapped(text, cut.chips - CHIP_PAD, font)
    if len(block.lines) == 1 or cut.chips_wrap:
        return block
    line = f"{block.lines[0]}…"
    return TextBlock((line,), (text_width(line, font.size),), *font)


def _row_width(row: Sequence[TextBlock]) -> float:
    return sum(chip.width + CHIP_PAD for chip in row) + CHIP_GAP * (len(row) - 1)


def _row_height(row: Sequence[TextBlock]) -> float:
    """Return how high the chips of a row are: those of a few lines with a little more above and below."""
    return max(chip.height for chip in row) + (CHIP_AIR if row[0].leading < CHIP.leading else 0)


def _chips_height(rows: Rows) -> float:
    """Return how high all rows of chips are, with the gap under each."""
    return sum(_row_height(row) + CHIPS_GAP for row in rows)


def _place_chips(rows: Rows, top: float) -> Iterator[Chip]:
    """Put each row of chips in the middle, the first at `top`."""
    for row in rows:
        left = -_row_width(row) / 2
        height = _row_height(row)
        for chip in row:
            right = left + chip.width + CHIP_PAD
            baseline = top + height / 2 + chip.first_baseline
            yield Chip(chip, Box(left, top, right, top + height), baseline)
            left = right + CHIP_GAP
        top += height + CHIPS_GAP
