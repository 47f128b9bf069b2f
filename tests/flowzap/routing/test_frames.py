"""Loops: frames around what stands together, badges on what does not; never on anything else."""

import random

import pytest

from gallery.flowzap import Diagram, Drawing, Edge, Loop, Node, Orientation, Shape, draw
from gallery.flowzap.drawing import DrawnLoop
from gallery.flowzap.geometry import Box
from gallery.flowzap.routing.frames import BARE_PILL_WIDTH, NESTING
from gallery.flowzap.routing.quality import faults
from tests.flowzap.diagrams import NOWHERE, catalogue, diagram, edge, node, random_diagram
from tests.flowzap.noise import calls

CATALOGUE = catalogue()
ORIENTATIONS: tuple[Orientation, ...] = ("horizontal", "vertical")
TEXTS = ("until done", "for each visitor", "retry with growing pauses", "", "until all replicas confirm")


def loop(*numbers: int, condition: str = "until done") -> Loop:
    return Loop(condition, tuple(f"n{number}" for number in numbers), NOWHERE, 1)


def chain(*lanes: str) -> tuple[list[Node], list[Edge]]:
    """Make nodes in these lanes, each joined to the next from left to right."""
    nodes = [node(number, lane) for number, lane in enumerate(lanes, start=1)]
    return nodes, [edge(n, n, "right", n + 1, "left") for n in range(1, len(lanes))]


def drawn(lanes: str, process: tuple[list[Node], list[Edge]], *loops: Loop) -> Drawing:
    drawing = draw(diagram(lanes, *process, *loops), "flow")
    assert faults(drawing) == []
    return drawing


def only(drawing: Drawing) -> DrawnLoop:
    (found,) = drawing.loops
    return found


def boxes(drawing: Drawing) -> dict[str, Box]:
    return {drawn.node.id: drawn.box for drawn in drawing.nodes}


def test_nodes_that_stand_together_share_a_frame() -> None:
    drawing = drawn("A", chain(*"AAAA"), loop(2, 3))
    found, places = only(drawing), boxes(drawing)
    (frame,) = found.frames
    assert [name for name, box in places.items() if frame.contains(box)] == ["n2", "n3"]
    assert found.badges == ()
    assert found.text == "until done"
    (pill,) = found.pills
    assert frame.contains(pill)


def test_a_foreign_node_splits_a_frame_and_the_second_part_has_a_bare_pill() -> None:
    found = only(drawn("A", chain(*"AAAA"), loop(1, 3)))
    assert len(found.frames) == len(found.pills) == 2
    assert found.pills[0].width > BARE_PILL_WIDTH == found.pills[1].width


SCATTERED = {
    "more than two parts": ("A", chain(*"AAAAAA"), loop(1, 3, 5)),
    "lanes with another between": ("ABC", chain(*"ABC"), loop(1, 3)),
    "mostly empty": ("AB", chain(*"ABBBBBBA"), loop(1, 8)),
}


@pytest.mark.parametrize(("lanes", "process", "repeated"), SCATTERED.values(), ids=SCATTERED)
def test_nodes_far_apart_get_badges_and_one_pill(
    lanes: str, process: tuple[list[Node], list[Edge]], repeated: Loop
) -> None:
    drawing = drawn(lanes, process, repeated)
    found, places = only(drawing), boxes(drawing)
    assert found.frames == ()
    assert len(found.pills) == 1
    assert len(found.badges) == len(repeated.nodes)
    for name, badge in zip(repeated.nodes, found.badges, strict=True):
        assert badge.overlaps(places[name])
    first = places[repeated.nodes[0]]
    assert min(abs(found.pills[0].bottom - first.top), abs(found.pills[0].top - first.bottom)) < 10
    assert (found.mark, found.text) == ("", "until done")


def test_several_scattered_loops_are_numbered() -> None:
    loops = loop(1, 3), loop(4, 6), loop(4, 5), loop(1, 6, condition="")
    drawing = drawn("ABC", chain(*"ABCABC"), *loops)
    by_nodes = {found.loop.nodes: found for found in drawing.loops}
    assert [found.loop for found in drawing.loops] == list(loops)
    marked = [found for found in drawing.loops if found.badges]
    assert [found.mark for found in marked] == [str(number) for number in range(1, len(marked) + 1)]
    assert by_nodes["n1", "n3"].text == "1 · until done"
    assert by_nodes["n1", "n6"].text == by_nodes["n1", "n6"].mark


