"""Phase 6, room: say what the channels must hold beside their tracks.

Before: paths with their tracks, frames. After: for every line of the grid the px that loop frames and
labels need there, so that the coordinates leave them free:

    frame pad | label zone | tracks, with margins | label zone | frame pad

Nothing is moved afterwards. A label that finds no place in spite of it has its channels widened.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from typing import NamedTuple

from gallery.flowzap.drawing import Layout
from gallery.flowzap.model import Side
from gallery.flowzap.routing.chips import LabelChip
from gallery.flowzap.routing.frames import Frame
from gallery.flowzap.routing.grid import Grid, GridPath
from gallery.flowzap.routing.stretches import Stretch, Stretches
from gallery.flowzap.routing.tracks import TRACK_GAP

TRACK_MARGIN, NARROW_MARGIN = 17.0, 12.0
"""Px between the outermost track of a channel and what stands beside the channel; and where a vertical
drawing would grow wider by it."""
LABEL_GAP, NARROW_GAP = 8.0, 25.0
"""Px that a label needs beside itself to be told from what stands there; in a vertical drawing, which may be
as long as it likes, enough to stand on its line, behind the source and before the arrowhead."""
SEVERAL_BADGES, BADGE_ROOM = 3, 26.0
"""Badges of a node for which its corners may not do, and px that one takes beside it."""
PILL_AIR = 4.0
"""Px between a frame's pill and the next track."""


class LabelRoom(NamedTuple):
    """What labels on lines across the page get of the channel where they start, in px."""

    on_line: float
    """Beside the label, where nothing else runs through the channel."""
    before_track: float
    """More than the label, before the first track; the margin of the tracks comes on top."""
    step: float
    """More each time that it was not enough."""
    kept: float
    """Width of a label up to which it gets its room at once; others only if they find none elsewhere."""


LABEL_ROOM = LabelRoom(24.0, 4.0, 40.0, float("inf"))
NARROW_LABEL_ROOM = LabelRoom(15.0, -1.0, 16.0, 38.0)


class Room:
    """What the channels of one axis must hold beside their tracks, in px by line."""

    def __init__(self, count: int, margin: float = TRACK_MARGIN) -> None:
        self.count = count
        self.margin = margin
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
            needed += 2 * self.margin + (tracks - 1) * TRACK_GAP
        inner = ceil(max(needed, self.least[line], minimum))
        return inner + low_frame + high_frame, low_frame + (low + inner - high) / 2


def reserve(
    layout: Layout,
    grid: Grid,
    paths: list[GridPath],
    stretches: Stretches,
    frames: Sequence[Frame],
    chips: Sequence[LabelChip | None],
    widened: Mapping[int, int],
) -> tuple[Room, Room]:
    """Return the room to keep for loop frames and for labels, along x and along y. O(stretches).

    `widened` counts, by edge, how often its label found no place before: its channels grow. Texts run
    across the page: where the drawing is vertical, along y.
    """
    rooms = Room(grid.x_count), Room(grid.y_count, NARROW_MARGIN if layout.vertical else TRACK_MARGIN)
    on_line, before_track, step, kept = NARROW_LABEL_ROOM if layout.vertical else LABEL_ROOM
    for frame in frames:
        _reserve_frame(layout, grid, frame, *(reversed(rooms) if layout.vertical else rooms))
    if layout.vertical:
        _reserve_badges(layout, grid, frames, rooms[1])
    crossed: dict[tuple[bool, int], bytearray] = {}
    for number, (edge, path, chip) in enumerate(zip(layout.diagram.edges, paths, chips, strict=True)):
        if chip is None:
            continue
        side = edge.source_side
        extra = widened.get(number, 0)
        if side.horizontal == layout.vertical:
            gap = NARROW_GAP if layout.vertical else LABEL_GAP
            _reserve_beyond(grid, path, chip, gap, side, extra, rooms)
            continue
        axis = 0 if side.horizontal else 1
        place, line = path[0][axis], path[0][1 - axis]
        runs_on = abs(path[1][axis] - place) > (2 if len(path) > 2 else 3)
        if chip.width > kept:
            extra -= 1
        if extra < 0 or (runs_on and not extra):
            continue  # through empty cells: room enough, or not to be had
        channel, width, room = place + side.outward, chip.width, rooms[axis]
        if (side.horizontal, channel) not in crossed:
            across = stretches.verticals if side.horizontal else stretches.horizontals
            crossed[side.horizontal, channel] = _crossed(across.get(channel, ()), rooms[1 - axis].count)
        if not crossed[side.horizontal, channel][line]:
            room.least[channel] = max(room.least[channel], width + on_line + step * extra)
        else:
            zone = room.label_low if side.outward > 0 else room.label_high
            zone[channel] = max(zone[channel], width + before_track + step * extra)
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


def _reserve_badges(layout: Layout, grid: Grid, frames: Sequence[Frame], across: Room) -> None:
    """Keep the room beside a narrow node that stands in more loops than have badges on its corners."""
    for node, count in Counter([node for frame in frames for node, _ in frame.badges]).items():
        if count >= SEVERAL_BADGES:
            line = grid.y_of[node]
            room = BADGE_ROOM - (grid.row_height[line] - layout.figures[node].height) / 2
            across.frame_before[line] = max(across.frame_before[line], room)
            across.frame_after[line] = max(across.frame_after[line], room)


def _reserve_beyond(
    grid: Grid, path: GridPath, chip: LabelChip, gap: float, side: Side, extra: int, rooms: tuple[Room, Room]
) -> None:
    """Keep the room for the label of an edge that leaves its node upwards or downwards on the page."""
    axis = 0 if side.horizontal else 1
    along, beside = rooms[axis], rooms[1 - axis]
    place, line = path[0][axis], path[0][1 - axis]
    height = chip.height + gap
    zone = along.label_low if side.outward > 0 else along.label_high
    zone[place + side.outward] = max(zone[place + side.outward], height * (1 + min(extra, 1)))
    if not extra:
        return
    # Many edges side by side: room to stand beside them, first where this one turns to.
    size = grid.row_height[line] if axis == 0 else grid.column_width[line]
    room = chip.width + LABEL_GAP - size / 2 + 20 * extra
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
