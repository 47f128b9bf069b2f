"""Text reduced to what a reader types: no accents, no capitals, plain punctuation.

Every letter is folded for itself, so that a place in the folded text leads back to one in the original.
"""

import re
import unicodedata
from functools import lru_cache

_PLAIN = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"}
    | dict.fromkeys("‘’ʼ′", "'")
    | dict.fromkeys("‐‑‒–—−", "-")
    | dict.fromkeys("“”«»", '"')
    | {"\0": " "}
)
"""What decomposition leaves alone, though keyboards and readers differ on it."""


def fold(text: str) -> str:
    """Return `text` in lower case without accents and ligatures, white space collapsed.

    >>> fold("L’Évaluation  d’une Œuvre")
    "l'evaluation d'une oeuvre"
    """
    return " ".join(_fold(text).split())


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """Return folded text and, for each of its letters, where it comes from; white space stays.

    >>> fold_with_places("Œil")
    ('oeil', [0, 0, 1, 2])
    """
    if text.isascii():
        return text.lower().replace("\0", " "), list(range(len(text)))
    pieces = [_fold_letter(letter) for letter in text]
    return "".join(pieces), [place for place, piece in enumerate(pieces) for _letter in piece]


_BEYOND_LATIN = re.compile("[^\0-\u02ff]")
"""Letters of which some combine with those before them; the others never do, and are by far the most."""


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower().replace("\0", " ")
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = _BEYOND_LATIN.sub(lambda found: "" if unicodedata.combining(found[0]) else found[0], letters)
    return plain.casefold().translate(_PLAIN)


_fold_letter = lru_cache(maxsize=2048)(_fold)
