"""Words that may have been meant by one that no template has.

A word is forgiven one slip: a letter too many, too few or wrong, or two exchanged (the optimal string
alignment distance of 1), anywhere in what is typed so far. Whatever the slip, one half of the word is
unharmed, unless the letters on either side of the middle are exchanged: the vocabulary is asked for words
that begin with the first half, or contain the second, or begin with the exchange, and each is then verified.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.apps import apps
from django.db import connections, router

from gallery.catalog.search.words import LONGEST_WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SHORTEST_CORRECTED = 4
"""Letters of a word that is corrected: of three, any two words are alike."""
MOST_STEMS = 3
"""Beginnings that are looked for instead of one word."""
_LAST = "\U0010ffff"
"""Sorts behind every letter."""


class Correction(NamedTuple):
    """Beginnings to look for instead of a word, and the words to name for them."""

    stems: tuple[str, ...]
    shown: str


def corrections_of(words: Iterable[str]) -> dict[str, Correction]:
    """Return what may have been meant by those of the words with which no word of the vocabulary begins.

    This takes one query at most. Words with digits stand as they are.
    """
    doubtful = [word for word in words if SHORTEST_CORRECTED <= len(word) < LONGEST_WORD and word.isalpha()]
    if not doubtful:
        return {}
    candidates: dict[str, list[str]] = {}
    for typed, word in _asked_for(doubtful):
        candidates.setdefault(typed, []).append(word)
    corrections = {typed: best_of(typed, known) for typed, known in candidates.items()}
    return {typed: correction for typed, correction in corrections.items() if correction}


def best_of(typed: str, words: Iterable[str]) -> Correction | None:
    """Return what a typed word most likely meant: a whole word with the same first letter, if there is one.

    Otherwise one with another first letter, or the beginning of a word, of which enough is typed to tell.
    """
    shown: dict[str, str] = {}
    for word in sorted(words, key=lambda word: (len(word), word)):
        for stem in stems_near(typed, word):
            shown.setdefault(stem, word)
    likely = ((stem, word) for stem, word in shown.items() if stem == word or _tells(typed, stem))
    grades = {stem: (stem != word, stem[0] != typed[0]) for stem, word in likely}
    if not grades:
        return None
    best = min(grades.values())
    stems = sorted(
        (stem for stem, grade in grades.items() if grade == best), key=lambda stem: (-len(stem), stem)
    )[:MOST_STEMS]
    return Correction(tuple(stems), ", ".join(dict.fromkeys(shown[stem] for stem in stems)))


def stems_near(typed: str, word: str) -> Iterator[str]:
    """Yield the beginnings of a word that are one slip away from what is typed, which is none of them."""
    slip = next(
        (place for place, pair in enumerate(zip(typed, word, strict=False)) if pair[0] != pair[1]),
        min(len(typed), len(word)),
    )
    here, rest = typed[slip:], word[slip:]
    if rest[:2] == here[1::-1] and rest[2:].startswith(here[2:]):
        yield word[: len(typed)]
    if rest[1:].startswith(here):
        yield word[: len(typed) + 1]
    if rest and rest[1:].startswith(here[1:]):
        yield word[: len(typed)]
    if rest.startswith(here[1:]):
        yield word[: len(typed) - 1]


def _tells(typed: str, stem: str) -> bool:
    return stem[0] == typed[0] and len(stem) >= SHORTEST_CORRECTED


def _asked_for(doubtful: Sequence[str]) -> list[tuple[str, str]]:
    """Ask, in one query, for the candidates of each word that is none; each comes with the word typed."""
    connection = connections[router.db_for_read(apps.get_model("catalog", "SearchWord"))]
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join([_CANDIDATES] * len(doubtful)),
            [parameter for word in doubtful for parameter in _parameters(word)],
        )
        return list(cursor.fetchall())


_BEGINS = "(word >= %s AND word < %s)"
"""A range, for which every database has an index."""
_CANDIDATES = (
    "SELECT CAST(%s AS text), word FROM catalog_searchword"  # noqa: S608 (nothing of a visitor's)  # nosec B608
    f" WHERE NOT EXISTS (SELECT 1 FROM catalog_searchword WHERE {_BEGINS})"
    f" AND ({_BEGINS} OR {_BEGINS} OR word LIKE %s)"
)


def _parameters(word: str) -> Iterator[str]:
    """Yield those of the query for one word, of which there are only letters."""
    middle = len(word) // 2
    first, second = word[:middle], word[middle:]
    exchanged = first[:-1] + second[0] + first[-1] + second[1:]
    yield word
    for start in (word, first, exchanged):
        yield from (start, start + _LAST)
    yield f"%{second}%"
