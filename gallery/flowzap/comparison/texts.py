"""How alike two texts are: the same, much the same, or different."""

from functools import lru_cache

from gallery.flowzap.model import Lane, Node

ALIKE = 0.5
"""Similarity from which a text is the other one reworded, not another text."""


def own_label(part: Lane | Node) -> str:
    """Return what the author calls a lane or a node, empty where only its id is shown."""
    return "" if part.label_span is None and part.label == part.id else part.label


@lru_cache(8192)
def plain(text: str) -> str:
    """Return a text without what does not make it another one: capitals, and how many blanks."""
    return " ".join(text.casefold().split())


def similarity(one: str, other: str) -> float:
    """Return how many pairs of neighbouring letters two plain texts share, from 0 to 1.

    Dice's coefficient over sets of bigrams (Adamson, Boreham 1974). O(text).
    """
    if one == other:
        return 1.0
    mine, others = _bigrams(one), _bigrams(other)
    both = len(mine) + len(others)
    return 2 * len(mine & others) / both if both else 0.0


def is_another(one: str, other: str) -> bool:
    """Say whether a label is another text, not the other one reworded."""
    return one != other and similarity(plain(one), plain(other)) < ALIKE


@lru_cache(8192)
def _bigrams(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))
