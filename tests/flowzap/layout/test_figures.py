from math import hypot

import pytest

from gallery.flowzap import Shape
from gallery.flowzap.drawing import Figure
from gallery.flowzap.layout.figures import EVENT_DIAMETER, PORT_PITCH, make_figures
from gallery.flowzap.model import Node, Side
from gallery.flowzap.routing.outlines import outline_distance
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


def only(shape: Shape, label: str) -> Figure:
    return make_figures(diagram("A", [node(1, shape=shape, label=label)], []))[0]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("shape", list(Shape))
def test_the_text_lies_inside_the_outline(shape: Shape, label: str) -> None:
    figure = only(shape, label)
    half_height = figure.title.height / 2
    assert outline_distance(figure, Side.RIGHT, half_height) >= figure.title.width / 2


def test_a_short_event_is_a_circle_and_a_long_one_a_pill() -> None:
    start, long = only(Shape.CIRCLE, "Start"), only(Shape.CIRCLE, "Order was cancelled by the customer")
    assert start.width == start.height <= EVENT_DIAMETER
    assert long.width > long.height
    assert hypot(long.title.width, long.title.height) > EVENT_DIAMETER


def test_a_side_grows_with_its_edges() -> None:
    nodes = [node(number) for number in range(1, 12)]
    edges = [edge(number, 1, "right", number + 1, "left") for number in range(1, 11)]
    assert make_figures(diagram("A", nodes, edges))[0].height >= 10 * PORT_PITCH


def test_a_task_holds_items_and_chips() -> None:
    task = Node("n1", "A", Shape.TASKBOX, "Review", NOWHERE, 1, ("Check price", "Check date"), "Sales", "CRM")
    figure = make_figures(diagram("A", [task], []))[0]
    assert [item.lines[0] for item in figure.items] == ["Check price", "Check date"]
    assert [[chip.lines[0] for chip in row] for row in figure.chips] == [["Sales", "CRM"]]


def test_chips_that_are_too_wide_stand_under_each_other() -> None:
    task = Node(
        "n1",
        "A",
        Shape.TASKBOX,
        "Review",
        NOWHERE,
        1,
        (),
        "Experimentation platform",
        "Feature toggle console",
    )
    figure = make_figures(diagram("A", [task], []))[0]
    assert len(figure.chips) == 2


def test_every_figure_of_the_catalogue_has_whole_pixels() -> None:
    for _, process in catalogue():
        for figure in make_figures(process):
            assert figure.width % 2 == figure.height % 2 == 0
