import pytest

from gallery.flowzap import Diagram
from gallery.flowzap.layout import place
from tests.flowzap.diagrams import catalogue, diagram, edge, node, random_diagram


def test_a_straight_run_stays_in_its_row() -> None:
    nodes = [node(1), node(2), node(3)]
    layout = place(diagram("A", nodes, [edge(1, 1, "right", 2, "left"), edge(2, 2, "right", 3, "left")])).flow
    assert layout.rows == (0, 0, 0)


@pytest.mark.parametrize(("out", "into", "row"), [("bottom", "top", 1), ("top", "bottom", -1)])
def test_a_branch_stands_where_its_handle_faces(out: str, into: str, row: int) -> None:
    nodes = [node(1), node(2), node(3)]
    layout = place(diagram("A", nodes, [edge(1, 1, "right", 2, "left"), edge(2, 1, out, 3, into)])).flow
    assert layout.rows == (0, 0, row)
    assert layout.row_ranges == ((min(0, row), max(0, row)),)


@pytest.mark.parametrize(
    "process", [process for _, process in catalogue()] + [random_diagram(seed) for seed in range(40)]
)
def test_no_two_nodes_share_a_place(process: Diagram) -> None:
    layout = place(process).flow
    places = {
        (figure.node.lane, column, row)
        for figure, column, row in zip(layout.figures, layout.columns, layout.rows, strict=True)
    }
    assert len(places) == len(process.nodes)
    ranges = dict(zip((lane.id for lane in process.lanes), layout.row_ranges, strict=True))
    assert all(ranges[lane][0] <= row <= ranges[lane][1] for lane, _, row in places)
