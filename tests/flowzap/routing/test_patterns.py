from itertools import pairwise, product

import pytest

from gallery.flowzap import Diagram, Side
from gallery.flowzap.layout import place
from gallery.flowzap.routing.grid import Grid
from gallery.flowzap.routing.paths import find_paths
from gallery.flowzap.routing.patterns import candidates
from tests.flowzap.diagrams import catalogue, diagram, edge, node, random_diagram

CHAIN = place(
    diagram(
        "AB",
        [node(1), node(2), node(3), node(4, "B")],
        [edge(1, 1, "right", 2, "left"), edge(2, 2, "right", 3, "left"), edge(3, 2, "bottom", 4, "top")],
    )
).flow


@pytest.mark.parametrize(("out", "into"), list(product(Side, Side)))
@pytest.mark.parametrize(("source", "target"), [(0, 0), (0, 1), (0, 2), (2, 0), (1, 3), (3, 0)])
def test_every_pair_of_handles_has_a_route_of_at_most_four_bends(
    source: int, target: int, out: Side, into: Side
) -> None:
    grid = Grid(CHAIN)
    begin, finish = (
        (grid.x_of[number], grid.y_of[number], side) for number, side in ((source, out), (target, into))
    )
    routes = candidates(grid, begin, finish)
    assert routes
    for route in routes:
        assert route[0] == begin[:2]
        assert route[-1] == finish[:2]
        assert len(route) <= 6
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(route))


def test_a_free_neighbour_is_reached_straight() -> None:
    grid = Grid(CHAIN)
    ports = (grid.x_of[0], grid.y_of[0], Side.RIGHT), (grid.x_of[1], grid.y_of[1], Side.LEFT)
    assert candidates(grid, *ports) == [(ports[0][:2], ports[1][:2])]


@pytest.mark.parametrize(
    "process", [process for _, process in catalogue()] + [random_diagram(seed) for seed in range(30)]
)
def test_no_chosen_route_meets_a_foreign_node(process: Diagram) -> None:
    layout = place(process).flow
    grid = Grid(layout)
    taken = set(zip(grid.x_of, grid.y_of, strict=True))
    for path in find_paths(layout, grid).paths:
        for (x0, y0), (x1, y1) in pairwise(path):
            covered = {
                (x, y)
                for x in range(min(x0, x1), max(x0, x1) + 1)
                for y in range(min(y0, y1), max(y0, y1) + 1)
            }
            assert covered & taken <= {path[0], path[-1]}
