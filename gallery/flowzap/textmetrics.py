"""How wide a text is, without a font at hand, and in which sizes a picture's texts are set.

The tables hold the advance widths, in thousandths of an em, of a sans serif face with Arial's metrics
(Liberation Sans, read once with fonttools): Basic Latin, then Latin-1 and Latin Extended-A, then the
signs of `_SIGNS`. A reader's fallback face may be wider, so every text in a picture is pinned to the
width computed here.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple


class Font(NamedTuple):
    """How a text is set: font size and line height in px, regular or bold."""

    size: float
    leading: float
    bold: bool = False


HEADER = Font(13, 17, bold=True)
"""A lane's title."""
BODY, TASK = Font(13, 16), Font(13, 16, bold=True)
"""The text of a step or a decision, and the title of a task."""
EVENT, ITEM = Font(12, 15, bold=True), Font(12, 15)
"""The text of an event, and a task's bullets."""
CHIP = Font(11, 18)
"""Owner and system of a node."""
LABEL, PILL = Font(11, 18, bold=True), Font(11, 17, bold=True)
"""An edge's label and a loop's condition; the line height is that of the box around them."""
NARROW_CHIP = Font(12, 14)
NARROW_LABEL, NARROW_PILL = Font(12, 14, bold=True), Font(12, 14, bold=True)
"""The same in a vertical drawing, which is read on a phone: nothing below 12 px, in short lines."""

BASELINE = 0.35
"""From the middle of a line down to its baseline, in em: half the height of a capital."""

_SIGNS = "–—‘’“”…€•→←↑↓≤≥≠≈×−\u202f"
_CHARACTERS = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180)])) + _SIGNS

_FULL_WIDTH_FROM = "\u2e80"
"""From here on scripts are drawn on a square of one em (CJK, Hangul, emoji)."""
LONGEST_WORD = 1.6
"""How far a single word may stretch the line that it stands on, rather than be broken."""
SMALL_WORD = 3
"""Letters of the longest word that does not end a line if it can be helped: "the", "des"."""
WIDENING = 1.3
"""How much wider a text may become for that."""
REST = 0.4
"""How long the line is at least that it leaves, by the one that it joins."""
_UNKNOWN = 600
"""Width of a character that no table knows, in thousandths of an em: that of a wide Latin letter."""

_REGULAR = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 "
    "556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 "
    "722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 "
    "500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584 "
    "278 333 556 556 556 556 260 556 333 737 370 556 584 333 737 552 400 549 333 333 333 576 537 278 333 "
    "333 365 556 834 834 834 611 667 667 667 667 667 667 1000 722 667 667 667 667 278 278 278 278 722 722 "
    "778 778 778 778 778 584 778 722 722 722 722 667 667 611 556 556 556 556 556 556 889 500 556 556 556 "
    "556 278 278 278 278 556 556 556 556 556 556 556 549 611 556 556 556 556 500 556 500 667 556 667 556 "
    "667 556 722 500 722 500 722 500 722 500 722 615 722 556 667 556 667 556 667 556 667 556 667 556 778 "
    "556 778 556 778 556 778 556 722 556 722 556 278 278 278 278 278 278 278 222 278 278 735 444 500 222 "
    "667 500 500 556 222 556 222 556 292 556 334 556 222 722 556 722 556 722 556 604 723 556 778 556 778 "
    "556 778 556 1000 944 722 333 722 333 722 333 667 500 667 500 667 500 667 500 611 278 611 375 611 278 "
    "722 556 722 556 722 556 722 556 722 556 722 556 944 722 667 500 667 611 500 611 500 611 500 222 "
    "556 1000 222 222 333 333 1000 556 350 1000 1000 500 500 549 549 549 549 584 584 200 "
)
_BOLD = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 "
    "556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 "
    "722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 "
    "556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584 "
    "278 333 556 556 556 556 280 556 333 737 370 556 584 333 737 552 400 549 333 333 333 576 556 278 333 "
    "333 365 556 834 834 834 611 722 722 722 722 722 722 1000 722 667 667 667 667 278 278 278 278 722 722 "
    "778 778 778 778 778 584 778 722 722 722 722 667 667 611 556 556 556 556 556 556 889 556 556 556 556 "
    "556 278 278 278 278 611 611 611 611 611 611 611 549 611 611 611 611 611 556 611 556 722 556 722 556 "
    "722 556 722 556 722 556 722 556 722 556 722 719 722 611 667 556 667 556 667 556 667 556 667 556 778 "
    "611 778 611 778 611 778 611 722 611 722 611 278 278 278 278 278 278 278 278 278 278 785 556 556 278 "
    "722 556 556 611 278 611 278 611 385 611 479 611 278 722 611 722 611 722 611 708 723 611 778 611 778 "
    "611 778 611 1000 944 722 389 722 389 722 389 667 556 667 556 667 556 667 556 611 333 611 479 611 333 "
    "722 611 722 611 722 611 722 611 722 611 722 611 944 778 667 556 667 611 500 611 500 611 500 278 "
    "556 1000 278 278 500 500 1000 556 350 1000 1000 500 500 549 549 549 549 584 584 200 "
)


