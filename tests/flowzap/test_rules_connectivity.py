from gallery.flowzap import analyze
from tests.flowzap.advice import lane_advice


def test_one_node_alone_is_no_orphan() -> None:
    assert lane_advice('n1: rectangle label:"a"') == []


def test_two_nodes_alone_are_orphans() -> None:
    assert lane_advice('n1: rectangle label:"a"', 'n2: rectangle label:"b"') == [
        ("orphan-node", 2),
        ("orphan-node", 3),
    ]


def test_orphan_is_not_also_unreached() -> None:
    assert lane_advice(
        'n1: circle label:"a"',
        'n2: circle label:"b"',
        'n3: rectangle label:"c"',
        "n1.handle(right) -> n2.handle(left)",
    ) == [("orphan-node", 4)]


def test_every_circle_without_entries_is_a_start() -> None:
    assert (
        lane_advice(
            'n1: circle label:"a"',
            'n2: circle label:"b"',
            'n3: rectangle label:"c"',
            'n4: rectangle label:"d"',
            "n1.handle(right) -> n3.handle(left)",
            "n2.handle(right) -> n4.handle(left)",
        )
        == []
    )


def test_self_edge_does_not_make_a_start_entered() -> None:
    assert (
        lane_advice(
            'n1: circle label:"a"',
            'n2: rectangle label:"b"',
            "n1.handle(top) -> n1.handle(top)",
            "n1.handle(right) -> n2.handle(left)",
        )
        == []
    )


def test_cycle_without_entry_is_out_of_reach() -> None:
    found = lane_advice(
        'n1: circle label:"a"',
        'n2: rectangle label:"b"',
        'n3: rectangle label:"c"',
        'n4: rectangle label:"d"',
        "n1.handle(right) -> n2.handle(left)",
        "n3.handle(right) -> n4.handle(left)",
        "n4.handle(top) -> n3.handle(top)",
    )
    assert found == [("unreached-node", 4), ("unreached-node", 5)]


def test_edges_that_differ_in_side_or_label_are_no_doubles() -> None:
    assert (
        lane_advice(
            'n1: circle label:"a"',
            'n2: circle label:"b"',
            "n1.handle(right) -> n2.handle(left)",
            "n1.handle(top) -> n2.handle(left)",
            'n1.handle(right) -> n2.handle(left) [label="x"]',
        )
        == []
    )


def test_advice_waits_until_there_are_no_errors() -> None:
    assert [d.rule.name for d in analyze("Shop {\nn1: hexagon\nn2: circle\n}").diagnostics] == [
        "unknown-shape"
    ]
