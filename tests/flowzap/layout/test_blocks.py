import pytest

from gallery.flowzap import Diagram
from gallery.flowzap.layout import place
from gallery.flowzap.layout.blocks import Blocks
from tests.flowzap.diagrams import catalogue, diagram, edge, node, random_diagram

DOWN_AND_UP = diagram(
    "AB",
    [node(1), node(2), node(3, "B"), node(4, "B"), node(5), node(6)],
    [
        edge(1, 1, "right", 2, "left"),
        edge(2, 2, "bottom", 3, "top"),
        edge(3, 3, "right", 4, "left"),
        edge(4, 4, "top", 5, "bottom"),
        edge(5, 5, "right", 6, "left"),
    ],
)
THROUGH = diagram(
    "ABC",
    [node(1), node(2), node(3, "B"), node(4, "B"), node(5, "C"), node(6), node(7)],
    [
        edge(1, 1, "right", 2, "left"),
        edge(2, 2, "bottom", 3, "top"),
        edge(3, 3, "right", 4, "left"),
        edge(4, 4, "bottom", 5, "top"),
        edge(5, 5, "right", 6, "bottom"),
        edge(6, 6, "right", 7, "left"),
    ],
)


def blocks(process: Diagram) -> Blocks:
    placement = place(process)
    flow = placement.flow
    return Blocks(process, flow.graph, placement.layering, flow.rows)


def test_a_run_of_a_lane_is_one_block() -> None:
    runs = blocks(DOWN_AND_UP)
    assert runs.block_of == [0, 0, 1, 1, 2, 2]
    assert runs.width == [2, 2, 2]
    assert runs.least_columns == 4


def test_a_run_slides_under_another_one() -> None:
    flow, columns = place(DOWN_AND_UP).flow, blocks(DOWN_AND_UP).placed(4)
    assert flow.columns == (0, 1, 1, 2, 2, 3)
    assert columns == [0, 1, 1, 2, 2, 3]
    assert max(blocks(THROUGH).placed(1)) < max(place(THROUGH).flow.columns)


def test_an_edge_passes_a_lane_on_the_side_where_the_flow_has_it() -> None:
    columns = blocks(THROUGH).placed(1)
    assert columns[5] > columns[3]


def test_runs_that_the_flow_has_above_each_other_stay_so() -> None:
    nodes = [node(1), node(2), node(3, "B"), node(4, "B"), node(5, "B"), node(6, "B")]
    twins = [
        edge(1, 1, "right", 2, "left"),
        edge(2, 1, "bottom", 3, "top"),
        edge(3, 2, "bottom", 4, "top"),
        edge(4, 3, "right", 5, "left"),
        edge(5, 4, "right", 6, "left"),
    ]
    assert place(diagram("AB", nodes, twins)).flow.columns == (0, 1, 0, 1, 1, 2)
    assert blocks(diagram("AB", nodes, twins)).block_of == [0, 0, 1, 1, 1, 1]


@pytest.mark.parametrize(
    "process", [process for _, process in catalogue()] + [random_diagram(seed) for seed in range(40)]
)
def test_what_the_flow_separates_stays_separate_in_any_width(process: Diagram) -> None:
    flow = place(process).flow
    runs = blocks(process)
    bound = [node for node in range(len(process.nodes)) if node not in runs.graph.satellites]
    for count in range(runs.least_columns, flow.column_count + 1):
        columns = runs.placed(count)
        for a in bound:
            assert 0 <= columns[a] < max(count, runs.least_columns)
            for b in bound:
                if flow.graph.lanes[a] == flow.graph.lanes[b] and flow.columns[a] < flow.columns[b]:
                    assert columns[a] < columns[b]


def test_a_satellite_goes_where_its_only_neighbour_goes() -> None:
    process = diagram("ABC", [*THROUGH.nodes, node(8, "B")], [*THROUGH.edges, edge(7, 7, "bottom", 8, "top")])
    runs = blocks(process)
    assert runs.graph.satellites == {7}
    columns = runs.placed(runs.least_columns)
    assert columns[7] == columns[6]
    assert columns[:7] == blocks(THROUGH).placed(1)