class _Widths(dict[str, int]):
    """Widths of characters in thousandths of an em; one that no table knows is guessed by its script."""

    def __init__(self, table: str) -> None:
        super().__init__(zip(_CHARACTERS, map(int, table.split()), strict=True))

    def __missing__(self, character: str) -> int:
        return 1000 if character >= _FULL_WIDTH_FROM else _UNKNOWN


_REGULAR_WIDTHS = _Widths(_REGULAR)
_BOLD_WIDTHS = _Widths(_BOLD)


def _thousandths(text: str, bold: bool) -> int:
    """Return the width of a line of text in thousandths of its font size, without any rounding."""
    return sum(map((_BOLD_WIDTHS if bold else _REGULAR_WIDTHS).__getitem__, text))


@lru_cache(8192)
def text_width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of a line of text in px at a font size in px."""
    return size * _thousandths(text, bold) / 1000


@lru_cache(4096)
def wrap(text: str, limit: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """Break a text into lines of at most `limit` px, as few and then as even as possible. O(text).

    Greedy lines first; then the narrowest of a few smaller limits that needs no further line, which
    balances them; then small words go to the word that follows them. Only plain spaces break: a no-break
    space holds "stable ?" together. A word wider than the limit widens it, up to `LONGEST_WORD` times; one
    still wider is broken inside.
    """
    words = [word for word in text.split(" ") if word]
    widths = [_thousandths(word, bold) for word in words]
    space = _thousandths(" ", bold)
    room = 1000 * limit / size
    if sum(widths) + space * (len(words) - 1) <= room:
        return (" ".join(words),) if words else ()
    room = max(room, min(max(widths), LONGEST_WORD * room))
    if max(widths) > room:
        words = [piece for word in words for piece in _pieces(word, room, bold)]
        widths = [_thousandths(word, bold) for word in words]
    starts = _fill(widths, space, room)
    for share in (0.55, 0.65, 0.75, 0.85):
        balanced = _fill(widths, space, max(room * share, *widths))
        if len(balanced) == len(starts):
            starts = balanced
            break
    ends = _ends(words, widths, starts, space, room)
    starts = [0, *ends[:-1]]
    return tuple(" ".join(words[start:end]) for start, end in zip(starts, ends, strict=True))


def _ends(
    words: Sequence[str], widths: Sequence[int], starts: Sequence[int], space: int, room: float
) -> list[int]:
    """Return behind which word each line ends: not behind an article or a preposition if it can be helped.

    Whatever the language, those have few letters, none of them a capital. One goes down to the next line as
    long as there is room for it there, the text becomes hardly wider, and something is left above.
    """
    ends = [*starts[1:], len(words)]
    lengths = [sum(widths[a:b]) + space * (b - a - 1) for a, b in zip(starts, ends, strict=True)]
    most = min(room, WIDENING * max(lengths))
    for line in range(len(ends) - 1):
        start = ends[line - 1] if line else 0
        while ends[line] - start > 1 and _is_small(words[ends[line] - 1]):
            more = widths[ends[line] - 1] + space
            longer = lengths[line + 1] + more
            if longer > most or lengths[line] - more < REST * longer:
                break
            ends[line] -= 1
            lengths[line] -= more
            lengths[line + 1] += more
    return ends


def _is_small(word: str) -> bool:
    return len(word) <= SMALL_WORD and word.isalpha() and word.islower()


def _pieces(word: str, room: float, bold: bool) -> list[str]:
    """Cut a word that is wider than the room."""
    pieces = [""]
    width = 0
    for character in word:
        width += _thousandths(character, bold)
        if pieces[-1] and width > room:
            pieces.append("")
            width = _thousandths(character, bold)
        pieces[-1] += character
    return pieces


def _fill(widths: Sequence[int], space: int, room: float) -> list[int]:
    """Return the number of the first word of every line, each line as full as it gets."""
    starts: list[int] = []
    free = -1.0
    for number, width in enumerate(widths):
        free -= space + width
        if free < 0 or not starts:
            starts.append(number)
            free = room - width
    return starts
