from itertools import combinations, pairwise

import pytest

from gallery.flowzap import Diagram, Side, draw
from gallery.flowzap.layout import place
from gallery.flowzap.routing.grid import Grid
from gallery.flowzap.routing.paths import find_paths
from gallery.flowzap.routing.stretches import Stretches
from gallery.flowzap.routing.tracks import CROWD, SAME_PLACE, order_verticals
from tests.flowzap.diagrams import catalogue, diagram, edge, node, random_diagram
from tests.flowzap.noise import calls


@pytest.mark.parametrize(
    "process", [process for _, process in catalogue()] + [random_diagram(seed) for seed in range(40)]
)
def test_verticals_that_overlap_on_a_line_have_different_offsets(process: Diagram) -> None:
    layout = place(process).flow
    grid = Grid(layout)
    paths = find_paths(layout, grid).paths
    verticals = Stretches(layout, paths).verticals
    order_verticals(layout, grid, paths, verticals, set())
    for line in verticals.values():
        for a, b in combinations(line, 2):
            if a.low < b.high and b.low < a.high:
                assert a.offset != b.offset


def test_in_a_crowd_every_stretch_has_a_track_of_its_own() -> None:
    edges = [edge(number, 1, "right", 2, "left") for number in range(1, CROWD + 10)]
    drawing = draw(diagram("A", [node(1), node(2)], edges))
    heights = [drawn.points[0].y for drawn in drawing.edges]
    assert all(len(drawn.points) == 2 for drawn in drawing.edges)
    assert min(b - a for a, b in pairwise(sorted(heights))) > SAME_PLACE


def tangle(count: int) -> Diagram:
    """Make that many edges, with labels, between any sides of four nodes."""
    sides = list(Side)
    edges = [
        edge(n, n * 7 % 4 + 1, sides[n % 4], n * 5 % 3 + 1, sides[n // 4 % 4], "Yes")
        for n in range(1, count + 1)
    ]
    return diagram("AB", [node(1), node(2, "B"), node(3), node(4, "B")], edges)


def test_twice_the_edges_between_few_nodes_take_hardly_more_than_twice_the_work() -> None:
    small, large = tangle(200), tangle(400)
    for_large, for_small = calls(draw, large, small)
    assert for_large <= 2.5 * for_small
