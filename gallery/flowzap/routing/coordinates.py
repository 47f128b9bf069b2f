"""Phase 6, coordinates: say where every line lies, in px.

Before: paths with their tracks. After: the x of every column and vertical channel, the y of every row
and horizontal channel. A channel is exactly as wide as its tracks and what is reserved in it.
"""

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
PAGE_MARGIN = 8.0
HEADER_WORD = 120.0
"""Px that the longest word of a lane's title may ask of the header."""
TITLE_WIDTH = 132.0
"""Px after which a title on top of its lane goes on in the next line."""


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
    grid: Grid, tracks: dict[int, int], room: Room, thickness: list[float]
) -> tuple[list[float], list[tuple[float, float]]]:
    """Return the y of every line's middle, and the top and bottom of every lane, `thickness` px at least."""
    middles = [0.0] * grid.y_count
    lanes: list[tuple[float, float]] = []
    y = PAGE_MARGIN
    for line, lane in enumerate(grid.lane_of_line):
        first = line == 0 or grid.lane_of_line[line - 1] != lane
        last = line + 1 == grid.y_count or grid.lane_of_line[line + 1] != lane
        if first:
            lanes.append((y, y))
        if grid.is_row[line]:
            height = max(grid.row_height[line], thickness[lane] - 2 * LANE_PAD)
            middles[line] = y + height / 2
            y += height
        else:
            minimum = LANE_PAD if first or last else ROW_GAP
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


def lane_headers(layout: Layout) -> Headers:
    """Wrap the titles of lanes; headers stand at the left of lanes, on top of those that are columns."""
    words = [word for lane in layout.diagram.lanes for word in lane.label.split()]
    longest = max([text_width(word, HEADER.size, HEADER.bold) for word in words], default=0.0)
    width = ceil(max(60.0, min(HEADER_WORD, longest) + 30))
    limit = TITLE_WIDTH if layout.vertical else width - 24
    titles = [TextBlock.wrapped(lane.label, limit, HEADER) for lane in layout.diagram.lanes]
    if layout.vertical:
        height = max([title.height for title in titles], default=0.0) + 18
        return Headers(titles, height, [title.width + 24 for title in titles])
    width = max([width, *(ceil(title.width) + 24 for title in titles)])  # a word that would not break
    return Headers(titles, width, [title.height + 20 for title in titles])
