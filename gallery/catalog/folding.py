"""Text reduced to what a reader types: no accents, no capitals, plain punctuation."""

import unicodedata

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
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(plain.casefold().translate(_PLAIN).split())
