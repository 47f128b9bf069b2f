import pytest

from gallery.flowzap import Diagram, Side
from gallery.flowzap.graph import Graph
from gallery.flowzap.layout.columns import assign_columns, drop_empty, least_step
from tests.flowzap.diagrams import catalogue, diagram, edge, node, random_diagram


def columns(process: Diagram) -> list[int]:
    return assign_columns(process, Graph(process)).columns


def test_a_chain_runs_to_the_right() -> None:
    nodes = [node(1), node(2), node(3)]
    assert columns(diagram("A", nodes, [edge(1, 1, "right", 2, "left"), edge(2, 2, "right", 3, "left")])) == [
        0,
        1,
        2,
    ]


def test_order_follows_the_edges_not_the_ids() -> None:
    nodes = [node(1), node(2), node(3)]
    edges = [edge(1, 3, "right", 1, "left"), edge(2, 1, "right", 2, "left")]
    assert columns(diagram("A", nodes, edges)) == [1, 2, 0]


def test_an_edge_that_points_left_puts_its_target_left() -> None:
    assert columns(diagram("A", [node(1), node(2)], [edge(1, 1, "left", 2, "right")])) == [1, 0]


def test_the_edge_that_closes_a_cycle_is_the_back_edge() -> None:
    nodes = [node(1), node(2), node(3)]
    edges = [edge(1, 1, "right", 2, "left"), edge(2, 2, "right", 3, "left"), edge(3, 3, "right", 1, "left")]
    assert columns(diagram("A", nodes, edges)) == [0, 1, 2]


@pytest.mark.parametrize(
    ("sides", "lanes_down", "step"),
    [
        (("right", "left"), 0, 1),
        (("bottom", "top"), 1, 0),
        (("bottom", "top"), 0, 0),
        (("bottom", "top"), -1, 1),
        (("top", "bottom"), -2, 0),
        (("top", "bottom"), 1, 1),
        (("top", "top"), 0, 1),
        (("right", "right"), 1, 0),
        (("left", "right"), 0, None),
        (("left", "bottom"), 1, None),
    ],
)
def test_what_handles_ask_for(sides: tuple[str, str], lanes_down: int, step: int | None) -> None:
    assert least_step(Side(sides[0]), Side(sides[1]), lanes_down) == step


@pytest.mark.parametrize(
    "process", [process for _, process in catalogue()] + [random_diagram(seed) for seed in range(40)]
)
def test_every_constraint_holds_after_tightening(process: Diagram) -> None:
    layering = assign_columns(process, Graph(process))
    assert sorted(layering.order) == list(range(len(process.nodes)))
    for constraint in layering.constraints:
        assert layering.columns[constraint.right] >= layering.columns[constraint.left] + constraint.step


def test_empty_columns_are_dropped() -> None:
    assert drop_empty([4, 0, 9, 4]) == (1, 0, 2, 1)
