"""Phase 8, loops: which nodes share a dashed frame.

Before: the grid. After: for every loop one frame around its members' box of the grid, or, where a
foreign node stands inside that box, one a lane and run of columns. No arrow is made up: the edges
already show the way back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from gallery.flowzap.drawing import Layout
from gallery.flowzap.model import Loop
from gallery.flowzap.routing.grid import Grid
from gallery.flowzap.textmetrics import text_width

FRAME_PAD = 9.0
"""Px between a frame and its outermost nodes."""
NESTING = 7.0
"""Further px for every frame inside."""
PILL_HEIGHT = 17.0
PILL_ROOM = 20.0
"""Px above the nodes for the pill and its distance."""
PILL_SIZE = 11.0
PILL_ICON_WIDTH = 28.0
"""Px that a pill takes beside its text: icon and ends. Without text the icon stands alone."""
BARE_PILL_WIDTH = 22.0


@dataclass(slots=True)
class Frame:
    """A loop's frame on the grid: members, first and last lines, nesting depth, and its pill's text."""

    loop: Loop
    members: list[int]
    left: int
    top: int
    right: int
    bottom: int
    text: str
    depth: int = 0
    left_pad: float = FRAME_PAD

    @property
    def pad(self) -> float:
        """Px between the frame and its outermost nodes at the right and the bottom."""
        return FRAME_PAD + NESTING * self.depth

    @property
    def top_pad(self) -> float:
        """Px above the nodes: room for the pill of this frame and of those inside."""
        return PILL_ROOM * (self.depth + 1) + 2

    @property
    def text_width(self) -> float:
        """Width of the condition in px."""
        return text_width(self.text, PILL_SIZE, bold=True)

    @property
    def pill_width(self) -> float:
        """Width of the pill in px."""
        return self.text_width + PILL_ICON_WIDTH if self.text else BARE_PILL_WIDTH


def make_frames(layout: Layout, grid: Grid) -> list[Frame]:
    """Return the frames of all loops, in definition order."""
    index = {figure.node.id: number for number, figure in enumerate(layout.figures)}
    columns_in_row: dict[int, list[tuple[int, int]]] = {}
    for number, (x, y) in enumerate(zip(grid.x_of, grid.y_of, strict=True)):
        columns_in_row.setdefault(y, []).append((x, number))

    def box(members: list[int], inside: set[int]) -> tuple[int, int, int, int] | None:
        """Return the members' box, None where a foreign node stands in it."""
        left, right = min(grid.x_of[n] for n in members), max(grid.x_of[n] for n in members)
        top, bottom = min(grid.y_of[n] for n in members), max(grid.y_of[n] for n in members)
        for y in range(top, bottom + 1):
            if any(left <= x <= right and node not in inside for x, node in columns_in_row.get(y, ())):
                return None
        return left, top, right, bottom

    frames: list[Frame] = []
    for loop in layout.diagram.loops:
        members = list(dict.fromkeys(index[node] for node in loop.nodes))
        if not members:
            continue
        inside = set(members)
        groups = (
            [members] if box(members, inside) else _runs(layout, grid, members, partial(box, inside=inside))
        )
        for part, group in enumerate(groups):
            bounds = box(group, inside)
            if bounds is not None:
                frames.append(Frame(loop, group, *bounds, loop.condition if part == 0 else ""))
    for frame in sorted(frames, key=lambda frame: len(frame.members)):
        inner = [other.depth for other in frames if other is not frame and _is_inside(other, frame, frames)]
        frame.depth = max(inner, default=-1) + 1
        frame.left_pad = frame.pad
    return frames


def _runs(
    layout: Layout, grid: Grid, members: list[int], is_clean: Callable[[list[int]], object | None]
) -> list[list[int]]:
    """Split members by lane, then into the longest runs of columns without a foreign node."""
    lane = [grid.lane_of_line[y] for y in grid.y_of]
    groups: list[list[int]] = []
    for number in sorted({lane[node] for node in members}):
        run: list[int] = []
        inside = (node for node in members if lane[node] == number)
        for node in sorted(inside, key=lambda node: (layout.columns[node], grid.y_of[node])):
            if run and is_clean([*run, node]) is None:
                groups.append(run)
                run = []
            run.append(node)
        groups.append(run)
    return groups


def _is_inside(inner: Frame, outer: Frame, frames: list[Frame]) -> bool:
    """Say whether two frames meet and `inner` is the smaller, of equals the earlier."""
    meet = (
        inner.left <= outer.right
        and outer.left <= inner.right
        and inner.top <= outer.bottom
        and outer.top <= inner.bottom
    )
    smaller = (len(inner.members), frames.index(inner)) < (len(outer.members), frames.index(outer))
    return meet and smaller
