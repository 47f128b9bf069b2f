"""Routing: Layout → Drawing, a module a phase.

    grid ─ lines ─▶ patterns ─ candidates ─▶ paths ─▶ tracks ─ order ─▶ coordinates ─ px ─▶ labels ─▶ Drawing
                                                                frames ───▲                 │
                                      a label without room widens its channel ◀────────────┘

Every edge leaves and enters exactly at its declared side, all segments are horizontal or vertical, no
two edges lie on top of each other. `quality` says of a finished drawing whether that is so.
"""

from collections import Counter

from gallery.flowzap.drawing import (
    Drawing,
    DrawnEdge,
    DrawnLane,
    DrawnNode,
    EdgeLabel,
    Layout,
    LoopFrame,
)
from gallery.flowzap.geometry import Box, Point
from gallery.flowzap.routing.coordinates import (
    LABEL_PAD,
    PAGE_MARGIN,
    lane_titles,
    lay_columns,
    lay_rows,
    reserve,
)
from gallery.flowzap.routing.frames import Frame, make_frames
from gallery.flowzap.routing.grid import Grid, GridPath
from gallery.flowzap.routing.labels import Placed, place_labels
from gallery.flowzap.routing.outlines import outline_point
from gallery.flowzap.routing.paths import find_paths
from gallery.flowzap.routing.quality import discomfort, faults
from gallery.flowzap.routing.tracks import (
    END_CLEARANCE,
    StretchKey,
    order_horizontals,
    order_verticals,
    stretches,
)

__all__ = ["discomfort", "faults", "rough_cost", "route"]

_TRACK_ROUNDS = 3
"""Times that verticals are set apart because horizontals between them could not be ordered."""
_LABEL_ROUNDS = 3
"""Times that channels are widened for labels without room; then the least bad place stands."""
_PILL_STEP = 45.0


def route(layout: Layout) -> Drawing:
    """Route every edge and give everything its place in px; about O(E log E) on real diagrams."""
    grid = Grid(layout)
    paths, _ = find_paths(layout, grid)
    frames = make_frames(layout, grid)
    widened: Counter[int] = Counter()
    for _ in range(_LABEL_ROUNDS):
        geometry = _Geometry(layout, grid, paths, frames, widened)
        placed = geometry.place_labels()
        if not placed.crowded_labels and not placed.crowded_pills:
            break
        widened.update(placed.crowded_labels)
        for number in placed.crowded_pills:
            frames[number].left_pad += _PILL_STEP
    return geometry.drawing(placed)


def rough_cost(layout: Layout) -> float:
    """Return what a placement costs the reader in px, bends and crossings, before it has coordinates."""
    return find_paths(layout, Grid(layout))[1]


