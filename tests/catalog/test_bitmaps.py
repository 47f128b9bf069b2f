"""Sets as bits do what sets of numbers do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from gallery.catalog.bitmaps import added, bitmap_of, flags_of, numbers_in, ranked, tallied, union

SIZE = 300
numbers = some.sets(some.integers(0, SIZE - 1), max_size=SIZE)
places = some.integers(0, SIZE + 9)


@given(numbers, places, some.integers(0, SIZE))
def test_numbers_come_back_in_order_from_any_place(chosen: set[int], start: int, length: int) -> None:
    bitmap = bitmap_of(chosen, SIZE)
    assert numbers_in(bitmap) == sorted(chosen)
    assert numbers_in(bitmap, start, start + length) == sorted(chosen)[start : start + length]
    assert [number for number, flag in enumerate(flags_of(bitmap, SIZE)) if flag] == sorted(chosen)


@given(some.lists(numbers, max_size=8))
def test_tally_says_in_how_many_sets_a_number_is(sets: list[set[int]]) -> None:
    bitmaps = [bitmap_of(chosen, SIZE) for chosen in sets]
    planes = tallied(bitmaps)
    for number in range(SIZE):
        tally = sum((plane >> number & 1) << value for value, plane in enumerate(planes))
        assert tally == sum(number in chosen for chosen in sets)
    assert union(bitmaps) == bitmap_of(set[int]().union(*sets), SIZE)


@given(numbers, some.lists(numbers, max_size=5), some.lists(numbers, max_size=3), places, places)
def test_ranked_by_sums_of_sums(
    chosen: set[int], first: list[set[int]], second: list[set[int]], start: int, length: int
) -> None:
    sums = [tallied(bitmap_of(some_set, SIZE) for some_set in sets) for sets in (first, second)]
    points = {number: sum(number in those for those in [*first, *second]) for number in chosen}
    expected = sorted(chosen, key=lambda number: (-points[number], number))
    found = ranked(bitmap_of(chosen, SIZE), added(*sums), start, start + length)
    assert found == expected[start : start + length]
