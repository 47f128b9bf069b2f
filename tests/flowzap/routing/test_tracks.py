from itertools import combinations

import pytest

from gallery.flowzap import Diagram
from gallery.flowzap.layout import place
from gallery.flowzap.routing.grid import Grid
from gallery.flowzap.routing.paths import find_paths
from gallery.flowzap.routing.stretches import Stretches
from gallery.flowzap.routing.tracks import order_verticals
from tests.flowzap.diagrams import catalogue, random_diagram


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
