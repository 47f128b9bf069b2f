"""A frame for other sites, as large as its diagram needs.

The measures here are those of `embed.css`: the frame shows a whole drawing, not enlarged; the vertical one
if the frame is higher than wide, else the horizontal one.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from django.utils.html import format_html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gallery.catalog.models import Drawing

BESIDE, BELOW = 16, 60
"""What the frame has beside and below the drawing: paddings, the bar with the title."""
WIDTH, HEIGHT = 960, 720
"""Of a frame at most."""
LEAST_WIDTH = 320
"""In which the bar has room for a title."""


class Frame(NamedTuple):
    """The size of a frame in px."""

    width: int = WIDTH
    height: int = HEIGHT

    @property
    def orientation(self) -> str:
        """Which drawing is shown in it."""
        return "vertical" if self.width < self.height else "horizontal"


def frame_of(drawings: Iterable[Drawing], most: tuple[int | None, int | None] = (None, None)) -> Frame:
    """Return the frame, at most so wide and high, that a template's drawing fills."""
    width, height = most
    room = Frame(min(WIDTH, width or WIDTH), min(HEIGHT, height or HEIGHT))
    around = {drawing.orientation: _around(drawing, room) for drawing in drawings}
    filled = [frame for orientation, frame in around.items() if frame.orientation == orientation]
    return max(filled, key=lambda frame: frame.orientation == room.orientation, default=room)


def _around(drawing: Drawing, room: Frame) -> Frame:
    """Return the frame around a drawing as large as there is room for, such that this drawing is shown."""
    across, down = (room.width - BESIDE) / drawing.width, (room.height - BELOW) / drawing.height
    share = max(0, min(1, across, down))
    width, height = ceil(drawing.width * share) + BESIDE, ceil(drawing.height * share) + BELOW
    width = max(LEAST_WIDTH, width)
    if drawing.orientation == "vertical":
        height = max(height, min(width, room.width) + 1)
    else:
        width = max(width, min(height, room.height))
    return Frame(min(room.width, width), min(room.height, height))


def iframe(address: str, title: str, frame: Frame) -> str:
    """Return the HTML by which another site shows a template."""
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy"'
        ' style="border: 0; max-width: 100%"></iframe>',
        address,
        title,
        *frame,
    )
