"""The words of a picture, as wide as in the font that they were measured in, whichever this machine has."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils.html import escape

from gallery import flowzap

if TYPE_CHECKING:
    from collections.abc import Sequence

INK, SOFT, ACCENT, LIGHT = "#101828", "#475467", "#2563eb", "#ffffff"

FONTS = "Inter, 'Segoe UI', Helvetica, Arial, 'Liberation Sans', sans-serif"

LEADING = 1.16
"""From one line of a title to the next, by its size."""


class Lines(NamedTuple):
    """A title that was broken into lines."""

    lines: tuple[str, ...]
    size: int

    @property
    def wide(self) -> float:
        """Width of the widest."""
        return max((flowzap.text_width(line, self.size, True) for line in self.lines), default=0)

    @property
    def high(self) -> float:
        """Height of all of them."""
        return len(self.lines) * self.size * LEADING


def title_lines(title: str, sizes: Sequence[int], column: int, room: int) -> Lines:
    """Break a title into lines of the largest size at which it fits; the smallest fits or is squeezed."""
    for size in sizes:
        broken = Lines(flowzap.wrap(title, column, size, True), size)
        if broken.wide <= column and broken.high <= room:
            break
    return broken


def text_line(
    text: str,
    x: float,
    y: float,
    size: int,
    *,
    bold: bool = False,
    colour: str = INK,
    room: float = float("inf"),
) -> str:
    """Write a line of text, squeezed where there is less room than it needs."""
    width = min(flowzap.text_width(text, size, bold), room)
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x}" y="{y:.1f}" font-size="{size}"{weight} fill="{colour}" '
        f'textLength="{width:.1f}" lengthAdjust="spacingAndGlyphs">{escape(text)}</text>'
    )


MARK = (
    f'<rect width="32" height="32" rx="8" fill="{ACCENT}"/>'
    f'<path d="M9 10h11.5a2 2 0 0 1 1.5 3.3L10.6 18.7A2 2 0 0 0 12 22h8" fill="none" stroke="{LIGHT}" '
    'stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/>'
    f'<circle cx="9" cy="10" r="2.9" fill="{LIGHT}"/>'
    f'<path d="m19.5 17.9 5.2 3.4a.85.85 0 0 1 0 1.4l-5.2 3.4z" fill="{LIGHT}"/>'
)
"""The sign of the site, as in static/favicon.svg."""
