"""Phase 6, coordinates: say where every line lies, in px.

Before: paths with their tracks. After: the x of every column and vertical channel, the y of every row
and horizontal channel. A channel is exactly as wide as its tracks and what is reserved in it.
"""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from gallery.flowzap.drawing import Layout, TextBlock
from gallery.flowzap.routing.grid import Grid
from gallery.flowzap.routing.reservation import Room
from gallery.flowzap.textmetrics import HEADER, text_width

COLUMN_GAP, ROW_GAP = 40.0, 20.0
"""Least px between two columns and between two rows of a lane."""
LANE_PAD, SIDE_PAD = 16.0, 14.0
"""Px between a lane's border and its first and last row; between the header and the first column."""
NARROW_PAD = 8.0
"""The same as `LANE_PAD` in a vertical drawing."""
PAGE_MARGIN = 8.0
HEADER_WORD = 120.0
"""Px that the longest word of a lane's title may ask of the header."""
TITLE_WIDTH = 60.0
"""Px that a title on top of its lane asks for: about a word. It takes what the lane has in the end."""
TITLE_PAD, TITLE_AIR = 16.0, 18.0
"""Px beside such a title, both sides together, and above and below it."""


def lay_columns(grid: Grid, tracks: dict[int, int], room: Room, start: float) -> tuple[list[float], float]:
    """Return the x of every line's middle, and that of the right end."""
    middles = [0.0] * grid.x_count
    x = start
    for line in range(grid.x_count):
        if line % 2:
            middles[line] = x + grid.column_width[line] / 2
            x += grid.column_width[line]
        else:
            minimum = COLUMN_GAP if 0 < line < grid.x_count - 1 else SIDE_PAD
            width, middle = room.channel(line, tracks.get(line, 0), minimum)
            middles[line] = x + middle
            x += width
    return middles, x


def lay_rows(
    grid: Grid, tracks: dict[int, int], room: Room, thickness: list[float], pad: float
) -> tuple[list[float], list[tuple[float, float]]]:
    """Return the y of every line's middle, and the top and bottom of every lane.

    A lane is `thickness` px high at least, with `pad` px between its border and its rows.
    """
    middles = [0.0] * grid.y_count
    lanes: list[tuple[float, float]] = []
    y = PAGE_MARGIN
    for line, lane in enumerate(grid.lane_of_line):
        first = line == 0 or grid.lane_of_line[line - 1] != lane
        last = line + 1 == grid.y_count or grid.lane_of_line[line + 1] != lane
        if first:
            lanes.append((y, y))
        if grid.is_row[line]:
            height = max(grid.row_height[line], thickness[lane] - 2 * pad)
            middles[line] = y + height / 2
            y += height
        else:
            minimum = pad if first or last else ROW_GAP
            height, middle = room.channel(line, tracks.get(line, 0), minimum)
            middles[line] = y + middle
            y += height
        if last:
            lanes[-1] = (lanes[-1][0], y)
    return middles, lanes


class Headers(NamedTuple):
    """Titles of the lanes, and the room for them: along the flow, and by lane across it, in px."""

    titles: list[TextBlock]
    length: float
    thickness: list[float]


def top_headers(layout: Layout, widths: Sequence[float] = ()) -> Headers:
    """Wrap the titles of lanes that are columns, at what they need or, once known, at their `widths`."""
    labels = [lane.label for lane in layout.diagram.lanes]
    titles = [TextBlock.wrapped(label, TITLE_WIDTH, HEADER) for label in labels]
    for number, width in enumerate(widths):
        title = TextBlock.wrapped(labels[number], width - TITLE_PAD, HEADER)
        if title.width <= width - TITLE_PAD:  # else a long word has stretched it
            titles[number] = title
    height = max([title.height for title in titles], default=0.0) + TITLE_AIR
    return Headers(titles, height, [title.width + TITLE_PAD for title in titles])


def side_headers(layout: Layout) -> Headers:
    """Wrap the titles of lanes with their headers at the left."""
    words = [word for lane in layout.diagram.lanes for word in lane.label.split()]
    longest = max([text_width(word, HEADER.size, HEADER.bold) for word in words], default=0.0)
    width = ceil(max(60.0, min(HEADER_WORD, longest) + 30))
    titles = [TextBlock.wrapped(lane.label, width - 24, HEADER) for lane in layout.diagram.lanes]
    width = max([width, *(ceil(title.width) + 24 for title in titles)])  # a word that would not break
    return Headers(titles, width, [title.height + 20 for title in titles])
