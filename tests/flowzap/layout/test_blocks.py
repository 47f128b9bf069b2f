from collections.abc import Sequence

from gallery.flowzap.layout.blocks import Blocks
from gallery.flowzap.layout.columns import assign_columns
from tests.flowzap.diagrams import catalogue, diagram, edge, node

TWO_RUNS = diagram(
    "AB",
    [node(1), node(2), node(3, "B"), node(4, "B"), node(5, "A")],
    [
        edge(1, 1, "right", 2, "left"),
        edge(2, 2, "bottom", 3, "top"),
        edge(3, 3, "right", 4, "left"),
        edge(4, 4, "top", 5, "bottom"),
    ],
)


def two_runs() -> Blocks:
    return Blocks(TWO_RUNS, assign_columns(TWO_RUNS, across_lanes=False))


def test_a_run_of_a_lane_is_one_block() -> None:
    blocks = two_runs()
    assert blocks.block_of == [0, 0, 2, 2, 4]
    assert blocks.width == {0: 2, 2: 2, 4: 1}
    assert blocks.least_budget == 3


def test_blocks_of_a_lane_do_not_overlap() -> None:
    for _, process in catalogue():
        blocks = Blocks(process, assign_columns(process, across_lanes=False))
        flow = assign_columns(process).columns
        for budget in range(blocks.least_budget, blocks.least_budget + 4):
            for starts in (blocks.near_neighbours(budget), blocks.squeezed(flow, budget)):
                assert all(0 <= start <= budget - blocks.width[root] for root, start in starts.items())


def test_the_search_takes_what_costs_least() -> None:
    """With a cost that likes the last block at the left, that is where it ends."""
    blocks = two_runs()

    def cost(columns: Sequence[int]) -> float:
        return abs(columns[4] - 2)

    starts = blocks.improved({0: 0, 2: 0, 4: 3}, 4, cost)
    assert starts[4] == 2
