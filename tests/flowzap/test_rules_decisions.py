import pytest

from tests.flowzap.advice import lane_advice

NODES = ['n1: diamond label:"Paid?"', 'n2: rectangle label:"b"', 'n3: rectangle label:"c"']


@pytest.mark.parametrize(
    ("exits", "found"),
    [
        (
            ["n2.handle(right) -> n3.handle(left)", "n3.handle(right) -> n1.handle(left)"],
            [("single-exit", 2)],
        ),
        (
            ["n1.handle(right) -> n2.handle(left)", "n2.handle(right) -> n3.handle(left)"],
            [("single-exit", 2)],
        ),
        (
            ["n1.handle(right) -> n2.handle(left)", 'n1.handle(bottom) -> n3.handle(left) [label="No"]'],
            [("unlabelled-exit", 5)],
        ),
        (
            [
                'n1.handle(right) -> n2.handle(left) [label="Yes"]',
                'n1.handle(bottom) -> n3.handle(left) [label="No"]',
            ],
            [],
        ),
    ],
)
def test_decision_has_labelled_exits(exits: list[str], found: list[tuple[str, int]]) -> None:
    assert lane_advice(*NODES, *exits) == found
