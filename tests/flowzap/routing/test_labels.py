"""Labels: on nothing else, near their source, told apart from their neighbours, at no cost in room."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest

from gallery.flowzap import Diagram, Drawing, Orientation, draw
from gallery.flowzap.geometry import Box, Point, distance, segment_box
from gallery.flowzap.routing.assembly import Assembly
from gallery.flowzap.routing.chips import label_chip
from gallery.flowzap.routing.labels import Placed, place_labels
from gallery.flowzap.routing.quality import faults
from tests.flowzap.diagrams import catalogue, diagram, edge, node, random_diagram

CATALOGUE = catalogue()
ORIENTATIONS: tuple[Orientation, ...] = ("horizontal", "vertical")
FARTHEST = {"horizontal": 60, "vertical": 140}
"""Px between a label and its source; in narrow columns it stands where its edge has turned off."""
ROUNDS = {"horizontal": 2, "vertical": 3}
"""Times that a real process gets its places in px: columns grow only for labels that have no other place."""
PAGE = [Box(0, 0, 600, 300)]
HEADER = 50.0


def placed(routes: Sequence[Sequence[tuple[float, float]]], texts: Sequence[str], *nodes: Box) -> Placed:
    points = [[Point(*point) for point in route] for route in routes]
    chips = [label_chip(text) if text else None for text in texts]
    return place_labels(chips, points, nodes, [], [], PAGE, HEADER)


def labels_with_distances(drawing: Drawing) -> Iterator[tuple[str, Box, float, float]]:
    """Yield every label with its distances to its own edge and to the nearest other."""
    for drawn in drawing.edges:
        if drawn.label:
            to = {
                other.edge.id: min(
                    distance(drawn.label.box, segment_box(*ends)) for ends in pairwise(other.points)
                )
                for other in drawing.edges
            }
            own = to.pop(drawn.edge.id)
            yield drawn.edge.id, drawn.label.box, own, min(to.values(), default=float("inf"))


def test_a_label_stands_on_its_line_behind_the_source() -> None:
    box = placed([[(100, 100), (400, 100)]], ["Yes"]).labels[0]
    assert box.center.y == 100
    assert 100 < box.left < 110
    assert (box.width, box.height) == label_chip("Yes")[1:]


def test_on_a_short_straight_edge_it_stands_in_the_middle() -> None:
    box = placed([[(100, 100), (190, 100)]], ["Yes"]).labels[0]
    assert 100 < box.left < box.right < 190 - 9
    assert abs((box.left - 100) - (190 - box.right)) < 20


def test_it_stands_beside_a_line_that_is_too_short_for_it() -> None:
    box = placed([[(200, 100), (200, 130)]], ["Order approved"]).labels[0]
    assert box.left > 200
    assert distance(box, Box(200, 100, 200, 130)) < 6


def test_it_slides_past_what_is_in_the_way() -> None:
    result = placed([[(100, 100), (500, 100)], [(130, 20), (130, 200)]], ["Yes", ""])
    assert result.labels[0].left > 130
    assert not result.crowded_labels


def test_it_keeps_off_headers_borders_and_the_end_of_the_page() -> None:
    short = placed(
        [[(54, 20), (54, 60)], [(300, 4), (560, 4)], [(590, 20), (590, 60)]], ["Order approved"] * 3
    )
    for box in short.labels.values():
        assert HEADER <= box.left < box.right <= 600
        assert 0 <= box.top < box.bottom <= 300


def test_labels_of_parallel_edges_stand_apart_each_nearer_to_its_own() -> None:
    lines = Box(100, 100, 500, 100), Box(100, 112, 500, 112)
    result = placed(
        [[(line.left, line.top), (line.right, line.top)] for line in lines], ["Order approved", "Invoice"]
    )
    first, second = result.labels.values()
    assert not first.overlaps(second)
    assert distance(first, lines[0]) < distance(first, lines[1])
    assert distance(second, lines[1]) < distance(second, lines[0])


def test_it_does_not_cover_another_stretch_of_its_own_edge() -> None:
    route = [(200, 100), (200, 160), (212, 160), (212, 100)]
    box = placed([route], ["Again"]).labels[0]
    assert not box.overlaps(Box(212, 100, 212, 160))


def test_between_others_it_is_crowded_but_covers_nothing() -> None:
    routes = [[(x, 100), (x, 160)] for x in (300, 312, 324, 336)]
    result = placed(routes, ["", "Yes", "", ""])
    assert result.crowded_labels == [1]
    assert result.lost_labels == []
    assert not any(result.labels[1].overlaps(Box(x, 100, x, 160)) for x in (300, 312, 324, 336))


@pytest.mark.parametrize("orientation", ORIENTATIONS)
@pytest.mark.parametrize(("name", "process"), CATALOGUE, ids=[name for name, _ in CATALOGUE])
def test_in_real_processes_labels_stand_at_their_source(
    name: str, process: Diagram, orientation: Orientation
) -> None:
    drawing = draw(process, "flow", orientation)
    lanes = [lane.box for lane in drawing.lanes]
    for drawn in drawing.edges:
        if drawn.label:
            start = segment_box(drawn.points[0], drawn.points[0])
            assert distance(drawn.label.box, start) <= FARTHEST[orientation], drawn.edge.id
            assert sum(lane.overlaps(drawn.label.box) for lane in lanes) == 1, drawn.edge.id


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_real_processes_need_no_further_room(
    orientation: Orientation, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds = []
    settle = Assembly.settle

    def counted(assembly: Assembly, widened: Counter[int]) -> None:
        rounds.append(assembly)
        settle(assembly, widened)

    monkeypatch.setattr(Assembly, "settle", counted)
    for _, process in CATALOGUE:
        draw(process, "flow", orientation)
    assert len(set(rounds)) == len(CATALOGUE)
    assert max(Counter(rounds).values()) <= ROUNDS[orientation]


@pytest.mark.parametrize("orientation", ORIENTATIONS)
@pytest.mark.parametrize("seed", range(80))
def test_arbitrary_diagrams_have_no_fault_and_no_doubt_whose_a_label_is(
    seed: int, orientation: Orientation
) -> None:
    drawing = draw(random_diagram(seed), "flow", orientation)
    assert faults(drawing) == []
    for name, _, own, other in labels_with_distances(drawing):
        assert own <= other + 0.01, name


@pytest.mark.parametrize("count", [2, 3, 6])
@pytest.mark.parametrize("side", ["right", "bottom"])
def test_many_labelled_edges_between_two_nodes(side: str, count: int) -> None:
    into = {"right": "left", "bottom": "top"}[side]
    edges = [edge(number, 1, side, 2, into, f"Reason {number}") for number in range(1, count + 1)]
    drawing = draw(diagram("A", [node(1), node(2)], edges), "flow")
    assert [drawn.label.text for drawn in drawing.edges if drawn.label] == [e.label for e in edges]
    assert faults(drawing) == []


def test_room_is_made_where_a_label_turns_to() -> None:
    """Two edges leave at the bottom; the first has only the header beside it until its channel grows."""
    edges = [edge(1, 1, "bottom", 2, "top", "Order approved by hand"), edge(2, 1, "bottom", 2, "right", "No")]
    bare = [edge(1, 1, "bottom", 2, "top"), edge(2, 1, "bottom", 2, "right", "No")]
    with_label, without = (draw(diagram("A", [node(1), node(2)], some), "flow") for some in (edges, bare))
    assert faults(with_label) == []
    assert without.width < with_label.width < without.width + 2 * label_chip("Order approved by hand").width
