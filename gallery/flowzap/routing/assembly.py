"""Phases 5 to 7 together: paths on the grid → everything at its place in px.

Before: a path for every edge. After: tracks, coordinates and routes for one set of channel widths; the
horizontals are ordered when the x of the verticals is known, and verticals that would then lie on top
of each other are set apart and all is done again.
"""

from collections import Counter
from collections.abc import Iterable

from gallery.flowzap.drawing import (
    Drawing,
    DrawnEdge,
    DrawnLane,
    DrawnNode,
    EdgeLabel,
    Layout,
)
from gallery.flowzap.geometry import Box, Point
from gallery.flowzap.routing.chips import UNBROKEN, label_chip, label_chips
from gallery.flowzap.routing.coordinates import (
    LANE_PAD,
    NARROW_PAD,
    PAGE_MARGIN,
    lay_columns,
    lay_rows,
    side_headers,
    top_headers,
)
from gallery.flowzap.routing.frames import Frame, draw_loops, frame_box
from gallery.flowzap.routing.grid import Grid, GridPath
from gallery.flowzap.routing.labels import Placed, place_labels
from gallery.flowzap.routing.outlines import outline_point
from gallery.flowzap.routing.reservation import reserve
from gallery.flowzap.routing.stretches import Stretches
from gallery.flowzap.routing.tracks import Conflicts, Lines, order_horizontals, order_verticals
from gallery.flowzap.routing.turning import turned

TRACK_ROUNDS = 3
"""Times that verticals are set apart because horizontals between them could not be ordered."""
END_CLEARANCE = 3.0
"""Px by which a horizontal stretch counts as longer at both ends: room for its corner."""


