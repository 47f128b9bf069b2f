"""The written picture: well-formed, linkable, within a strict policy, readable in both themes."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from gallery.flowzap import Diagram, draw, stylesheet, to_svg, to_thumbnail
from gallery.flowzap.svg.themes import DARK, LIGHT, Theme
from gallery.flowzap.svg.writer import Writer, escaped, number
from tests.flowzap.diagrams import catalogue, diagram, edge, node

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


@pytest.mark.parametrize(("name", "process"), CATALOGUE, ids=[name for name, _ in CATALOGUE])
def test_every_label_is_written(name: str, process: Diagram) -> None:
    text = "".join(ET.fromstring(to_svg(draw(process, "flow"), "A title")).itertext()).replace(" ", "")  # noqa: S314
    labels = [item.label for group in (process.lanes, process.nodes, process.edges) for item in group]
    assert all(label.replace(" ", "") in text for label in labels)


def test_a_picture_has_a_name_and_a_description() -> None:
    root = ET.fromstring(to_svg(draw(CATALOGUE[0][1]), "Canary & co", "Long"))  # noqa: S314
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "Canary & co"
    assert root.findtext(f"{SVG}desc") == "Long"


@pytest.mark.parametrize("write", [lambda d: to_svg(d, "T"), to_thumbnail], ids=["picture", "thumbnail"])
def test_nothing_that_a_strict_policy_or_a_second_picture_forbids(write: object) -> None:
    for _, process in CATALOGUE:
        text = write(draw(process, "flow"))  # type: ignore[operator]
        assert not re.search(r"<style|<script| style=| id=| on\w+=|url\(", text)


def test_hostile_labels_stay_text() -> None:
    hostile = "</text><script>alert(1)</script>\x00\ud800&\"'"
    process = diagram("A", [node(1, label=hostile), node(2)], [edge(1, 1, "right", 2, "left", hostile)])
    picture = to_svg(draw(process), hostile, hostile)
    assert "<script" not in picture
    picture.encode()
    ET.fromstring(picture)  # noqa: S314


def test_a_thumbnail_is_small() -> None:
    for name, process in CATALOGUE:
        thumbnail = to_thumbnail(draw(process, "flow"))
        assert len(ET.fromstring(thumbnail).findall(".//*")) <= 6 * len(process.lanes) + 2, name  # noqa: S314
        assert "<text" not in thumbnail
        assert len(thumbnail) < 5000


@pytest.mark.parametrize(
    ("value", "text"),
    [(1.0, "1"), (1.005, "1"), (2.345, "2.35"), (-0.001, "0"), (120.50, "120.5"), (100, "100")],
)
def test_numbers(value: float, text: str) -> None:
    assert number(value) == text


def test_text_is_escaped_once() -> None:
    assert escaped('a<b>&"c"\x07') == "a&lt;b&gt;&amp;&quot;c&quot;"


def test_writer_leaves_out_what_has_no_value() -> None:
    writer = Writer()
    with writer.element("g", class_="a", data_line=None):
        writer.leaf("path", stroke_width=1.5)
    assert str(writer) == '<g class="a"><path stroke-width="1.5"/></g>'


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast_reaches_wcag_aa(theme: Theme) -> None:
    for ground in (theme.node, theme.band, theme.band_alt):
        assert contrast(theme.ink, ground) >= 4.5
        assert contrast(theme.edge, ground) >= 3
        assert contrast(theme.loop, ground) >= 3
        assert all(contrast(accent.line, ground) >= 3 for accent in theme.accents)
    assert contrast(theme.chip_ink, theme.chip) >= 4.5
    assert contrast(theme.on_solid, theme.pill) >= 4.5
    assert all(contrast(theme.on_solid, accent.solid) >= 4.5 for accent in theme.accents)


def test_the_committed_stylesheet_is_that_of_the_themes() -> None:
    """`make stylesheet` writes it."""
    committed = Path(__file__).parents[3] / "static" / "css" / "diagram.css"
    assert committed.read_text(encoding="utf-8").endswith(stylesheet())
