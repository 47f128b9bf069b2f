"""Every text of a node is written where its figure has placed it."""

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from gallery.flowzap import Shape
from gallery.flowzap.drawing import DrawnNode
from gallery.flowzap.geometry import Box, Point
from gallery.flowzap.layout.figures import make_figures
from gallery.flowzap.model import Node
from gallery.flowzap.svg.shapes import Nodes
from gallery.flowzap.svg.themes import LIGHT, soft
from tests.flowzap.diagrams import NOWHERE, diagram

ITEMS = ("Check the price", "Check the delivery date of every line")
CENTER = Point(300, 200)


def written(shape: Shape, items: tuple[str, ...] = (), owner: str = "", system: str = "") -> ET.Element:
    process = Node("n1", "A", shape, "Review <order>", NOWHERE, 7, items, owner, system)
    figure = make_figures(diagram("A", [process], []))[0]
    drawn = DrawnNode(figure, Box.around(CENTER, figure.width, figure.height), 0)
    return ET.fromstring(Nodes(LIGHT).write(drawn))  # noqa: S314 (our own text)


def texts(group: ET.Element) -> list[str]:
    return ["".join(text.itertext()) for text in group.findall("text")]


@pytest.mark.parametrize("shape", list(Shape))
def test_a_node_is_its_outline_and_its_title(shape: Shape) -> None:
    group = written(shape)
    assert group.attrib == {"class": "fz-a0", "data-node": "n1", "data-line": "7"}
    outline, *lines = group
    assert outline.attrib["class"].split()[0] == ("fz-event" if shape is Shape.CIRCLE else "fz-node")
    assert {line.tag for line in lines} == {"text"}
    assert " ".join(texts(group)) == "Review <order>"
    assert {float(line.attrib["x"]) for line in lines} == {CENTER.x}


def test_a_task_is_bold_with_a_bullet_for_each_item() -> None:
    group = written(Shape.TASKBOX, ITEMS)
    assert group.find("text").attrib["font-weight"] == "700"  # type: ignore[union-attr]
    assert len(group.findall("circle")) == 2
    assert len(group.findall("path[@class='fz-rule']")) == 1
    assert " ".join(texts(group)) == "Review <order> " + " ".join(ITEMS)
    items = group.findall("text[@text-anchor='start']")
    bullets = [float(bullet.attrib["cx"]) for bullet in group.findall("circle")]
    assert all(float(item.attrib["x"]) > max(bullets) for item in items)


@pytest.mark.parametrize("shape", list(Shape))
def test_owner_and_system_stand_in_chips(shape: Shape) -> None:
    group = written(shape, owner="Sales", system="CRM & more")
    children = list(group)
    chips = [
        (before, text)
        for before, text in pairwise(children)
        if before.tag == "rect" and text.text in ("Sales", "CRM & more")
    ]
    assert len(chips) == 2
    for box, text in chips:
        left, width = float(box.attrib["x"]), float(box.attrib["width"])
        assert float(text.attrib["x"]) == pytest.approx(left + width / 2)
        assert float(text.attrib["textLength"]) < width
        assert box.attrib["class"] == ("fz-chip" if shape is Shape.CIRCLE else "fz-tint")


def test_a_decision_is_painted_with_the_tint_that_lies_on_its_lane_header() -> None:
    assert soft(LIGHT, LIGHT.accents[0]) == "#e9effd"
    assert written(Shape.DIAMOND)[0].attrib["fill"] == "#e9effd"
