"""Colours: readable in both themes, and the page's wherever there is a page."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from gallery.flowzap import Mark, Shape, compare, draw, draw_comparison, stylesheet, to_svg
from gallery.flowzap.model import Loop, Node
from gallery.flowzap.svg.marks import PALE
from gallery.flowzap.svg.themes import DARK, LIGHT, Theme, soft
from tests.flowzap.diagrams import NOWHERE, catalogue, diagram, edge, node


def pictures() -> Iterator[str]:
    """Yield pictures that hold every kind of element that there is."""
    nodes = [
        Node(f"n{number}", lane, shape, "Do it", NOWHERE, 1, ("An item",), "Owner", "System")
        for number, (shape, lane) in enumerate(zip(Shape, "ABAC", strict=True), 1)
    ]
    edges = [edge(1, 1, "right", 2, "left", "Yes"), edge(2, 2, "right", 3, "left")]
    members = ("n1", "n2"), ("n1", "n4"), ("n3", "n4")  # in a frame; the others apart, with badges
    loops = [Loop("until done", ids, NOWHERE, 1) for ids in members]
    for process in (diagram("ABC", nodes, edges, *loops), *(process for _, process in catalogue())):
        drawing = draw(process, "flow")
        yield to_svg(drawing, "Title")
    everything = diagram("ABC", nodes, edges, *loops)
    nothing = diagram("", [], [])
    renamed = everything._replace(nodes=tuple(node._replace(label="Do that") for node in everything.nodes))
    for before, after in ((nothing, everything), (everything, nothing), (everything, renamed)):
        yield to_svg(draw_comparison(compare(before, after), "flow"), "Title")


OF_CHANGES = {"fz-sign", *(f"fz-{mark}" for mark in Mark)}
"""Classes of pictures that show a change."""


def rules() -> dict[str, set[str]]:
    """Return the properties that the stylesheet sets, by class."""
    found = re.findall(r"^\.fz(?: \.(fz-[a-z-]+))? \{ ([^}]*)\}", stylesheet(), re.MULTILINE)
    return {name or "fz": set(re.findall(r"([a-z-]+):", declarations)) for name, declarations in found}


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def blended(colour: str, ground: str, opacity: float) -> str:
    """Return a colour as it looks, half transparent, on a ground."""
    over, under = bytes.fromhex(colour[1:]), bytes.fromhex(ground[1:])
    return f"#{bytes(round(o * opacity + u * (1 - opacity)) for o, u in zip(over, under, strict=True)).hex()}"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast_reaches_wcag_aa(theme: Theme) -> None:
    for ground in (theme.node, theme.band, theme.band_alt):
        assert contrast(theme.ink, ground) >= 4.5
        assert contrast(theme.edge, ground) >= 3
        assert contrast(theme.loop, ground) >= 3
        assert all(contrast(accent.line, ground) >= 3 for accent in theme.accents)
    assert contrast(theme.loop, theme.node) >= 4.5
    assert all(contrast(theme.ink, soft(theme, accent)) >= 4.5 for accent in theme.accents)
    assert contrast(theme.chip_ink, theme.chip) >= 4.5
    assert contrast(theme.on_solid, theme.pill) >= 4.5
    assert all(contrast(theme.on_solid, accent.solid) >= 4.5 for accent in theme.accents)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_stand_out(theme: Theme) -> None:
    for mark in Mark:
        (accent,) = theme.marked(mark).accents
        assert contrast(theme.on_solid, accent.solid) >= 4.5
        assert contrast(theme.ink, soft(theme, accent)) >= 4.5
        for ground in (theme.page, theme.node, theme.band, theme.band_alt):
            line = blended(accent.line, ground, PALE if mark is Mark.REMOVED else 1)
            assert contrast(line, ground) >= 3, (mark, ground)
    struck = blended(theme.ink, theme.node, PALE)
    assert contrast(struck, theme.node) >= 4.5


@pytest.mark.parametrize("paint", ["fill", "stroke"])
def test_the_stylesheet_replaces_every_colour_of_a_picture(paint: str) -> None:
    """A colour that no class overrides, where it stands or nearer to the shape, stays light on dark pages."""
    known = rules()
    for picture in pictures():
        root = ET.fromstring(picture)  # noqa: S314 (our own text)
        parents = {child: parent for parent in root.iter() for child in parent}
        for element in root.iter():
            if element.tag.endswith(("title", "desc", "g", "svg")):
                continue
            giver: ET.Element | None = element
            while giver is not None:
                if any(paint in known.get(kind, ()) for kind in giver.get("class", "").split()):
                    break
                assert giver.get(paint, "none") == "none", ET.tostring(giver)
                if giver.get(paint):
                    break
                giver = parents.get(giver)


def test_every_rule_of_the_stylesheet_paints_something() -> None:
    used = {
        kind
        for picture in pictures()
        for kinds in re.findall(r'class="([^"]*)"', picture)
        for kind in kinds.split()
    }
    assert set(rules()) <= used


def test_the_committed_stylesheet_is_that_of_the_themes() -> None:
    """`make stylesheet` writes it."""
    committed = Path(__file__).parents[3] / "static" / "css" / "diagram.css"
    assert committed.read_text(encoding="utf-8").endswith(stylesheet())


def test_a_picture_alone_follows_its_reader_by_the_same_rules() -> None:
    light, auto = (
        to_svg(draw(diagram("A", [node(1)], []), "flow"), "Title", theme=theme) for theme in ("light", "auto")
    )
    ((inside,),) = (re.findall(r"<style>(.*)</style>", auto, re.DOTALL),)
    assert auto.replace(f"<style>{inside}</style>", "") == light
    assert inside.startswith("@media (prefers-color-scheme: dark) {")
    assert set(re.findall(r"^\.fz \.(fz-[a-z-]+) ", inside, re.MULTILINE)) >= set(rules()) - {
        "fz",
        *OF_CHANGES,
    }
    assert not any(f".{kind} " in inside for kind in OF_CHANGES)
    assert all(colour in inside for colour in DARK if isinstance(colour, str))
    assert inside.count("{") == inside.count("}")


@pytest.mark.parametrize(("theme", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_a_picture_of_one_theme_has_its_ground_and_no_rules(theme: str, colours: Theme) -> None:
    picture = to_svg(draw(diagram("A", [node(1)], []), "flow"), "Title", theme=theme)
    ((width, height, fill),) = re.findall(
        r'<rect class="fz-page" width="(.*?)" height="(.*?)" fill="(.*?)"', picture
    )
    assert f'viewBox="0 0 {width} {height}"' in picture
    assert fill == colours.page
    assert "<style" not in picture
