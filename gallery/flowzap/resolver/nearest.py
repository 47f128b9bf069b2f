"""The known name that a misspelt one most likely means.

Names are indexed by what is left of them when one character (two, in long names) is dropped, and looked
up the same way, so that a hint costs time in the length of the name alone and not in the number of known
ones (symmetric deletion: Garbe, "1000x Faster Spelling Correction", 2012).
"""

from collections.abc import Iterable, Iterator
from math import inf

_LONGEST = 40
"""Longer names are left alone: nobody misspells them, and their variants would be many."""

_LONG = 7
"""From this length two slips are likely enough for a hint."""

_CROWD = 50
"""Names looked at for one variant; numbered ids share theirs with few others."""


class Nearest:
    """An index of known names, built when it is first asked.

    After `patience` names were compared, no more are found: in a source with thousands of unknown names that
    are like thousands of others, hints would take seconds.
    """

    def __init__(self, names: Iterable[str], patience: float = inf) -> None:
        self._names = names
        self._patience = patience
        self._variants: dict[str, list[str]] | None = None

    def find(self, name: str) -> str | None:
        """Return the name nearest to this one, `None` if none is near."""
        if len(name) > _LONGEST:
            return None
        if self._variants is None:
            self._variants = {}
            for known in self._names:
                if len(known) <= _LONGEST:
                    for variant in _variants(known.lower()):
                        self._variants.setdefault(variant, []).append(known)
        lowered = name.lower()
        candidates: dict[str, None] = {}
        for variant in _variants(lowered):
            candidates.update(dict.fromkeys(self._variants.get(variant, ())[:_CROWD]))
        self._patience -= len(candidates)
        if self._patience < 0:
            return None
        reach = _reach(lowered)
        best, best_rank = None, (reach + 1, 0, 0)
        for known in candidates:
            rank = _rank(lowered, known.lower())
            if rank < best_rank:
                best, best_rank = known, rank
        return best


def _reach(name: str) -> int:
    return 2 if len(name) >= _LONG else 1


def _variants(name: str) -> Iterator[str]:
    """Yield the name and what is left of it without one character, without two if it is long."""
    seen = {name}
    edge = [name]
    for _ in range(_reach(name)):
        edge = [word[:at] + word[at + 1 :] for word in edge for at in range(len(word))]
        edge = [word for word in dict.fromkeys(edge) if word not in seen]
        seen.update(edge)
    yield from seen


def _rank(name: str, known: str) -> tuple[int, int, int]:
    """Order candidates: slips, then swapped characters before others, then the same length before others."""
    swapped = len(name) == len(known) and sorted(name) == sorted(known)
    return (_slips(name, known), 0 if swapped else 1, abs(len(name) - len(known)))


def _slips(name: str, known: str) -> int:
    """Return how many characters were dropped, added, replaced or swapped with their neighbour."""
    before: list[int] = []
    row = list(range(len(known) + 1))
    for at, character in enumerate(name, 1):
        above, row = row, [at]
        for column, other in enumerate(known, 1):
            cost = min(above[column] + 1, row[-1] + 1, above[column - 1] + (character != other))
            if at > 1 and column > 1 and character == known[column - 2] and name[at - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            row.append(cost)
        before = above
    return row[-1]
