"""One picture of two diagrams: sound like any other, everything in it marked."""

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from gallery.flowzap import (
    Diagram,
    Drawing,
    Loop,
    Mark,
    analyze,
    compare,
    draw,
    draw_comparison,
    to_data,
    to_svg,
)
from gallery.flowzap.geometry import Box
from gallery.flowzap.picture import Orientation
from gallery.flowzap.routing.quality import faults
from gallery.flowzap.routing.signs import SIGN_SIZE
from tests.flowzap.changed import altered, shuffled, without
from tests.flowzap.diagrams import NOWHERE, catalogue, random_diagram

CATALOGUE = [(name, process) for name, process in catalogue() if name.endswith("-en")][::4]
"""Every fourth template: pictures of two are the costly ones."""
NAMES = [name for name, _ in CATALOGUE]
PAIRS = list(pairwise(process for _, process in CATALOGUE))
SVG = "{http://www.w3.org/2000/svg}"

SHOP = """\
Shop { # Shop
  n1: circle label:"Start"
  n2: rectangle label:"Pack"
  n3: diamond label:"Paid?"
  n1.handle(right) -> n2.handle(left)
  n2.handle(right) -> n3.handle(left)
  n3.handle(right) -> Depot.n4.handle(top) [label="Yes"]
  loop [until paid] n2 n3
}
Depot { # Depot
  n4: circle label:"End"
}
"""
NEW = """\
Shop { # Shop
  n1: circle label:"Start"
  n2: rectangle label:"Weigh"
  n3: rectangle label:"Pack it"
  n1.handle(right) -> n2.handle(left)
  n2.handle(right) -> n3.handle(left)
  n3.handle(bottom) -> Post.n4.handle(top)
  loop [always] n2 n3
}
Post { # Post
  n4: circle label:"Sent"
}
"""


def boxes(drawing: Drawing) -> list[Box]:
    return [Box.around(sign.center, SIGN_SIZE, SIGN_SIZE) for sign in drawing.signs]


@pytest.mark.parametrize("orientation", ["horizontal", "vertical"])
@pytest.mark.parametrize(("before", "after"), PAIRS, ids=[f"{one} {two}" for one, two in pairwise(NAMES)])
def test_a_union_of_two_processes_has_no_fault(
    before: Diagram, after: Diagram, orientation: Orientation
) -> None:
    drawing = draw_comparison(compare(before, after), orientation=orientation)
    assert faults(drawing) == []


@pytest.mark.parametrize("orientation", ["horizontal", "vertical"])
@pytest.mark.parametrize(("name", "process"), CATALOGUE, ids=NAMES)
def test_a_picture_of_an_edit_has_no_fault(name: str, process: Diagram, orientation: Orientation) -> None:
    gone = process.nodes[4].id
    # What is left without a neighbour and gets another name is another step.
    beside = {edge.target for edge in process.edges if edge.source == gone}
    beside |= {edge.source for edge in process.edges if edge.target == gone}
    other = next(node.id for node in process.nodes[5:] if node.id not in beside)
    edited = shuffled(altered(without(process, gone), other, label="Something else"), 1)
    drawing = draw_comparison(compare(process, edited), orientation=orientation)
    assert faults(drawing) == []
    assert [sign.mark for sign in drawing.signs] == [Mark.REMOVED, Mark.ALTERED]


@pytest.mark.parametrize("seed", range(20))
def test_arbitrary_unions_have_no_fault(seed: int) -> None:
    assert faults(draw_comparison(compare(random_diagram(seed), random_diagram(seed + 1)))) == []


@pytest.mark.parametrize(("before", "after"), PAIRS[:4], ids=NAMES[:4])
@pytest.mark.parametrize("orientation", ["horizontal", "vertical"])
def test_signs_cover_nothing(before: Diagram, after: Diagram, orientation: Orientation) -> None:
    drawing = draw_comparison(compare(before, after), orientation=orientation)
    page = Box(0, 0, drawing.width, drawing.height)
    labels = [edge.label.box for edge in drawing.edges if edge.label]
    found = boxes(drawing)
    assert len(found) > 20
    for number, box in enumerate(found):
        assert page.contains(box)
        assert not any(box.overlaps(label) for label in labels)
        assert not any(box.overlaps(other) for other in found[:number])
        assert sum(box.overlaps(node.box) for node in drawing.nodes) <= 1


def test_everything_that_is_not_as_before_has_a_sign_but_edges() -> None:
    comparison = compare(analyze(SHOP).diagram, analyze(NEW).diagram)
    marks = comparison.marks
    expected = [mark for part in (marks.lanes, marks.loops, marks.nodes) for mark in part]
    drawing = draw_comparison(comparison)
    assert [sign.mark for sign in drawing.signs] == [mark for mark in expected if mark is not Mark.UNCHANGED]


def test_a_comparison_without_changes_is_the_picture_itself() -> None:
    process = analyze(SHOP).diagram
    drawing = draw_comparison(compare(process, process))
    assert drawing.signs == ()
    assert drawing._replace(marks=None) == draw(process)


def test_every_group_carries_its_mark() -> None:
    comparison = compare(analyze(SHOP).diagram, analyze(NEW).diagram)
    root = ET.fromstring(to_svg(draw_comparison(comparison), comparison.title_in("en", "Shop")))  # noqa: S314
    union, marks = comparison.union, comparison.marks
    for name, ids, found in (
        ("lane", [lane.id for lane in union.lanes], marks.lanes),
        ("node", [node.id for node in union.nodes], marks.nodes),
        ("edge", [edge.id for edge in union.edges], marks.edges),
        ("loop", [" ".join(loop.nodes) for loop in union.loops], marks.loops),
    ):
        groups = {group.get(f"data-{name}"): group.get("class", "") for group in root.iter(f"{SVG}g")}
        for id_, mark in zip(ids, found, strict=True):
            assert f"fz-{mark}" in groups[id_].split()
    assert root.findtext(f"{SVG}title") == "Changes to Shop"


@pytest.mark.parametrize("seed", range(10))
def test_every_change_leads_to_its_place_in_the_picture(seed: int) -> None:
    before, after = random_diagram(seed), random_diagram(seed + 1)
    members = [node.id for node in before.nodes][:3]
    before = before._replace(loops=(Loop("while it lasts", tuple(members), NOWHERE, 1),))
    comparisons = compare(before, after), compare(after, before), compare(before, without(before, members[0]))
    for comparison in comparisons:
        picture = to_svg(draw_comparison(comparison, "flow"), "Title")
        assert comparison.changes
        for change in comparison.changes:
            assert f'data-{change.part}="{change.drawn}"' in picture


def test_the_geometry_tells_the_marks() -> None:
    comparison = compare(analyze(SHOP).diagram, analyze(NEW).diagram)
    data = to_data(draw_comparison(comparison))
    for name, marks in comparison.marks._asdict().items():
        found = data[name]
        assert isinstance(found, list)
        assert [part["mark"] for part in found] == list(marks)
    plain = to_data(draw(comparison.union))
    assert isinstance(plain["nodes"], list)
    assert all("mark" not in part for part in plain["nodes"])
