"""What changed is told by its line and its sign, too, not by its colour alone."""

import re
from xml.etree import ElementTree as ET

import pytest

from gallery.flowzap import Mark, compare, draw_comparison, to_svg
from gallery.flowzap.drawing import Sign
from gallery.flowzap.geometry import Point
from gallery.flowzap.model import Loop
from gallery.flowzap.svg.edges import Edges
from gallery.flowzap.svg.marks import PALE, Signs, edge_group, node_group
from gallery.flowzap.svg.themes import DARK, LIGHT, Theme, mark_class
from tests.flowzap.diagrams import NOWHERE, diagram, edge, node

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


@pytest.fixture(scope="module")
def picture() -> str:
    before = diagram(
        "AB",
        [node(1, label="Go"), node(2, "B", label="Weigh"), node(3, "B", label="End")],
        [edge(1, 1, "right", 2, "left", "Now"), edge(2, 1, "bottom", 3, "left")],
        Loop("again", ("n1", "n2"), NOWHERE, 1),
    )
    after = diagram(
        "AB",
        [node(1, label="Go"), node(3, "B", label="The end"), node(4, label="Rest")],
        [edge(1, 1, "right", 3, "left"), edge(2, 3, "right", 4, "top")],
        Loop("always", ("n3", "n4"), NOWHERE, 1),
    )
    return to_svg(draw_comparison(compare(before, after)), "Changes", theme="light")


def groups(picture: str) -> dict[tuple[str, str], ET.Element]:
    root = ET.fromstring(picture)  # noqa: S314 (our own text)
    found = {}
    for group in root.iter("{http://www.w3.org/2000/svg}g"):
        for kind in ("lane", "node", "edge", "loop"):
            if group.get(f"data-{kind}"):
                found[kind, group.get(f"data-{kind}", "")] = group
    return found


def test_what_is_removed_is_dashed_pale_and_struck_out(picture: str) -> None:
    removed = groups(picture)["node", "n2"]
    assert removed.get("class") == "fz-removed"
    assert removed.get("stroke-dasharray")
    assert removed.get("opacity") == str(PALE)
    for group in groups(picture).values():
        struck = "fz-removed" in group.get("class", "").split()
        texts = group.findall("{http://www.w3.org/2000/svg}text")
        assert all((text.get("text-decoration") == "line-through") is struck for text in texts)
    assert groups(picture)["loop", "n1 n2"].findtext("{http://www.w3.org/2000/svg}text") == "again"


def test_lines_alone_tell_the_marks_apart() -> None:
    for group in (node_group, edge_group):
        lines = [{**group(mark), "class_": ""} for mark in (Mark.ADDED, Mark.REMOVED, Mark.UNCHANGED)]
        assert all(one != other for one in lines for other in lines if one is not other)
    dashes = [edge_group(mark).get("stroke_dasharray") for mark in (Mark.ADDED, Mark.REMOVED, Mark.ALTERED)]
    assert len(set(dashes)) == 3


@THEMES
def test_an_edge_has_the_colour_of_its_mark(theme: Theme) -> None:
    for mark in Mark:
        written = Edges(theme.marked(mark), mark)._group("e1", "n1", "n2", 1)
        assert f'class="fz-edges {mark_class(mark)}"' in written
        assert f'stroke="{getattr(theme, mark).line}"' in written


@THEMES
def test_signs_differ_in_shape(theme: Theme) -> None:
    signs = Signs(theme)
    written = [signs.write(Sign(mark, Point(10, 20))) for mark in Mark if mark is not Mark.UNCHANGED]
    shapes = {re.sub(r'class="[^"]*"|fill="[^"]*"|stroke="[^"]*"', "", text) for text in written}
    assert len(shapes) == 3
    assert all('cx="10" cy="20"' in text and "M10 20" in text for text in written)


def test_a_picture_of_a_change_obeys_a_strict_policy(picture: str) -> None:
    assert not re.search(r"<style|<script| style=| id=| on\w+=|url\(", picture)


def test_a_picture_alone_follows_its_reader() -> None:
    comparison = compare(diagram("A", [node(1)], []), diagram("A", [], []))
    light, auto = (to_svg(draw_comparison(comparison), "T", theme=theme) for theme in ("light", "auto"))
    ((inside,),) = (re.findall(r"<style>(.*)</style>", auto, re.DOTALL),)
    assert auto.replace(f"<style>{inside}</style>", "") == light
    assert all(f".fz .{mark_class(mark)} {{" in inside for mark in Mark)
    assert all(getattr(DARK, mark).line in inside for mark in Mark)
    assert ".fz .fz-sign {" in inside
