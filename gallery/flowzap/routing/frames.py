"""Phase 8, loops: dashed frames around nodes that repeat, and the room that they need.

Before: the grid. After: for every loop its frames with their room in px or, where its nodes lie too far
apart for that, a badge for each of them and the place of one pill at the first. Frames that end at the
same line keep clear of each other, the larger around the smaller. No arrow is made up: the edges already
show the way back.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from gallery.flowzap.drawing import DrawnLoop, Layout, TextBlock
from gallery.flowzap.geometry import Box, Point
from gallery.flowzap.model import Loop, Shape, Side
from gallery.flowzap.routing.gathering import Marks, bounds, gather
from gallery.flowzap.routing.grid import Grid
from gallery.flowzap.routing.tracks import PORT_GAP
from gallery.flowzap.textmetrics import NARROW_PILL, PILL, text_width

FRAME_PAD = 9.0
"""Px between a frame and its outermost nodes."""
NESTING = 7.0
"""Px between the borders of two frames that end at the same line."""
PILL_HEIGHT = PILL.leading
PILL_EDGE = 3.0
"""Px that a border needs beside nodes or another frame, more than the height of the pill, to hold it."""
NARROW_WIDTH, NARROW_AIR = 70.0, 5.0
"""Px after which a pill in a vertical drawing goes on in the next line, and above and below its lines."""
PILL_GAP = 2.0
"""Further px between pill and nodes."""
PILL_ICON_WIDTH = 28.0
"""Px that a pill takes beside its text: icon and ends. Without text the icon stands alone."""
BARE_PILL_WIDTH = 22.0


class Frame:
    """A loop's frame: members, first and last lines of the grid, its pill's text, px of room on each side.

    Left is left on the page, where texts run: in a vertical drawing left and right are y lines of the grid.
    With `badges` (nodes with their shapes) no frame is drawn: it is the place of the pill alone, above or
    `below` the first of them. `inner` are the smaller frames that it meets.
    """

    def __init__(
        self,
        loop: Loop,
        members: list[int],
        left: int,
        top: int,
        right: int,
        bottom: int,
        text: str,
        badges: tuple[tuple[int, Shape], ...],
        vertical: bool,
    ) -> None:
        self.loop = loop
        self.members = members
        self.left, self.top, self.right, self.bottom = left, top, right, bottom
        self.text = text
        self.badges = badges
        self.font = NARROW_PILL if vertical else PILL
        self.mark = ""
        self.width = 0.0  # px that its outermost nodes span at least
        self.ends_above = 0  # edges that end above the only column of nodes: the pill stands beside them
        self.below = False  # whether the pill stands at the bottom
        self.widened = 0.0
        self.inner: list[Frame] = []
        self.left_pad = self.right_pad = self.top_pad = self.bottom_pad = 0.0

    @property
    def lines(self) -> TextBlock:
        """The text as it is set."""
        if self.font is NARROW_PILL:
            return TextBlock.wrapped(self.text, NARROW_WIDTH, NARROW_PILL)
        return TextBlock((self.text,), (text_width(self.text, PILL.size, PILL.bold),), *PILL)

    @property
    def mark_width(self) -> float:
        """Width of the mark in px."""
        return text_width(self.mark, self.font.size, self.font.bold)

    @property
    def pill_width(self) -> float:
        """Width of the pill in px."""
        return self.lines.width + PILL_ICON_WIDTH if self.text else BARE_PILL_WIDTH

    @property
    def pill_height(self) -> float:
        """Height of the pill in px."""
        several = self.font is NARROW_PILL and self.text
        return self.lines.height + NARROW_AIR if several else PILL_HEIGHT


def make_frames(layout: Layout, grid: Grid) -> list[Frame]:
    """Return the frames of all loops, in definition order. O(loops · (members · rows + loops))."""
    if not layout.diagram.loops:
        return []
    index = {figure.node.id: number for number, figure in enumerate(layout.figures)}
    nodes = Marks(grid, range(len(layout.figures)))
    frames: list[Frame] = []
    for loop in layout.diagram.loops:
        members = list(dict.fromkeys([index[node] for node in loop.nodes]))
        if not members:
            continue
        groups = gather(grid, nodes, members)
        badges: tuple[tuple[int, Shape], ...] = ()
        if not groups:
            groups = [members[:1]]
            badges = tuple([(node, layout.figures[node].node.shape) for node in members])
        for part, group in enumerate(groups):
            left, top, right, bottom = bounds(grid, group)
            lines = (top, left, bottom, right) if layout.vertical else (left, top, right, bottom)
            frames.append(Frame(loop, group, *lines, "" if part else loop.condition, badges, layout.vertical))
    _number([frame for frame in frames if frame.badges])
    _measure(frames, layout, grid)
    by_size = sorted(frames, key=_size)
    for place, frame in enumerate(by_size):
        frame.inner = [other for other in by_size[:place] if _meet(frame, other)]
    widen_frames(frames, {})
    return frames


def widen_frames(frames: Sequence[Frame], missing: Mapping[int, float]) -> None:
    """Give every frame its room, and the numbered ones so many px more than before at the left."""
    for number, more in missing.items():
        frames[number].widened += more
    for frame in sorted(frames, key=_size):  # inner frames first
        least = 0.0 if frame.badges else FRAME_PAD
        at_left, at_right = (
            [other for other in frame.inner if other.left == frame.left],
            [other for other in frame.inner if other.right == frame.right],
        )
        frame.left_pad = max([least, *(other.left_pad + NESTING for other in at_left)])
        frame.right_pad = max([least, *(other.right_pad + NESTING for other in at_right)])
        if frame.ends_above:
            bundle = PORT_GAP * (frame.ends_above - 1)
            frame.left_pad = max(frame.left_pad, frame.pill_width + 2 * PILL_GAP + (bundle - frame.width) / 2)
        else:
            narrow = frame.pill_width + PILL_GAP - frame.width - frame.left_pad - frame.right_pad
            frame.left_pad += max(0.0, narrow / 2)
            frame.right_pad += max(0.0, narrow / 2)
        frame.left_pad += frame.widened
        above = [other.top_pad for other in frame.inner if other.top == frame.top]
        below = [other.bottom_pad for other in frame.inner if other.bottom == frame.bottom]
        frame.top_pad = max([least, *(pad + NESTING for pad in above)])
        frame.bottom_pad = max([least, *(pad + NESTING for pad in below)])
        if frame.below:
            frame.bottom_pad = max([PILL_GAP, *below]) + frame.pill_height + PILL_EDGE
        else:
            frame.top_pad = max([PILL_GAP, *above]) + frame.pill_height + PILL_EDGE


def frame_box(
    frame: Frame, layout: Layout, grid: Grid, centers: Sequence[Point], lines: Sequence[float]
) -> Box:
    """Return a frame in px; that of a loop with badges is where its pill may stand, at the first of them.

    `lines` are the coordinates of the grid's lines from top to bottom of the page: y, in a vertical drawing
    x. Like everything before `turning`, a vertical frame lies on its side.
    """
    ends = []
    for node in frame.members:
        center, figure = centers[node], layout.figures[node]
        at, size = (center.y, figure.height) if layout.vertical else (center.x, figure.width)
        ends += [at - size / 2, at + size / 2]
    heights = grid.column_width if layout.vertical else grid.row_height
    first, last = heights[frame.top] / 2, heights[frame.bottom] / 2
    if frame.badges:
        figure = layout.figures[frame.members[0]]
        first = last = (figure.width if layout.vertical else figure.height) / 2
    left, right = min(ends) - frame.left_pad, max(ends) + frame.right_pad
    top, bottom = lines[frame.top] - first - frame.top_pad, lines[frame.bottom] + last + frame.bottom_pad
    return Box(top, left, bottom, right) if layout.vertical else Box(left, top, right, bottom)


def draw_loops(
    frames: Sequence[Frame], boxes: Sequence[Box], pills: Sequence[Box], badges: Sequence[tuple[Box, ...]]
) -> tuple[DrawnLoop, ...]:
    """Put the parts of every loop together, in definition order."""
    parts: dict[int, list[int]] = {}
    for number, frame in enumerate(frames):
        parts.setdefault(id(frame.loop), []).append(number)
    return tuple(
        DrawnLoop(
            frames[first].loop,
            frames[first].text,
            frames[first].lines,
            tuple(pills[number] for number in (first, *others)),
            () if frames[first].badges else tuple(boxes[number] for number in (first, *others)),
            badges[first],
            frames[first].mark,
            frames[first].mark_width,
        )
        for first, *others in parts.values()
    )


def _number(frames: Sequence[Frame]) -> None:
    """Tell several loops with badges apart by numbers."""
    if len(frames) > 1:
        for number, frame in enumerate(frames, start=1):
            frame.mark = str(number)
            frame.text = f"{number} · {frame.text}" if frame.text else frame.mark


def _measure(frames: Sequence[Frame], layout: Layout, grid: Grid) -> None:
    """Set how wide frames are at least, and on which side of a single column the pill stands better.

    What else may cross a frame's border is known only in px.
    """
    ports: Counter[tuple[int, Side]] = Counter()
    for edge, (source, target) in zip(layout.diagram.edges, layout.graph.ends, strict=True):
        ports[source, edge.source_side] += 1
        ports[target, edge.target_side] += 1
    if layout.vertical:
        x_of, y_of, widths, top, bottom = grid.y_of, grid.x_of, grid.row_height, Side.LEFT, Side.RIGHT
        own_widths = [figure.height for figure in layout.figures]
    else:
        x_of, y_of, widths, top, bottom = grid.x_of, grid.y_of, grid.column_width, Side.TOP, Side.BOTTOM
        own_widths = [figure.width for figure in layout.figures]
    for frame in frames:
        first, last = (
            [own_widths[node] for node in frame.members if x_of[node] == end]
            for end in (frame.left, frame.right)
        )
        if frame.left < frame.right:
            frame.width = min(first) + sum(widths[frame.left + 1 : frame.right]) + min(last)
        else:
            frame.width = max(first)
            highest, lowest = (pick(frame.members, key=lambda node: y_of[node]) for pick in (min, max))
            above, below = ports[highest, top], ports[lowest, bottom]
            frame.below = above > 0 and not below
            frame.ends_above = 0 if frame.below else above


def _size(frame: Frame) -> tuple[bool, int]:
    """Order frames from the innermost: pills of badges stand at a node itself, then smaller before larger."""
    return not frame.badges, len(frame.members)


def _meet(frame: Frame, other: Frame) -> bool:
    return (
        other.left <= frame.right
        and frame.left <= other.right
        and other.top <= frame.bottom
        and frame.top <= other.bottom
    )
