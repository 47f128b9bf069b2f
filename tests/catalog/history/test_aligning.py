"""What two sequences have in common."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import pairwise
from random import Random

import pytest

from gallery.catalog.history.aligning import Steps, Stretch, align


@pytest.mark.parametrize("seed", range(40))
def test_all_of_both_is_told_in_order(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 (no secret)
    old, new = ([chance.choice("abc") for _ in range(chance.randrange(12))] for _ in range(2))

    parts = list(align(old, new, Steps(10_000)))

    assert [each for part in parts for each in old[part.start : part.end]] == old
    assert [each for part in parts for each in new[part.other_start : part.other_end]] == new
    for part in parts:
        same = old[part.start : part.end] == new[part.other_start : part.other_end]
        assert same is part.is_same
    assert all(one.is_same is not other.is_same for one, other in pairwise(parts))


@pytest.mark.parametrize("seed", range(10))
def test_finds_as_much_as_the_usual_way_where_there_are_steps(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 (no secret)
    old = [f"word{chance.randrange(50)}" for _ in range(100)]
    new = [word for word in old if chance.random() > 0.2]
    usual = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()

    found = sum(part.end - part.start for part in align(old, new, Steps(100_000)) if part.is_same)

    assert found >= 0.95 * sum(block.size for block in usual)


def test_without_steps_only_both_ends_are_the_same() -> None:
    steps = Steps(0)

    assert list(align("abXcYef", "abZcWef", steps)) == [
        Stretch(True, 0, 2, 0, 2),
        Stretch(False, 2, 5, 2, 5),
        Stretch(True, 5, 7, 5, 7),
    ]


def test_what_one_pair_leaves_is_there_for_the_next() -> None:
    steps = Steps(100)
    list(align("aXb", "aYb", steps))

    assert steps.take(90)
    assert not steps.take(90)