class _Geometry:
    """One set of coordinates for a routed grid."""

    def __init__(
        self, layout: Layout, grid: Grid, paths: list[GridPath], frames: list[Frame], widened: Counter[int]
    ) -> None:
        self.layout, self.grid, self.paths, self.frames = layout, grid, paths, frames
        self.header_width, self.titles = lane_titles(layout)
        verticals, horizontals = stretches(layout, paths)
        across, down = reserve(layout, grid, paths, verticals, frames, widened)
        index = {figure.node.id: number for number, figure in enumerate(layout.figures)}
        self.ends = [(index[edge.source], index[edge.target]) for edge in layout.diagram.edges]

        x_tracks = order_verticals(layout, grid, paths, verticals)
        for attempt in range(_TRACK_ROUNDS + 1):
            self.x, right = lay_columns(grid, x_tracks.counts, across, PAGE_MARGIN + self.header_width)
            self.offsets = dict(x_tracks.offsets)
            for line in horizontals.values():
                for stretch in line:
                    places = [self._end_x(stretch.edge, stretch.number, end) for end in (0, 1)]
                    stretch.start, stretch.end = min(places) - END_CLEARANCE, max(places) + END_CLEARANCE
            y_tracks = order_horizontals(layout, grid, paths, horizontals, self._vertical_x)
            if not y_tracks.conflicts or attempt == _TRACK_ROUNDS:
                break
            x_tracks = order_verticals(layout, grid, paths, verticals, y_tracks.conflicts)
        self.offsets |= y_tracks.offsets
        self.y, self.lanes = lay_rows(grid, y_tracks.counts, down, self.titles)
        self.width = right + PAGE_MARGIN
        self.height = self.lanes[-1][1] + PAGE_MARGIN if self.lanes else 2 * PAGE_MARGIN
        self.centers = [Point(self.x[x], self.y[y]) for x, y in zip(grid.x_of, grid.y_of, strict=True)]
        self.routes = [self._route(number) for number in range(len(paths))]

    def place_labels(self) -> Placed:
        """Find room for labels and pills."""
        return place_labels(
            [edge.label for edge in self.layout.diagram.edges],
            self.routes,
            self._node_boxes(),
            self.frames,
            [self._frame_box(frame) for frame in self.frames],
            self._lane_boxes(),
            self.header_width,
        )

    def drawing(self, placed: Placed) -> Drawing:
        """Put everything together."""
        diagram = self.layout.diagram
        lane_number = {lane.id: number for number, lane in enumerate(diagram.lanes)}
        lanes = [
            DrawnLane(lane, box, Box(box.left, box.top, box.left + self.header_width, box.bottom), title)
            for lane, box, title in zip(diagram.lanes, self._lane_boxes(), self.titles, strict=True)
        ]
        nodes = [
            DrawnNode(figure, box, lane_number[figure.node.lane])
            for figure, box in zip(self.layout.figures, self._node_boxes(), strict=True)
        ]
        edges = []
        for number, edge in enumerate(diagram.edges):
            box = placed.labels.get(number)
            label = EdgeLabel(edge.label, box, box.width - LABEL_PAD) if box else None
            edges.append(DrawnEdge(edge, self.routes[number], label))
        loops = [
            LoopFrame(frame.loop, self._frame_box(frame), pill, frame.text, frame.text_width)
            for frame, pill in zip(self.frames, placed.pills, strict=True)
        ]
        return Drawing(self.width, self.height, tuple(lanes), tuple(nodes), tuple(edges), tuple(loops))

    def _horizontal(self, edge: int, step: int) -> bool:
        return self.layout.diagram.edges[edge].source_side.horizontal == (step % 2 == 0)

    def _vertical_x(self, key: StretchKey) -> float:
        edge, step = key
        return self.x[self.paths[edge][step][0]] + self.offsets[key]

    def _end_x(self, edge: int, step: int, end: int) -> float:
        """Return the x of an end (0 begin, 1 finish) of a horizontal stretch."""
        neighbour = step + (1 if end else -1)
        path = self.paths[edge]
        if 0 <= neighbour < len(path) - 1:
            return self._vertical_x((edge, neighbour))
        node = self.ends[edge][1 if end else 0]
        drawn = self.layout.diagram.edges[edge]
        side = drawn.target_side if end else drawn.source_side
        half = self.layout.figures[node].width / 2
        return self.x[self.grid.x_of[node]] + (half if side.value == "right" else -half)

    def _route(self, edge: int) -> tuple[Point, ...]:
        """Return an edge's corners in px, its ends on the outlines of its nodes."""
        path = self.paths[edge]
        at = [
            (self.y[path[step][1]] if self._horizontal(edge, step) else self.x[path[step][0]])
            + self.offsets[edge, step]
            for step in range(len(path) - 1)
        ]
        corners = [
            Point(at[step], at[step + 1])
            if not self._horizontal(edge, step)
            else Point(at[step + 1], at[step])
            for step in range(len(at) - 1)
        ]
        drawn = self.layout.diagram.edges[edge]
        source, target = self.ends[edge]
        begin = outline_point(self.layout.figures[source], self.centers[source], drawn.source_side, at[0])
        finish = outline_point(self.layout.figures[target], self.centers[target], drawn.target_side, at[-1])
        return tuple(Point(round(x, 2), round(y, 2)) for x, y in (begin, *corners, finish))

    def _node_boxes(self) -> list[Box]:
        return [
            Box.around(center, figure.width, figure.height)
            for center, figure in zip(self.centers, self.layout.figures, strict=True)
        ]

    def _lane_boxes(self) -> list[Box]:
        return [Box(PAGE_MARGIN, top, self.width - PAGE_MARGIN, bottom) for top, bottom in self.lanes]

    def _frame_box(self, frame: Frame) -> Box:
        members = [(self.centers[node], self.layout.figures[node]) for node in frame.members]
        top, bottom = self.grid.row_height[frame.top] / 2, self.grid.row_height[frame.bottom] / 2
        return Box(
            min(center.x - figure.width / 2 for center, figure in members) - frame.left_pad,
            self.y[frame.top] - top - frame.top_pad,
            max(center.x + figure.width / 2 for center, figure in members) + frame.pad,
            self.y[frame.bottom] + bottom + frame.pad,
        )
