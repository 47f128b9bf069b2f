from operator import eq, ne
from typing import NamedTuple

import pytest

from gallery.flowzap.equality import equal_apart_from


@equal_apart_from("place")
class Word(NamedTuple):
    text: str
    place: int
    kind: str = ""


def test_what_is_left_out_does_not_count() -> None:
    assert eq(Word("a", 1), Word("a", 2))
    assert not ne(Word("a", 1), Word("a", 2))
    assert len({Word("a", 1), Word("a", 2)}) == 1


@pytest.mark.parametrize("other", [Word("b", 1), Word("a", 1, "noun"), "a", None])
def test_all_else_counts(other: object) -> None:
    assert ne(Word("a", 1), other)
    assert not eq(Word("a", 1), other)


def test_it_holds_inside_of_other_tuples() -> None:
    assert eq((Word("a", 1), "x"), (Word("a", 2), "x"))
    assert ne((Word("a", 1), "x"), (Word("b", 1), "x"))