def test_a_nested_frame_lies_inside_with_room_for_both_pills() -> None:
    inner, outer = drawn("A", chain(*"AAAA"), loop(2, 3, condition="each test"), loop(1, 2, 3, 4)).loops
    (small,), (large,) = inner.frames, outer.frames
    assert large.left + NESTING <= small.left
    assert small.right + NESTING <= large.right
    assert large.top + outer.pills[0].height <= small.top
    assert small.bottom + NESTING <= large.bottom


def test_frames_of_the_same_nodes_do_not_lie_on_each_other() -> None:
    first, second = drawn("A", chain(*"AA"), loop(1, 2), loop(1, 2, condition="each day")).loops
    (small,), (large,) = first.frames, second.frames
    assert large.contains(small, -NESTING)


def test_overlapping_frames_keep_their_borders_apart() -> None:
    first, second = drawn("A", chain(*"AAA"), loop(1, 2), loop(2, 3)).loops
    assert abs(first.frames[0].top - second.frames[0].top) >= NESTING
    assert abs(first.frames[0].bottom - second.frames[0].bottom) >= NESTING


def test_a_frame_is_as_wide_as_its_pill() -> None:
    long = "until every single replica has confirmed"
    found = only(drawn("A", chain("A"), loop(1, condition=long)))
    assert found.frames[0].contains(found.pills[0])


@pytest.mark.parametrize("side", ["top", "bottom"])
def test_a_pill_keeps_off_the_edges_of_its_node(side: str) -> None:
    nodes = [node(1), node(2), node(3)]
    edges = [edge(1, 1, side, 2, side), edge(2, 3, side, 2, side), edge(3, 2, "top", 3, "top")]
    found = only(drawn("A", (nodes, edges), loop(2, condition="until everybody agrees")))
    assert found.frames[0].contains(found.pills[0])


@pytest.mark.parametrize("shape", list(Shape))
def test_a_badge_leaves_the_text_of_its_node_free(shape: Shape) -> None:
    texts = ("Do it", "Check the order before the shipment of the new invoice")
    nodes = [node(1, "A", shape, texts[0]), node(2, "C", shape, texts[1])]
    drawing = drawn("ABC", (nodes, [edge(1, 1, "right", 2, "left")]), loop(1, 2))
    for found, badge in zip(drawing.nodes, only(drawing).badges, strict=True):
        block = found.figure.title
        text = Box.around(found.box.center, block.width, block.height)
        assert not badge.overlaps(text)


@pytest.mark.parametrize("mode", ["flow", "auto"])
def test_the_loops_of_the_catalogue_are_framed(mode: str) -> None:
    for name, process in CATALOGUE:
        for found in draw(process, mode).loops:  # type: ignore[arg-type]
            assert found.frames, name


def with_loops(process: Diagram, seed: int) -> Diagram:
    """Put up to six loops on a diagram: along its edges, anywhere, inside and over one another."""
    pick = random.Random(seed)  # noqa: S311 (no secret)
    ids = [node.id for node in process.nodes]
    after: dict[str, list[str]] = {}
    for joint in process.edges:
        after.setdefault(joint.source, []).append(joint.target)
    loops: list[Loop] = []
    for _ in range(pick.randint(1, 6)):
        kind = pick.random()
        if kind < 0.25 and loops:
            nodes = list(pick.choice(loops).nodes)
            nodes = nodes[: pick.randint(1, len(nodes))] if kind < 0.12 else [*nodes, pick.choice(ids)]
        elif kind < 0.7:
            nodes = [pick.choice(ids)]
            while len(nodes) < pick.randint(2, 6) and after.get(nodes[-1]):
                nodes.append(pick.choice(after[nodes[-1]]))
        else:
            nodes = pick.sample(ids, min(len(ids), pick.randint(2, 6)))
        loops.append(Loop(pick.choice(TEXTS), tuple(dict.fromkeys(nodes)), NOWHERE, 1))
    return process._replace(loops=tuple(loops))


@pytest.mark.parametrize("orientation", ORIENTATIONS)
@pytest.mark.parametrize("seed", range(80))
def test_any_loops_stay_clear(seed: int, orientation: Orientation) -> None:
    process = with_loops(random_diagram(seed), seed)
    drawing = draw(process, "flow", orientation)
    assert faults(drawing) == []
    assert [found.loop for found in drawing.loops] == list(process.loops)
    for found in drawing.loops:
        assert bool(found.frames) != bool(found.badges)
        assert len(found.pills) == max(1, len(found.frames))


def test_badges_that_have_no_room_left_are_not_looked_for_again_and_again() -> None:
    nodes, edges = chain(*"A" * 40)
    few, many = (diagram("A", nodes, edges, *[loop(*range(1, 41, 3))] * count) for count in (5, 100))
    for_many, for_few = calls(draw, many, few)
    assert for_many <= 20 * for_few
