"""The picture on a card: every node and edge, few elements, no text."""

import re
from xml.etree import ElementTree as ET

import pytest

from gallery.flowzap import Diagram, draw, to_thumbnail
from gallery.flowzap.svg.thumbnail import ASPECT
from tests.flowzap.diagrams import catalogue, random_diagram

DIAGRAMS = [*catalogue(), *((f"random-{seed}", random_diagram(seed)) for seed in range(8))]
MOST_BYTES = 5000


def test_a_thumbnail_is_small() -> None:
    for name, process in DIAGRAMS:
        thumbnail = to_thumbnail(draw(process, "flow"))
        assert len(ET.fromstring(thumbnail).findall(".//*")) <= 6 * len(process.lanes) + 2, name  # noqa: S314
        assert "<text" not in thumbnail
        assert len(thumbnail) < MOST_BYTES


@pytest.mark.parametrize(("name", "process"), DIAGRAMS, ids=[name for name, _ in DIAGRAMS])
def test_every_node_and_edge_is_there(name: str, process: Diagram) -> None:
    root = ET.fromstring(to_thumbnail(draw(process, "flow")))  # noqa: S314
    shapes = "".join(
        path.attrib["d"]
        for kind in ("event", "node")
        for path in root.iterfind(f".//path[@class='fz-{kind}']")
    )
    assert shapes.count("z") == len(process.nodes)
    edges = root.find(".//path[@class='fz-edge']")
    assert (edges.attrib["d"].count("M") if edges is not None else 0) == len(process.edges)


@pytest.mark.parametrize(("name", "process"), DIAGRAMS, ids=[name for name, _ in DIAGRAMS])
def test_every_thumbnail_has_the_one_shape(name: str, process: Diagram) -> None:
    root = ET.fromstring(to_thumbnail(draw(process, "flow")))  # noqa: S314
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    assert width / height == pytest.approx(ASPECT, rel=0.01)
    numbers = [float(number) for number in re.findall(r"[MHV](-?\d+)", ET.tostring(root, "unicode"))]
    assert all(-1 <= number <= max(width, height) + 1 for number in numbers)