class Assembly:
    """A routed grid on its way to a drawing; `settle` may be called again with wider channels."""

    def __init__(self, layout: Layout, grid: Grid, paths: list[GridPath], frames: list[Frame]) -> None:
        self.layout, self.grid, self.paths, self.frames = layout, grid, paths, frames
        self.headers = top_headers(layout) if layout.vertical else side_headers(layout)
        self._thickness = self.headers.thickness
        self._chips = label_chips(layout)
        self._stretches = Stretches(layout, paths)
        self._apart: Conflicts = set()
        self._x_counts = order_verticals(layout, grid, paths, self._stretches.verticals, self._apart)

    def settle(self, widened: Counter[int]) -> None:
        """Give everything but labels its place in px; `widened` counts by edge what its label lacks."""
        layout, grid, paths = self.layout, self.grid, self.paths
        verticals, horizontals = self._stretches.verticals, self._stretches.horizontals
        across, down = reserve(layout, grid, paths, self._stretches, self.frames, self._chips, widened)
        for attempt in range(TRACK_ROUNDS + 1):
            self.x, right = lay_columns(grid, self._x_counts, across, PAGE_MARGIN + self.headers.length)
            _set_coordinates(verticals, self.x)
            self._set_extents(horizontals)
            y_counts, conflicts = order_horizontals(layout, grid, paths, horizontals)
            if not conflicts or attempt == TRACK_ROUNDS:
                break
            self._apart |= conflicts
            self._x_counts = order_verticals(layout, grid, paths, verticals, self._apart)
        pad = NARROW_PAD if layout.vertical else LANE_PAD
        self.y, self.lanes = lay_rows(grid, y_counts, down, self._thickness, pad)
        _set_coordinates(horizontals, self.y)
        if layout.vertical:
            self.headers = top_headers(layout, [bottom - top for top, bottom in self.lanes])
            self.x, right = lay_columns(grid, self._x_counts, across, PAGE_MARGIN + self.headers.length)
            _set_coordinates(verticals, self.x)
        self.width = right + PAGE_MARGIN
        self.height = self.lanes[-1][1] + PAGE_MARGIN if self.lanes else 2 * PAGE_MARGIN
        self.centers = [Point(self.x[x], self.y[y]) for x, y in zip(grid.x_of, grid.y_of, strict=True)]
        self.routes = [self._route(number) for number in range(len(paths))]

    def straighten(self, labels: Iterable[int]) -> None:
        """Set the labels of some edges of a vertical drawing in one line, which is less high than several."""
        if self.layout.vertical:
            for number in labels:
                self._chips[number] = label_chip(self.layout.diagram.edges[number].label, UNBROKEN)

    def place_labels(self) -> Placed:
        """Find room for labels and pills."""
        return place_labels(
            self._chips,
            self.routes,
            self._node_boxes(),
            self.frames,
            self._frame_boxes(),
            self._lane_boxes(),
            self.headers.length,
            vertical=self.layout.vertical,
        )

    def drawing(self, placed: Placed) -> Drawing:
        """Put everything together."""
        diagram = self.layout.diagram
        lanes = [
            DrawnLane(lane, box, Box(box.left, box.top, box.left + self.headers.length, box.bottom), title)
            for lane, box, title in zip(diagram.lanes, self._lane_boxes(), self.headers.titles, strict=True)
        ]
        nodes = [
            DrawnNode(figure, box, lane)
            for figure, box, lane in zip(
                self.layout.figures, self._node_boxes(), self.layout.graph.lanes, strict=True
            )
        ]
        edges = []
        for number, edge in enumerate(diagram.edges):
            chip = self._chips[number]
            label = EdgeLabel(edge.label, placed.labels[number], chip.lines) if chip else None
            edges.append(DrawnEdge(edge, self.routes[number], label))
        loops = draw_loops(self.frames, self._frame_boxes(), placed.pills, placed.badges)
        drawing = Drawing(self.width, self.height, tuple(lanes), tuple(nodes), tuple(edges), loops)
        return turned(drawing) if self.layout.vertical else drawing

    def _set_extents(self, horizontals: Lines) -> None:
        """Say from where to where horizontals run, in px: to verticals or the sides of nodes."""
        figures, x_of = self.layout.figures, self.grid.x_of
        for line in horizontals.values():
            for stretch in line:
                start, end = self.x[stretch.low], self.x[stretch.high]
                before, after = (
                    (stretch.before, stretch.after) if stretch.forward else (stretch.after, stretch.before)
                )
                begin, finish = (
                    (stretch.source, stretch.target) if stretch.forward else (stretch.target, stretch.source)
                )
                if before is not None:
                    start = before.at
                elif begin >= 0:
                    start = self.x[x_of[begin]] + figures[begin].width / 2
                if after is not None:
                    end = after.at
                elif finish >= 0:
                    end = self.x[x_of[finish]] - figures[finish].width / 2
                if start > end:
                    start, end = end, start
                stretch.start, stretch.end = start - END_CLEARANCE, end + END_CLEARANCE

    def _route(self, number: int) -> tuple[Point, ...]:
        """Return an edge's corners in px, its ends on the outlines of its nodes."""
        edge = self.layout.diagram.edges[number]
        source, target = self.layout.graph.ends[number]
        stretches = self._stretches.of_edge[number]
        figures, centers = self.layout.figures, self.centers
        points = [outline_point(figures[source], centers[source], edge.source_side, stretches[0].at)]
        horizontal = edge.source_side.horizontal
        before = stretches[0].at
        for stretch in stretches[1:]:
            at = stretch.at
            points.append(Point(at, before) if horizontal else Point(before, at))
            before, horizontal = at, not horizontal
        points.append(outline_point(figures[target], centers[target], edge.target_side, before))
        return tuple(points)

    def _node_boxes(self) -> list[Box]:
        return [
            Box.around(center, figure.width, figure.height)
            for center, figure in zip(self.centers, self.layout.figures, strict=True)
        ]

    def _lane_boxes(self) -> list[Box]:
        return [Box(PAGE_MARGIN, top, self.width - PAGE_MARGIN, bottom) for top, bottom in self.lanes]

    def _frame_boxes(self) -> list[Box]:
        lines = self.x if self.layout.vertical else self.y
        return [frame_box(frame, self.layout, self.grid, self.centers, lines) for frame in self.frames]


def _set_coordinates(lines: Lines, middles: list[float]) -> None:
    for line, members in lines.items():
        for stretch in members:
            stretch.at = round(middles[line] + stretch.offset, 2)
