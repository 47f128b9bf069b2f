"""The picture on a card: every node and edge, few elements, alone in both colour schemes."""

import gzip
import re
from xml.etree import ElementTree as ET

import pytest

from gallery.flowzap import Diagram, Shape, draw, to_thumbnail
from gallery.flowzap.model import Lane
from gallery.flowzap.svg.themes import DARK, LIGHT
from gallery.flowzap.svg.thumbnail import HEIGHT, UNITS, WIDTH
from tests.flowzap.diagrams import NOWHERE, catalogue, diagram, node, random_diagram

CATALOGUE = dict(catalogue())
DIAGRAMS = [*CATALOGUE.items(), *((f"random-{seed}", random_diagram(seed)) for seed in range(8))]
MOST_BYTES = 2500
"""Of a real process, compressed."""
SVG = "{http://www.w3.org/2000/svg}"

every_diagram = pytest.mark.parametrize(("name", "process"), DIAGRAMS, ids=[name for name, _ in DIAGRAMS])


def root_of(process: Diagram) -> ET.Element:
    return ET.fromstring(to_thumbnail(draw(process)))  # noqa: S314 (our own text)


def data(root: ET.Element, *classes: str) -> str:
    return "".join(path.attrib["d"] for path in root.iter(f"{SVG}path") if path.get("class") in classes)


@pytest.mark.parametrize("name", CATALOGUE)
def test_a_thumbnail_is_small(name: str) -> None:
    assert len(gzip.compress(to_thumbnail(draw(CATALOGUE[name])).encode())) <= MOST_BYTES


@every_diagram
def test_every_node_and_edge_is_there(name: str, process: Diagram) -> None:
    root = root_of(process)
    assert data(root, "n", "n d", "n s").count("z") == len(process.nodes), name
    decisions = [node for node in process.nodes if node.shape is Shape.DIAMOND]
    assert data(root, "n d").count("z") == len(decisions)
    assert data(root, "e").count("M") == data(root, "h").count("z") == len(process.edges)


@every_diagram
def test_it_fills_one_shape(name: str, process: Diagram) -> None:
    root = root_of(process)
    width, height = UNITS * WIDTH, UNITS * HEIGHT
    assert (root.attrib["width"], root.attrib["height"]) == (str(WIDTH), str(HEIGHT))
    assert root.attrib["viewBox"] == f"0 0 {width} {height}"
    bands = [band for band in root.iter(f"{SVG}rect") if band.get("class") in ("b", "c")]
    assert sum(float(band.attrib["height"]) for band in bands) == height, name
    for letter, most in (("MH", width), ("V", height)):
        numbers = [float(found) for found in re.findall(rf"[{letter}](-?\d+)", data(root, "n", "e", "h"))]
        assert all(0 <= number <= most for number in numbers)


def test_edges_end_where_their_nodes_are_drawn() -> None:
    """Places stretch and nodes do not: an arrowhead that was stretched, too, would point at nothing."""
    process = CATALOGUE["canary-deploy-workflow-en"]
    drawing = draw(process)
    root = root_of(process)
    boxes = [
        (x - 9, y, x + wide + 9, y + high + 18)
        for x, y, wide, high in (
            map(float, found)
            for found in re.findall(r"M(\d+) (\d+)h(\d+)a9 9 0 0 1 9 9v(\d+)", data(root, "n"))
        )
    ]
    tips = [tuple(map(float, tip)) for tip in re.findall(r"M(\d+) (\d+)l", data(root, "h"))]
    into_steps = [
        tip
        for tip, edge in zip(tips, drawing.edges, strict=True)
        if next(n for n in process.nodes if n.id == edge.edge.target).shape is Shape.RECTANGLE
    ]
    assert into_steps
    for x, y in into_steps:
        assert any(
            left - 1 <= x <= right + 1
            and top - 1 <= y <= bottom + 1
            and min(abs(x - left), abs(x - right), abs(y - top), abs(y - bottom)) <= 1
            for left, top, right, bottom in boxes
        )


def test_titles_of_lanes_are_written_and_cut_where_they_are_too_long() -> None:
    lanes = tuple(
        Lane(name, label, NOWHERE, 1)
        for name, label in zip("ABCDEF", ("Sales", "W" * 80, "<b>&", "", " ", "Sales"), strict=True)
    )
    process = diagram("A", [node(1)], [])._replace(lanes=lanes)
    titles = ["".join(text.itertext()) for text in root_of(process).iter(f"{SVG}text")]
    assert [title for title in titles if "W" not in title] == ["Sales", "<b>&", "Sales"]
    assert all(re.fullmatch("W+…?", title) for title in titles[1:3])
    assert titles[2].endswith("…")


def test_a_long_title_takes_two_lines() -> None:
    lanes = tuple(Lane(str(number), "Deployment Pipeline", NOWHERE, 1) for number in range(4))
    process = Diagram(lanes, (), ())
    titles = ["".join(text.itertext()) for text in root_of(process).iter(f"{SVG}text")]
    assert titles == ["Deployment", "Pipeline"] * 4


def test_it_brings_the_colours_of_both_schemes() -> None:
    """Shown as an image, it has no stylesheet but its own, and nothing from elsewhere."""
    picture = to_thumbnail(draw(CATALOGUE["canary-deploy-workflow-en"]))
    light, dark = picture.split("@media(prefers-color-scheme:dark)")
    for theme, rules in ((LIGHT, light), (DARK, dark)):
        for colour in (theme.band, theme.band_alt, theme.ink, theme.node, theme.edge, theme.accents[2].line):
            assert colour in rules
    assert "var(" not in picture
    assert "url(" not in picture
    assert re.findall('https?://[^"]*', picture) == ["http://www.w3.org/2000/svg"]
    assert " style=" not in picture


@pytest.mark.parametrize(
    "process",
    [Diagram((), (), ()), diagram("A", [], []), random_diagram(3)],
    ids=["nothing", "a lane", "random"],
)
def test_odd_diagrams_have_one(process: Diagram) -> None:
    assert root_of(process).tag == f"{SVG}svg"
