from itertools import pairwise
from math import hypot
from unittest.mock import ANY

import pytest

from gallery.flowzap import Shape
from gallery.flowzap.drawing import Figure, Item
from gallery.flowzap.geometry import Box, Point
from gallery.flowzap.layout.figures import EVENT_DIAMETER, PORT_PITCH, make_figures
from gallery.flowzap.model import Node, Side
from gallery.flowzap.routing.outlines import outline_distance
from gallery.flowzap.textmetrics import CHIP, text_width
from tests.flowzap.diagrams import NOWHERE, catalogue, diagram, edge, node

LABELS = [
    "",
    "Go",
    "Start",
    "Trigger automatic rollback",
    "Remboursement accepté\u00a0?",
    "x" * 50,
    "W " * 25,
]


CHIPS = [("", ""), ("Sales", ""), ("Sales", "CRM"), ("Experimentation platform", "Feature toggle console")]


def only(shape: Shape, label: str, items: tuple[str, ...] = (), owner: str = "", system: str = "") -> Figure:
    process = Node("n1", "A", shape, label, NOWHERE, 1, items, owner, system)
    return make_figures(diagram("A", [process], []))[0]


def title_box(figure: Figure) -> Box:
    middle = Point(0, figure.title_baseline - figure.title.first_baseline)
    return Box.around(middle, figure.title.width, figure.title.height)


def item_box(item: Item) -> Box:
    top = item.bullet.y - item.text.leading / 2
    return Box(item.start.x, top, item.start.x + item.text.width, top + item.text.height)


@pytest.mark.parametrize(("owner", "system"), CHIPS)
@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("shape", list(Shape))
def test_the_texts_lie_inside_the_outline(shape: Shape, label: str, owner: str, system: str) -> None:
    figure = only(shape, label, ("Check price",) * 2 if shape is Shape.TASKBOX else (), owner, system)
    boxes = [title_box(figure), *map(item_box, figure.items), *(chip.box for chip in figure.chips)]
    for box in boxes:
        for y in (box.top, box.bottom):
            assert abs(y) <= figure.height / 2
            assert outline_distance(figure, Side.RIGHT, abs(y)) >= max(-box.left, box.right)


@pytest.mark.parametrize("shape", list(Shape))
def test_the_texts_stand_under_each_other(shape: Shape) -> None:
    items = ("Check price", "Check the delivery date of every line") if shape is Shape.TASKBOX else ()
    figure = only(shape, "Review the whole order", items, "Sales", "CRM")
    first, second = figure.chips
    assert not first.box.overlaps(second.box)
    boxes = [title_box(figure), *map(item_box, figure.items), first.box]
    for above, below in pairwise(boxes):
        assert above.bottom <= below.top
    if items:
        assert title_box(figure).bottom < figure.rule < item_box(figure.items[0]).top


def test_a_text_alone_stands_in_the_middle() -> None:
    for shape in Shape:
        for label in LABELS:
            assert title_box(only(shape, label)).center == pytest.approx((0, 0))


def test_a_chip_holds_its_text() -> None:
    for chip in only(Shape.TASKBOX, "Review", (), "Sales", "Customer relations " * 5).chips:
        assert chip.lines.width == text_width(chip.lines.lines[0], CHIP.size) < chip.box.width
        assert chip.box.top < chip.baseline < chip.box.bottom


def test_a_blank_owner_is_none() -> None:
    assert only(Shape.RECTANGLE, "Review", (), " ") == only(Shape.RECTANGLE, "Review")._replace(node=ANY)


def test_a_short_event_is_a_circle_and_a_long_one_a_pill() -> None:
    start, long = only(Shape.CIRCLE, "Start"), only(Shape.CIRCLE, "Order was cancelled by the customer")
    assert start.width == start.height <= EVENT_DIAMETER
    assert long.width > long.height
    assert hypot(long.title.width, long.title.height) > EVENT_DIAMETER


@pytest.mark.parametrize("shape", list(Shape))
@pytest.mark.parametrize("side", list(Side))
def test_a_side_grows_with_its_edges(shape: Shape, side: Side) -> None:
    nodes = [node(1, shape=shape), *(node(number) for number in range(2, 12))]
    edges = [edge(number, 1, side, number + 1, "left") for number in range(1, 11)]
    figure = make_figures(diagram("A", nodes, edges))[0]
    assert (figure.height if side.horizontal else figure.width) >= 10 * PORT_PITCH


def test_a_task_holds_items_and_chips() -> None:
    figure = only(Shape.TASKBOX, "Review", ("Check price", "Check date"), "Sales", "CRM")
    assert [item.text.lines[0] for item in figure.items] == ["Check price", "Check date"]
    assert [chip.lines.lines for chip in figure.chips] == [("Sales",), ("CRM",)]
    assert len({chip.box.top for chip in figure.chips}) == 1


def test_chips_that_are_too_wide_stand_under_each_other() -> None:
    first, second = only(
        Shape.TASKBOX, "Review", (), "Experimentation platform", "Feature toggle console"
    ).chips
    assert first.box.bottom <= second.box.top


def test_every_figure_of_the_catalogue_has_whole_pixels() -> None:
    for _, process in catalogue():
        for figure in make_figures(process):
            assert figure.width % 2 == figure.height % 2 == 0
