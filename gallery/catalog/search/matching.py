"""Where the terms of a search match in a text that is shown."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from gallery.catalog.folding import fold_with_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gallery.catalog.search.query import Term

_STARTS, _ENDS = r"(?<![^\W_])", r"(?![^\W_])"
"""Of a word, as `words.WORD` has it."""


@lru_cache(maxsize=64)
def pattern_of(terms: tuple[Term, ...]) -> re.Pattern[str]:
    """Return what finds, in folded text, the longest part of a word that any of the terms matches."""
    stems = {(stem, term.whole) for term in terms for stem in term.stems}
    longest_first = sorted(stems, key=lambda stem: (-len(stem[0]), stem))
    forms = (f"{re.escape(stem)}{_ENDS if whole else ''}" for stem, whole in longest_first)
    return re.compile(f"{_STARTS}(?:{'|'.join(forms)})" if stems else r"(?!)")


def matches_in(text: str, terms: tuple[Term, ...]) -> Iterator[tuple[int, int]]:
    """Yield where matches start and end, in their order; a letter is matched whole, with its accents."""
    folded, places = fold_with_places(text)
    places.append(len(text))
    for match in pattern_of(terms).finditer(folded):
        end = match.end()
        while end < len(folded) and places[end] == places[end - 1]:
            end += 1
        yield places[match.start()], places[end]
