from tests.flowzap.advice import lane_advice

FLOW = ['n1: circle label:"a"', 'n2: circle label:"b"', "n1.handle(right) -> n2.handle(left)"]


def test_loop_over_two_nodes_is_fine() -> None:
    assert lane_advice(*FLOW, "loop [daily] n1 n2") == []


def test_loop_that_names_one_node_twice_is_short() -> None:
    assert lane_advice(*FLOW, "loop [daily] n1 n1") == [("short-loop", 5)]


def test_loops_may_lie_within_each_other() -> None:
    assert lane_advice(*FLOW, "loop [daily] n1 n2", "loop [hourly] n1 n2") == []
