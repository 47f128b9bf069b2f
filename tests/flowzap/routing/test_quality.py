"""Each fault is found when it is there: the predicates that other tests lean on."""

from collections.abc import Callable, Iterator
from itertools import pairwise, product

import pytest

from gallery.flowzap import Drawing, draw, figures_of
from gallery.flowzap.drawing import DrawnLoop, EdgeLabel, TextBlock
from gallery.flowzap.geometry import Box, Point, segment_box
from gallery.flowzap.model import Loop
from gallery.flowzap.routing import quality
from gallery.flowzap.routing.quality import bends, crossings, length
from gallery.flowzap.textmetrics import LABEL
from tests.flowzap.diagrams import NOWHERE, diagram, edge, node, random_diagram

SOUND = draw(
    diagram(
        "AB",
        [node(1), node(2), node(3, "B")],
        [edge(1, 1, "right", 2, "left", "Yes"), edge(2, 1, "bottom", 3, "top", "No")],
    )
)

TEXT = TextBlock(("Yes",), (10.0,), *LABEL)


def with_points(number: int, *points: tuple[float, float]) -> Drawing:
    edges = list(SOUND.edges)
    edges[number] = edges[number]._replace(points=tuple(Point(*point) for point in points))
    return SOUND._replace(edges=tuple(edges))


def with_label(number: int, box: Box) -> Drawing:
    edges = list(SOUND.edges)
    edges[number] = edges[number]._replace(label=EdgeLabel("Yes", box, TEXT))
    return SOUND._replace(edges=tuple(edges))


def with_node(number: int, box: Box) -> Drawing:
    nodes = list(SOUND.nodes)
    nodes[number] = nodes[number]._replace(box=box)
    return SOUND._replace(nodes=tuple(nodes))


def with_loop(
    *ids: str, pill: Box | None = None, frame: Box | None = None, badges: tuple[Box, ...] = ()
) -> Drawing:
    pills = (pill or Box.around(Point(SOUND.width - 30, SOUND.height - 20), 20, 10),)
    loop = DrawnLoop(Loop("", ids, NOWHERE, 1), "", TEXT, pills, (frame,) if frame else (), badges)
    return SOUND._replace(loops=(loop,))


FIRST, SECOND, THIRD = (drawn.box for drawn in SOUND.nodes)
RIGHT, LEFT = Point(FIRST.right, FIRST.center.y), Point(SECOND.left, SECOND.center.y)


def test_a_sound_drawing_has_none() -> None:
    assert quality.faults(SOUND) == []
    assert quality.faults(with_loop("n1", frame=FIRST.grown(5))) == []
    assert quality.faults(with_loop("n3", badges=(Box.around(Point(THIRD.right, THIRD.bottom), 9, 9),))) == []


FAULTY = {
    "a node on another": (quality.overlapping_nodes, with_node(1, FIRST)),
    "an edge through a node": (
        quality.edges_through_nodes,
        with_points(1, (FIRST.left - 30, SECOND.center.y), (SECOND.right, SECOND.center.y)),
    ),
    "an edge through a header": (
        quality.edges_through_nodes,
        with_points(1, (9, THIRD.bottom + 2), (THIRD.right, THIRD.bottom + 2)),
    ),
    "an edge on another": (quality.shared_stretches, with_points(1, RIGHT, LEFT)),
    "an end off the outline": (quality.wrong_ends, with_points(0, RIGHT, (LEFT.x - 5, LEFT.y))),
    "ends exchanged": (quality.wrong_ends, with_points(0, LEFT, RIGHT)),
    "a slanted edge": (quality.crooked_segments, with_points(0, RIGHT, (LEFT.x, LEFT.y + 9))),
    "a tiny segment": (
        quality.crooked_segments,
        with_points(0, RIGHT, (LEFT.x - 9, RIGHT.y), (LEFT.x - 9, RIGHT.y + 2), (LEFT.x, RIGHT.y + 2)),
    ),
    "an edge that doubles back": (
        quality.crooked_segments,
        with_points(0, RIGHT, (LEFT.x + 20, RIGHT.y), LEFT),
    ),
    "a node outside its lane": (quality.strays, with_node(2, FIRST)),
    "an edge outside the page": (quality.strays, with_points(0, RIGHT, (SOUND.width + 9, RIGHT.y))),
    "a label on a node": (quality.covered_labels, with_label(0, FIRST)),
    "a label on an edge": (
        quality.covered_labels,
        with_label(0, Box.around(SOUND.edges[1].points[0], 20, 20)),
    ),
    "a label far away": (
        quality.covered_labels,
        with_label(0, Box.around(Point(SOUND.width - 20, SOUND.height - 20), 10, 10)),
    ),
    "a pill on a node": (quality.covered_labels, with_loop("n3", pill=FIRST)),
    "a pill on an edge": (
        quality.unclear_loops,
        with_loop("n3", pill=Box.around(Point((RIGHT.x + LEFT.x) / 2, RIGHT.y), 4, 4)),
    ),
    "a pill outside the page": (quality.strays, with_loop("n3", pill=Box(-9, 0, 9, 9))),
    "a foreign node in a frame": (
        quality.unclear_loops,
        with_loop("n1", frame=Box(FIRST.left - 5, FIRST.top - 5, SECOND.right + 5, SECOND.bottom + 5)),
    ),
    "a node outside its frame": (quality.unclear_loops, with_loop("n1", "n2", frame=FIRST.grown(5))),
    "a badge on another node": (quality.unclear_loops, with_loop("n1", badges=(SECOND,))),
    "a badge off its node": (quality.unclear_loops, with_loop("n1", badges=(THIRD.grown(-9),))),
    "a badge on an edge": (
        quality.unclear_loops,
        with_loop("n1", badges=(Box.around(RIGHT, 10, 10),)),
    ),
    "a badge on its pill": (
        quality.unclear_loops,
        with_loop("n1", pill=FIRST.grown(-9), badges=(FIRST.grown(-12),)),
    ),
}


@pytest.mark.parametrize(("find", "drawing"), FAULTY.values(), ids=FAULTY.keys())
def test_a_fault_is_found(find: Callable[[Drawing], Iterator[str]], drawing: Drawing) -> None:
    assert list(find(drawing))


def test_crossings_and_bends_are_counted() -> None:
    crossed = with_points(
        1, (RIGHT.x + 9, RIGHT.y - 40), (RIGHT.x + 9, RIGHT.y + 40), (RIGHT.x, RIGHT.y + 40)
    )
    assert quality.crossings(SOUND) == 0
    assert quality.crossings(crossed) == 1
    assert quality.bends(crossed) == quality.bends(SOUND) + 1


def test_figures_tell_what_was_counted() -> None:
    drawing = draw(random_diagram(7))
    figures = figures_of(drawing)
    assert figures == (crossings(drawing), bends(drawing), length(drawing), drawing.width, drawing.height)
    assert figures.aspect == drawing.width / drawing.height


@pytest.mark.parametrize("seed", range(12))
def test_crossings_are_those_of_every_pair_of_segments(seed: int) -> None:
    drawing = draw(random_diagram(seed))
    segments = [
        (edge.edge.id, segment_box(start, end))
        for edge in drawing.edges
        for start, end in pairwise(edge.points)
    ]
    pairs = product(segments, segments)
    assert crossings(drawing) == sum(
        one != other and row.left < column.left < row.right and column.top < row.top < column.bottom
        for (one, row), (other, column) in pairs
        if row.height < row.width and column.height >= column.width
    )
