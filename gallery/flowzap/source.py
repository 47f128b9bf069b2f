"""Positions in a source text, and how large a source may be.

Inside the engine a place in the text is a half-open range of code point offsets (`Span`); lines and
columns are made from it only where people read them (`LineIndex`).
"""

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

MAX_CHARACTERS = 200_000
"""Code points in a source: room for 2,000 connected nodes of about 100 characters each."""

MAX_LANES = 100
MAX_NODES = 2_000
MAX_EDGES = 4_000
"""Statements in a diagram: twice the largest that anybody can still read, and drawn in about two seconds."""

MAX_LOOPS = 200
"""Fewer than of the others: every frame is compared with every other, and frames in frames tell nothing."""

_LINE_END = re.compile(r"\r\n?|\n")


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8, byte order mark and line ends as they are.

    A byte that is not UTF-8 becomes a lone surrogate (`surrogateescape`, PEP 383), so that a diagnostic
    can name its place, and encoding the text with the same error handler gives the very bytes back.
    """
    return data.decode("utf-8", "surrogateescape")


class Span(NamedTuple):
    """A half-open range of code point offsets in a source (a tuple: hundreds are made for one source)."""

    start: int
    end: int


class Position(NamedTuple):
    """A place as people count it: line and column from 1, in code points."""

    line: int
    column: int


class LineIndex:
    r"""Turn offsets into lines and columns, in O(log lines) each after one pass over the text.

    The pass is made when it is first asked: nobody asks about a source without faults.

    A line ends at `\n`, `\r\n` or a lone `\r`, as in any editor.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self._text))]

    def position(self, offset: int) -> Position:
        """Return the position of `offset`; an offset behind the text counts on its last line."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def line_span(self, line: int) -> Span:
        """Return where a line (from 1) stands, its line end with it."""
        end = self._starts[line] if line < len(self._starts) else len(self._text)
        return Span(self._starts[line - 1], end)

    def line_text(self, line: int) -> str:
        """Return the text of a line (from 1) without its line end."""
        span = self.line_span(line)
        return self._text[span.start : span.end].rstrip("\r\n")
