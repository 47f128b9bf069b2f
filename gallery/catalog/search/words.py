"""The words of a text, as they are kept and compared.

Words are cut here and nowhere else. Both databases get them folded and separated by spaces, SQLite with a
tokenizer that knows only ASCII's separators, PostgreSQL as an array, so that neither has an opinion of its
own about accents (its `unaccent` is not needed), stop words or what a word is.
"""

import re
from collections.abc import Iterable

from gallery.catalog.folding import fold

WORD = re.compile(r"[^\W_]+")
LONGEST_WORD = 40
"""Letters of a word that count: few are longer, and addresses and keys are."""
MOST_WORDS = 5_000
"""Words of one text that are indexed: PostgreSQL's vectors end at a megabyte."""


def words_of(text: str) -> list[str]:
    """Return the words of a text in their order, each once.

    >>> words_of("L’Évaluation, l’évaluation_2")
    ['l', 'evaluation', '2']
    """
    return list(dict.fromkeys(word[:LONGEST_WORD] for word in WORD.findall(fold(text))))


def joined(words: Iterable[str]) -> str:
    """Return words as they are stored."""
    return " ".join(list(words)[:MOST_WORDS])
