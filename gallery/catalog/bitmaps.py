"""Sets of small numbers as the bits of one integer: a hundred thousand are combined in microseconds.

Python's integers are as long as it takes, and their operators work on whole words. A sum for each number of
a set is kept bit-sliced, as planes: the bits of value 1 of all sums, those of value 2, and so on.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import reduce
from itertools import compress, count, islice
from operator import or_
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Planes = Sequence[int]
    """Sums of the numbers of a set: bitmaps of value 1, 2, 4…"""

ZERO, ONE = b"01"
_TO_FLAGS = bytes.maketrans(b"01", b"\0\1")
_FEW = 200
"""Numbers that are looked for one by one rather than all at once."""


def bitmap_of(numbers: Iterable[int], size: int) -> int:
    """Return the set of some numbers below `size`."""
    digits = bytearray([ZERO]) * size
    for number in numbers:
        digits[number] = ONE
    digits.reverse()
    return int(digits or b"0", 2)


def numbers_in(bitmap: int, start: int = 0, stop: int | None = None) -> list[int]:
    """Return the numbers of a set, lowest first, from one place in that order to another."""
    if stop is None or stop - start > _FEW:
        return list(islice(compress(count(), flags_of(bitmap, 1)), start, stop))
    lengths = range(bitmap.bit_length() if start else 0)
    number = bisect_left(lengths, start, key=lambda length: _count_below(bitmap, length))
    rest = bitmap >> number
    found: list[int] = []
    while rest and len(found) < stop - start:
        step = (rest & -rest).bit_length()
        number, rest = number + step, rest >> step
        found.append(number - 1)
    return found


def flags_of(bitmap: int, size: int) -> bytes:
    """Return for each number whether it is in a set: 1 or 0, for those below `size` at least."""
    return f"{bitmap:0{size}b}"[::-1].encode().translate(_TO_FLAGS)


def _count_below(bitmap: int, number: int) -> int:
    return (bitmap & ((1 << number) - 1)).bit_count()


def union(bitmaps: Iterable[int]) -> int:
    """Return the numbers that are in any of some sets."""
    return reduce(or_, bitmaps, 0)


def added(planes: Planes, others: Planes) -> list[int]:
    """Return the sums of two sums, number by number: a ripple-carry adder over all numbers at once."""
    total, carry = [], 0
    for place in range(max(len(planes), len(others))):
        one = planes[place] if place < len(planes) else 0
        other = others[place] if place < len(others) else 0
        total.append(one ^ other ^ carry)
        carry = one & other | carry & (one ^ other)
    return [*total, carry] if carry else total


def tallied(bitmaps: Iterable[int]) -> list[int]:
    """Return in how many of some sets each number is."""
    return reduce(added, ([bitmap] for bitmap in bitmaps), [])


def ranked(bitmap: int, planes: Planes, start: int, stop: int) -> list[int]:
    """Return numbers of a set from one place to another: by their sums, highest first, equals in order."""
    found: list[int] = []
    for group in _by_sum(bitmap, planes):
        size = group.bit_count()
        if start < size:
            found += numbers_in(group, start, min(size, start + stop - start))
        start, stop = max(0, start - size), stop - size
        if stop <= 0:
            break
    return found


def _by_sum(bitmap: int, planes: Planes) -> Iterator[int]:
    """Yield those of a set that have equal sums, the highest first."""
    if not bitmap:
        return
    if not planes:
        yield bitmap
        return
    *lower, highest = planes
    yield from _by_sum(bitmap & highest, lower)
    yield from _by_sum(bitmap & ~highest, lower)
