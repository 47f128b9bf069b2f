"""The written picture: well-formed, linkable, named, within a strict policy."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest

from gallery.flowzap import Diagram, draw, to_svg
from tests.flowzap.diagrams import catalogue, diagram, edge, node, random_diagram

CATALOGUE = catalogue()
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(("name", "process"), CATALOGUE, ids=[name for name, _ in CATALOGUE])
def test_every_element_is_linked_to_its_line(name: str, process: Diagram) -> None:
    root = ET.fromstring(to_svg(draw(process, "flow"), "A title", "A description"))  # noqa: S314 (our own text)
    linked = {
        kind: [(element.get(f"data-{kind}"), element.get("data-line")) for element in root.iter(f"{SVG}g")]
        for kind in ("lane", "node", "edge")
    }
    assert [pair for pair in linked["lane"] if pair[0]] == [
        (lane.id, str(lane.line)) for lane in process.lanes
    ]
    assert [pair for pair in linked["node"] if pair[0]] == [(n.id, str(n.line)) for n in process.nodes]
    assert [pair for pair in linked["edge"] if pair[0]] == [(e.id, str(e.line)) for e in process.edges]
    ends = [(group.get("data-from"), group.get("data-to")) for group in root.iter(f"{SVG}g")]
    assert [pair for pair in ends if pair[0]] == [(e.source, e.target) for e in process.edges]


@pytest.mark.parametrize(("name", "process"), CATALOGUE, ids=[name for name, _ in CATALOGUE])
def test_every_label_is_written(name: str, process: Diagram) -> None:
    text = "".join(ET.fromstring(to_svg(draw(process, "flow"), "A title")).itertext()).replace(" ", "")  # noqa: S314
    labels = [item.label for group in (process.lanes, process.nodes, process.edges) for item in group]
    assert all(label.replace(" ", "") in text for label in labels)


def test_a_picture_has_a_name_and_a_description() -> None:
    root = ET.fromstring(to_svg(draw(CATALOGUE[0][1]), "Canary & co", "Long"))  # noqa: S314
    assert root.get("role") == "img"
    assert root[0].tag == f"{SVG}title"  # a title further down names nothing
    assert root[0].text == "Canary & co"
    assert root.findtext(f"{SVG}desc") == "Long"
    assert root.get("aria-describedby") is None


def test_a_picture_points_to_the_words_of_its_page() -> None:
    root = ET.fromstring(to_svg(draw(CATALOGUE[0][1]), "Canary", described_by='steps"'))  # noqa: S314
    assert root.get("aria-describedby") == 'steps"'


def test_nothing_that_a_strict_policy_or_a_second_picture_forbids() -> None:
    for _, process in CATALOGUE:
        text = to_svg(draw(process, "flow"), "T")
        assert not re.search(r"<style|<script| style=| id=| on\w+=|url\(", text)


def test_hostile_labels_stay_text() -> None:
    hostile = "</text><script>alert(1)</script>\x00\ud800&\"'"
    process = diagram("A", [node(1, label=hostile), node(2)], [edge(1, 1, "right", 2, "left", hostile)])
    picture = to_svg(draw(process), hostile, hostile, described_by=hostile)
    assert "<script" not in picture
    picture.encode()
    ET.fromstring(picture)  # noqa: S314


def texts() -> Iterator[tuple[ET.Element, list[ET.Element]]]:
    """Yield every text of many pictures with the elements around it, from the picture inwards."""
    processes = [process for _, process in CATALOGUE] + [random_diagram(seed) for seed in range(8)]
    for process in processes:
        root = ET.fromstring(to_svg(draw(process, "flow"), "Title"))  # noqa: S314
        parents = {child: parent for parent in root.iter() for child in parent}
        for text in root.iter(f"{SVG}text"):
            around = [text]
            while around[0] is not root:
                around.insert(0, parents[around[0]])
            yield text, around


def test_every_text_is_pinned_to_its_width() -> None:
    for text, _ in texts():
        assert float(text.attrib["textLength"]) > 0
        assert text.get("lengthAdjust") == "spacingAndGlyphs"


def test_every_text_has_ink_and_size_and_no_outline() -> None:
    """What stands on the picture and its layers reaches down to the texts, as it is meant or switched off."""
    for text, around in texts():
        inherited = {name: value for element in around for name, value in element.attrib.items()}
        assert inherited["fill"].startswith("#"), text.text
        assert float(inherited["font-size"]) >= 11
        assert inherited.get("stroke", "none") == "none", text.text


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_themes_differ_in_colours_alone(theme: str) -> None:
    drawing = draw(CATALOGUE[0][1])
    bare = re.compile("#[0-9a-f]{6}")
    assert bare.sub("", to_svg(drawing, "T", theme=theme)) == bare.sub("", to_svg(drawing, "T"))
