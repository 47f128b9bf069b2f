"""Positions in a source text, and how large a source may be.

Inside the engine a place in the text is a half-open range of code point offsets (`Span`); lines and
columns are made from it only where people read them (`LineIndex`).
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

MAX_CHARACTERS = 200_000
"""Code points in a source: room for 2,000 connected nodes of about 100 characters each."""

MAX_LANES = 100
MAX_NODES = 2_000
MAX_EDGES = 4_000
"""Statements in a diagram: twice the largest that anybody can still read, and drawn in a few seconds."""

_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code point offsets in a source."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place as people count it: line and column from 1, in code points."""

    line: int
    column: int


class LineIndex:
    r"""Turn offsets into lines and columns, in O(log lines) each after one pass over the text.

    A line ends at `\n`, `\r\n` or a lone `\r`, as in any editor.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def position(self, offset: int) -> Position:
        """Return the position of `offset`; an offset behind the text counts on its last line."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def line_text(self, line: int) -> str:
        """Return the text of a line (from 1) without its line end."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._text)
        return self._text[start:end].rstrip("\r\n")
