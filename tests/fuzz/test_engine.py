"""A few hundred texts, the same ones every time, and those that once went wrong; `make fuzz` tries many more.

How long a step takes is not asked here: that belongs to a machine.
"""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz import corpus
from tests.fuzz.engine import try_text
from tests.fuzz.faults import Fault
from tests.fuzz.sources import KINDS, Kind

SMALL = [kind for kind in KINDS if kind.name != "large"]

few = settings(deadline=None, derandomize=True, max_examples=25)


def faults(text: str) -> list[Fault]:
    return [fault for fault in try_text(text).faults if fault.kind != "hang"]


def test_what_once_went_wrong_goes_right() -> None:
    assert {name: found for name, text in corpus.sources() if (found := faults(text))} == {}


@pytest.mark.parametrize("kind", SMALL, ids=[kind.name for kind in SMALL])
def test_no_text_goes_wrong(kind: Kind) -> None:
    @few
    @given(st.randoms(use_true_random=False))
    def try_one(pick: Random) -> None:
        assert faults(kind.make(pick)) == []

    try_one()


def test_the_same_seed_makes_the_same_texts() -> None:
    for kind in KINDS:
        assert kind.make(Random("a seed")) == kind.make(Random("a seed"))  # noqa: S311
