"""Phase 6, room: say what the channels must hold beside their tracks.

Before: paths with their tracks, frames. After: for every line of the grid the px that loop frames and
labels need there, so that the coordinates leave them free:

    frame pad | label zone | tracks, with margins | label zone | frame pad

Nothing is moved afterwards. A label that finds no place in spite of it has its channels widened.
"""

from collections.abc import Iterable, Mapping
from math import ceil

from gallery.flowzap.drawing import Layout
from gallery.flowzap.model import Side
from gallery.flowzap.routing.frames import Frame
from gallery.flowzap.routing.grid import Grid, GridPath
from gallery.flowzap.routing.stretches import Stretch, Stretches
from gallery.flowzap.routing.tracks import TRACK_GAP
from gallery.flowzap.textmetrics import LABEL, text_width

TRACK_MARGIN = 17.0
"""Px between the outermost track of a channel and what stands beside the channel."""
LABEL_HEIGHT, LABEL_PAD = LABEL.leading, 12.0
"""Px of a label's chip from top to bottom, and beside its text."""
LABEL_GAP = 8.0
"""Px that a label needs beside itself to be told from what stands there."""
PILL_AIR = 4.0
"""Px between a frame's pill and the next track."""


class Room:
    """What the channels of one axis must hold beside their tracks, in px by line."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.frame_before, self.frame_after = [0.0] * count, [0.0] * count
        self.label_low, self.label_high = [0.0] * count, [0.0] * count
        self.least = [0.0] * count

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
    return ceil(text_width(text, LABEL.size, LABEL.bold)) + LABEL_PAD


def reserve(
    layout: Layout,
    grid: Grid,
    paths: list[GridPath],
    stretches: Stretches,
    frames: Iterable[Frame],
    widened: Mapping[int, int],
) -> tuple[Room, Room]:
    """Return the room to keep for loop frames and for labels, along x and along y. O(stretches).

    `widened` counts, by edge, how often its label found no place before: its channels grow. Texts run
    across the page: where the drawing is vertical, along y.
    """
    rooms = Room(grid.x_count), Room(grid.y_count)
    for frame in frames:
        _reserve_frame(layout, grid, frame, *(reversed(rooms) if layout.vertical else rooms))
    crossed: dict[tuple[bool, int], bytearray] = {}
    for number, (edge, path) in enumerate(zip(layout.diagram.edges, paths, strict=True)):
        if not edge.label:
            continue
        side = edge.source_side
        extra = widened.get(number, 0)
        if side.horizontal == layout.vertical:
            _reserve_beyond(grid, path, label_width(edge.label), side, extra, rooms)
            continue
        axis = 0 if side.horizontal else 1
        place, line = path[0][axis], path[0][1 - axis]
        runs_on = abs(path[1][axis] - place) > (2 if len(path) > 2 else 3)
        if runs_on and not extra:
            continue  # through empty cells: room enough
        channel, width, room = place + side.outward, label_width(edge.label), rooms[axis]
        if (side.horizontal, channel) not in crossed:
            across = stretches.verticals if side.horizontal else stretches.horizontals
            crossed[side.horizontal, channel] = _crossed(across.get(channel, ()), rooms[1 - axis].count)
        if not crossed[side.horizontal, channel][line]:
            room.least[channel] = max(room.least[channel], width + 24 + 40 * extra)
        else:
            zone = room.label_low if side.outward > 0 else room.label_high
            zone[channel] = max(zone[channel], width + 4 + 40 * extra)
    return rooms


def _reserve_frame(layout: Layout, grid: Grid, frame: Frame, across: Room, down: Room) -> None:
    """Keep the room around a frame's nodes that lines larger than these do not leave anyway.

    `across` and `down` are those of the page.
    """
    x_of, widths, heights = grid.x_of, grid.column_width, grid.row_height
    sizes = [(figure.width, figure.height) for figure in layout.figures]
    if layout.vertical:
        x_of, widths, heights = grid.y_of, heights, widths
        sizes = [(height, width) for width, height in sizes]
    left, right = (
        (widths[end] - max(sizes[node][0] for node in frame.members if x_of[node] == end)) / 2
        for end in (frame.left, frame.right)
    )
    above, below = frame.top_pad, frame.bottom_pad
    if frame.badges:
        slack = (heights[frame.top] - sizes[frame.members[0]][1]) / 2
        above, below = above - slack, below - slack
    if frame.below:
        below += PILL_AIR
    else:
        above += PILL_AIR
    across.frame_before[frame.left] = max(across.frame_before[frame.left], frame.left_pad - left)
    across.frame_after[frame.right] = max(across.frame_after[frame.right], frame.right_pad - right)
    down.frame_before[frame.top] = max(down.frame_before[frame.top], above)
    down.frame_after[frame.bottom] = max(down.frame_after[frame.bottom], below)


def _reserve_beyond(
    grid: Grid, path: GridPath, width: float, side: Side, extra: int, rooms: tuple[Room, Room]
) -> None:
    """Keep the room for the label of an edge that leaves its node upwards or downwards on the page."""
    axis = 0 if side.horizontal else 1
    along, beside = rooms[axis], rooms[1 - axis]
    place, line = path[0][axis], path[0][1 - axis]
    height = LABEL_HEIGHT + LABEL_GAP
    zone = along.label_low if side.outward > 0 else along.label_high
    zone[place + side.outward] = max(zone[place + side.outward], height * (1 + min(extra, 1)))
    if not extra:
        return
    # Many edges side by side: room to stand beside them, first where this one turns to.
    size = grid.row_height[line] if axis == 0 else grid.column_width[line]
    room = width + LABEL_GAP - size / 2 + 20 * extra
    turn = path[2][1 - axis] - line if len(path) > 2 and extra == 1 else 0
    if turn >= 0:
        beside.label_low[line + 1] = max(beside.label_low[line + 1], room)
    if turn <= 0:
        beside.label_high[line - 1] = max(beside.label_high[line - 1], room)
    if extra > 1:
        # Or behind the tracks, or at the end of an edge between others, where those have turned off.
        far = along.label_high if side.outward > 0 else along.label_low
        for channel in (place + side.outward, path[-1][axis] - side.outward if len(path) == 2 else -1):
            if channel >= 0:
                far[channel] = max(far[channel], height)


def _crossed(stretches: Iterable[Stretch], count: int) -> bytearray:
    """Return which of the lines across a channel the stretches in it touch."""
    lines = bytearray(count)
    for stretch in stretches:
        lines[stretch.low : stretch.high + 1] = b"\1" * (stretch.high + 1 - stretch.low)
    return lines
