"""The smallest pieces of a source that mean something."""

from enum import StrEnum
from typing import NamedTuple

from gallery.flowzap.source import Span


class Kind(StrEnum):
    """What a token is."""

    NAME = "name"  # a word, or words joined by dots or hyphens: n1, Support.n3.handle
    STRING = "string"  # "…", as the language writes texts
    QUOTED = "quoted"  # the same between quotes that the language does not know
    UNCLOSED = "unclosed"  # a quote and the rest of its line
    SIDE = "side"  # (right)
    ARROW = "arrow"
    LOOP = "loop"  # loop [condition]
    HASH = "hash"  # # and the rest of its line
    COMMENT = "comment"  # // and the rest of its line
    FENCE = "fence"  # ``` and the rest of its line
    OPEN = "open"
    CLOSE = "close"
    BRACKET = "bracket"
    UNBRACKET = "unbracket"
    COLON = "colon"
    EQUALS = "equals"
    OTHER = "other"


SEPARATORS = frozenset({Kind.COLON, Kind.EQUALS})
"""What stands between a key and its text; nodes take the one, edges the other."""


class Token(NamedTuple):
    """A piece of the source as it stands there (a tuple: thousands are made for one source)."""

    kind: Kind
    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Return where the token stands."""
        return Span(self.start, self.end)
