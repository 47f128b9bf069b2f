"""A lane's header lies at the left, or on top where lanes are columns."""

from xml.etree import ElementTree as ET

import pytest

from gallery.flowzap.drawing import DrawnLane, TextBlock
from gallery.flowzap.geometry import Box
from gallery.flowzap.svg.lanes import BAR_WIDTH, Lanes
from gallery.flowzap.svg.themes import LIGHT
from gallery.flowzap.textmetrics import BASELINE, HEADER
from tests.flowzap.diagrams import lane

TITLE = TextBlock(("Deployment", "Pipeline"), (74.4, 49.85), *HEADER)


def written(box: Box, header: Box, number: int = 0) -> ET.Element:
    drawn = DrawnLane(lane("A"), box, header, TITLE)
    return ET.fromstring(Lanes(LIGHT).write(drawn, number))  # noqa: S314 (our own text)


def place(element: ET.Element | None) -> tuple[float, ...]:
    assert element is not None
    return tuple(float(element.attrib[name]) for name in ("x", "y", "width", "height"))


@pytest.mark.parametrize(
    ("box", "header", "bar", "middle"),
    [
        (Box(8, 8, 808, 108), Box(8, 8, 108, 108), (8, 8, BAR_WIDTH, 100), (60, 58)),
        (Box(8, 8, 208, 808), Box(8, 8, 208, 68), (8, 8, 200, BAR_WIDTH), (108, 40)),
    ],
    ids=["left", "top"],
)
def test_the_bar_runs_along_the_outer_edge_and_the_title_stands_beside_it(
    box: Box, header: Box, bar: tuple[float, ...], middle: tuple[float, float]
) -> None:
    group = written(box, header)
    assert place(group.find("rect[@class='fz-band']")) == (box.left, box.top, box.width, box.height)
    assert place(group.find("rect[@class='fz-tint']")) == (
        header.left,
        header.top,
        header.width,
        header.height,
    )
    assert place(group.find("rect[@class='fz-bar']")) == bar
    lines = group.findall("text")
    assert [line.text for line in lines] == ["Deployment", "Pipeline"]
    assert {float(line.attrib["x"]) for line in lines} == {middle[0]}
    baselines = [float(line.attrib["y"]) for line in lines]
    assert sum(baselines) / 2 - HEADER.size * BASELINE == pytest.approx(middle[1])
    assert baselines[1] - baselines[0] == HEADER.leading


def test_lanes_alternate_and_their_accents_repeat() -> None:
    groups = [written(Box(0, 0, 90, 90), Box(0, 0, 30, 90), number) for number in range(9)]
    bands = [band.attrib["class"] for group in groups if (band := group.find("rect")) is not None]
    assert bands[:3] == ["fz-band", "fz-band-alt", "fz-band"]
    accents = [group.attrib["class"] for group in groups]
    assert len(set(accents)) == 8
    assert accents[8] == accents[0]
