"""Phase 6, coordinates: say where every line lies, in px.

Before: paths with their tracks. After: the x of every column and vertical channel, the y of every row
and horizontal channel. A channel is exactly as wide as what it has to hold:

    frame pad | label zone | tracks, with margins | label zone | frame pad

so the placement reserves what the routing needs and nothing is moved afterwards.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import ceil

from gallery.flowzap.drawing import Layout, TextBlock
from gallery.flowzap.model import Side
from gallery.flowzap.routing.frames import Frame
from gallery.flowzap.routing.grid import Grid, GridPath
from gallery.flowzap.routing.stretches import Stretch
from gallery.flowzap.routing.tracks import TRACK_GAP
from gallery.flowzap.textmetrics import text_width, wrap

TRACK_MARGIN = 17.0
"""Px between the outermost track of a channel and what stands beside the channel."""
COLUMN_GAP, ROW_GAP = 40.0, 20.0
"""Least px between two columns and between two rows of a lane."""
LANE_PAD, SIDE_PAD = 16.0, 14.0
"""Px between a lane's border and its first and last row; between the header and the first column."""
PAGE_MARGIN = 8.0
HEADER_SIZE, HEADER_LEADING = 13.0, 17.0
HEADER_WORD = 120.0
"""Px that the longest word of a lane's title may ask of the header."""
LABEL_SIZE, LABEL_HEIGHT, LABEL_PAD = 11.0, 18.0, 12.0
LABEL_GAP = 8.0


@dataclass(slots=True)
class Room:
    """What the channels of one axis must hold beside their tracks, in px by line."""

    count: int
    frame_before: list[float] = field(init=False)
    frame_after: list[float] = field(init=False)
    label_low: list[float] = field(init=False)
    label_high: list[float] = field(init=False)
    least: list[float] = field(init=False)

    def __post_init__(self) -> None:
        self.frame_before, self.frame_after = [0.0] * self.count, [0.0] * self.count
        self.label_low, self.label_high = [0.0] * self.count, [0.0] * self.count
        self.least = [0.0] * self.count

    def channel(self, line: int, tracks: int, minimum: float) -> tuple[float, float]:
        """Return a channel's width, and the middle of its tracks from its low end."""
        low_frame = self.frame_after[line - 1] if line else 0.0
        high_frame = self.frame_before[line + 1] if line + 1 < self.count else 0.0
        low, high = self.label_low[line], self.label_high[line]
        needed = low + high
        if tracks:
            needed += 2 * TRACK_MARGIN + (tracks - 1) * TRACK_GAP
        inner = ceil(max(needed, self.least[line], minimum))
        return inner + low_frame + high_frame, low_frame + (low + inner - high) / 2


def label_width(text: str) -> float:
    """Return the width of an edge label's chip in px."""
    return ceil(text_width(text, LABEL_SIZE, bold=True)) + LABEL_PAD


def reserve(
    layout: Layout,
    grid: Grid,
    paths: list[GridPath],
    verticals: dict[int, list[Stretch]],
    frames: Iterable[Frame],
    widened: dict[int, int],
) -> tuple[Room, Room]:
    """Return the room to keep for loop frames and for labels, along x and along y.

    `widened` counts, by edge, how often its label found no place before: its first channel grows.
    """
    across, down = Room(grid.x_count), Room(grid.y_count)
    for frame in frames:
        across.frame_before[frame.left] = max(across.frame_before[frame.left], frame.left_pad)
        across.frame_after[frame.right] = max(across.frame_after[frame.right], frame.pad)
        down.frame_before[frame.top] = max(down.frame_before[frame.top], frame.top_pad + 4)
        down.frame_after[frame.bottom] = max(down.frame_after[frame.bottom], frame.pad)
    for number, (edge, path) in enumerate(zip(layout.diagram.edges, paths, strict=True)):
        if not edge.label:
            continue
        (x, y), (next_x, _) = path[:2]
        extra = widened.get(number, 0)
        if edge.source_side.horizontal:
            channel = x + 1 if edge.source_side is Side.RIGHT else x - 1
            width = label_width(edge.label)
            runs_on = abs(next_x - x) > (2 if len(path) > 2 else 3)
            if runs_on and not extra:
                continue  # through empty cells: room enough
            if not any(stretch.low <= y <= stretch.high for stretch in verticals.get(channel, ())):
                across.least[channel] = max(across.least[channel], width + 24 + 40 * extra)
            else:
                zone = across.label_low if edge.source_side is Side.RIGHT else across.label_high
                zone[channel] = max(zone[channel], width + 4 + 40 * extra)
        else:
            zone, channel = (
                (down.label_low, y + 1) if edge.source_side is Side.BOTTOM else (down.label_high, y - 1)
            )
            zone[channel] = max(zone[channel], (LABEL_HEIGHT + LABEL_GAP) * (1 + extra))
            if extra:  # many edges side by side: room to stand beside them, too
                beside = label_width(edge.label) + LABEL_GAP - grid.column_width[x] / 2 + 20 * extra
                across.label_low[x + 1] = max(across.label_low[x + 1], beside)
    return across, down


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
    grid: Grid, tracks: dict[int, int], room: Room, titles: list[TextBlock]
) -> tuple[list[float], list[tuple[float, float]]]:
    """Return the y of every line's middle, and the top and bottom of every lane."""
    middles = [0.0] * grid.y_count
    lanes: list[tuple[float, float]] = []
    y = PAGE_MARGIN
    for line, lane in enumerate(grid.lane_of_line):
        first = line == 0 or grid.lane_of_line[line - 1] != lane
        last = line + 1 == grid.y_count or grid.lane_of_line[line + 1] != lane
        if first:
            lanes.append((y, y))
        if grid.is_row[line]:
            # A lane is at least as high as its title.
            height = max(grid.row_height[line], titles[lane].height + 20 - 2 * LANE_PAD)
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


def lane_titles(layout: Layout) -> tuple[float, list[TextBlock]]:
    """Return the width of the header in px and every lane's wrapped title."""
    words = [word for lane in layout.diagram.lanes for word in lane.label.split()]
    longest = max((text_width(word, HEADER_SIZE, bold=True) for word in words), default=0.0)
    width = ceil(max(60.0, min(HEADER_WORD, longest) + 30))
    titles = []
    for lane in layout.diagram.lanes:
        lines = wrap(lane.label, width - 24, HEADER_SIZE, bold=True)
        widths = tuple(text_width(line, HEADER_SIZE, bold=True) for line in lines)
        titles.append(TextBlock(lines, widths, HEADER_SIZE, HEADER_LEADING, bold=True))
    return width, titles
