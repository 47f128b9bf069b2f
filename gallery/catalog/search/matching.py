"""Where the terms of a search match in a text that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gallery.catalog.folding import fold_with_places
from gallery.catalog.search.words import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gallery.catalog.search.query import Term


def matched_part(word: str, term: Term) -> int:
    """Return how many letters of a folded word a term matches."""
    if term.whole:
        return len(word) if word in term.stems else 0
    return max((len(stem) for stem in term.stems if word.startswith(stem)), default=0)


def matches_in(text: str, terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """Yield where matches start and end, in their order; a letter is matched whole, with its accents."""
    folded, places = fold_with_places(text)
    places.append(len(text))
    for word in WORD.finditer(folded):
        length = max((matched_part(word[0], term) for term in terms), default=0)
        if length:
            end = word.start() + length
            while end < len(folded) and places[end] == places[end - 1]:
                end += 1
            yield places[word.start()], places[end]
