"""Orders: what moved, and where things that are gone stood."""

from itertools import permutations

import pytest

from gallery.flowzap import analyze, compare
from gallery.flowzap.comparison.matching import Place, merged, moved
from gallery.flowzap.comparison.texts import similarity


@pytest.mark.parametrize("length", range(6))
def test_as_few_as_possible_have_moved(length: int) -> None:
    for order in permutations(range(length)):
        pairs = dict(enumerate(order))
        kept = [old for old in pairs if old not in moved(pairs)]
        assert sorted(pairs[old] for old in kept) == [pairs[old] for old in kept]
        runs = [run for run in _subsequences(order) if list(run) == sorted(run)]
        assert len(kept) == max(map(len, runs))


def _subsequences(order: tuple[int, ...]) -> list[tuple[int, ...]]:
    found: list[tuple[int, ...]] = [()]
    for number in order:
        found += [(*run, number) for run in found]
    return found


def test_lanes_without_a_partner_do_not_count_as_moved() -> None:
    assert moved({0: 2, 3: 5}) == []
    assert moved({}) == []


def test_what_is_gone_stays_behind_what_stood_before_it() -> None:
    order = merged(5, 4, {1: 2, 3: 0})
    assert order == [
        Place(0, gone=True),
        Place(0, gone=False),
        Place(4, gone=True),
        Place(1, gone=False),
        Place(2, gone=False),
        Place(2, gone=True),
        Place(3, gone=False),
    ]


def test_ids_that_now_belong_to_others_are_replaced_in_the_union() -> None:
    before = (
        'A { # One\n  n1: circle label:"Go"\n  n2: rectangle label:"Weigh the parcel"\n'
        "  n1.handle(right) -> n2.handle(left)\n}\n"
    )
    after = 'A { # One\n  n1: circle label:"Go"\n}\nB { # Two\n  n2: diamond label:"Is anybody in?"\n}\n'
    comparison = compare(analyze(before).diagram, analyze(after).diagram)
    assert [node.id for node in comparison.union.nodes] == ["n1", "n2-removed", "n2"]
    assert [(edge.source, edge.target) for edge in comparison.union.edges] == [("n1", "n2-removed")]
    assert [(change.before, change.drawn) for change in comparison.changes if change.before] == [
        ("n2", "n2-removed"),
        ("e1", "e1"),
    ]


def test_a_loop_keeps_the_step_that_is_gone() -> None:
    before = (
        'A {\n  n1: circle label:"Go"\n  n2: rectangle label:"Weigh"\n  n3: circle label:"End"\n'
        "  loop [x] n1 n2 n3\n}\n"
    )
    after = before.replace('  n2: rectangle label:"Weigh"\n', "").replace(" n2", "")
    comparison = compare(analyze(before).diagram, analyze(after).diagram)
    assert [change.kind.name for change in comparison.changes] == ["node-removed"]
    (loop,) = comparison.union.loops
    assert set(loop.nodes) == {"n1", "n2", "n3"}


def test_a_union_too_large_to_be_drawn_has_only_what_is_now() -> None:
    lanes = "".join(f"A{number} {{ # a {number}\n}}\n" for number in range(60))
    others = lanes.replace("A", "B").replace("# a", "# other")
    comparison = compare(analyze(lanes).diagram, analyze(others).diagram)
    assert comparison.union == analyze(others).diagram
    assert comparison.summary_in("en") == "60 lanes added, 60 lanes removed."


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("increase to 25%", "increase to 50%", 0.7, 0.9),
        ("pay", "pay now", 0.4, 0.6),
        ("pay", "pay", 1, 1),
        ("pay", "ship", 0, 0),
        ("", "pay", 0, 0),
        ("a", "b", 0, 0),
    ],
)
def test_similarity(one: str, other: str, least: float, most: float) -> None:
    assert least <= similarity(one, other) <= most
    assert similarity(one, other) == similarity(other, one)
