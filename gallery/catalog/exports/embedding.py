"""A frame for other sites, as large as its diagram needs.

The sizes here are those of `embed.css`: below `NARROW` the vertical drawing is shown, else the horizontal
one; either as wide as the frame, but not so small that nobody could read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils.html import format_html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gallery.catalog.models import Drawing

NARROW = 768
LEAST_SHARE = 0.64
"""Of a drawing's own size: its text is legible from here on."""
BESIDE, BELOW = 16, 76
"""What the frame has beside and below the drawing: paddings, the line with the title, a scroll bar."""
WIDTH, TALLEST = 960, 720
"""Of a frame for which no limits were given; what is taller scrolls inside."""


class Frame(NamedTuple):
    """The size of a frame in px."""

    width: int = WIDTH
    height: int = TALLEST


def frame_of(drawings: Iterable[Drawing], most: tuple[int | None, int | None] = (None, None)) -> Frame:
    """Return the frame that shows a template at most so wide and high, whole if that is not too tall."""
    most_width, most_height = most
    width = min(WIDTH, most_width or WIDTH)
    orientation = "vertical" if width < NARROW else "horizontal"
    height = TALLEST
    for drawing in drawings:
        if drawing.orientation == orientation:
            share = max(LEAST_SHARE, min(1, (width - BESIDE) / drawing.width))
            height = min(TALLEST, round(drawing.height * share) + BELOW)
    return Frame(width, min(height, most_height or height))


def iframe(address: str, title: str, frame: Frame) -> str:
    """Return the HTML by which another site shows a template."""
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy"'
        ' style="border: 0; max-width: 100%"></iframe>',
        address,
        title,
        *frame,
    )
