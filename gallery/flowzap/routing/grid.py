"""The routing grid: lines that edges run on, before anybody knows where those lines lie.

Columns of the layout become x lines, rows become y lines; between them, and around them, lie channels:

    x lines   0 channel, 1 column 0, 2 channel, 3 column 1, …         (even: channel)
    y lines   channel, row, channel, …, row, channel, once a lane: a border has a channel on both sides

Nodes stand on crossings of column and row lines, so a channel is never blocked.
"""

from itertools import accumulate, pairwise

from gallery.flowzap.drawing import Layout
from gallery.flowzap.model import Side

GridPath = tuple[tuple[int, int], ...]
"""A route as (x line, y line) corners, from node centre to node centre."""

_CHANNEL_WIDTH, _CHANNEL_HEIGHT = 60.0, 26.0
"""Size in px of a channel while its true size is unknown: enough to compare lengths of routes."""


class Grid:
    """The lines of a layout and what stands on them."""

    def __init__(self, layout: Layout) -> None:
        self.x_count = 2 * layout.column_count + 1
        self.is_row: list[bool] = []
        self.lane_of_line: list[int] = []
        first_line: list[int] = []
        for lane, (low, high) in enumerate(layout.row_ranges):
            first_line.append(len(self.is_row) + 1 - 2 * low)
            self.is_row += [False, True] * (high - low + 1) + [False]
            self.lane_of_line += [lane] * (2 * (high - low + 1) + 1)
        self.y_count = len(self.is_row)
        self.channels_x = list(range(0, self.x_count, 2))
        self.channels_y = [line for line, row in enumerate(self.is_row) if not row]

        self.x_of = [2 * column + 1 for column in layout.columns]
        self.y_of = [
            first_line[lane] + 2 * row for lane, row in zip(layout.graph.lanes, layout.rows, strict=True)
        ]
        self.column_width = [0.0] * self.x_count
        self.row_height = [0.0] * self.y_count
        self._nodes_in_row = [bytearray(self.x_count) for _ in range(self.y_count)]
        self._nodes_in_column = [bytearray(self.y_count) for _ in range(self.x_count)]
        for figure, x, y in zip(layout.figures, self.x_of, self.y_of, strict=True):
            self._nodes_in_row[y][x] = self._nodes_in_column[x][y] = 1
            self.column_width[x] = max(self.column_width[x], figure.width)
            self.row_height[y] = max(self.row_height[y], figure.height)
        self.rough_x = _middles([width or _CHANNEL_WIDTH for width in self.column_width])
        self.rough_y = _middles([height or _CHANNEL_HEIGHT for height in self.row_height])

    def is_center(self, line: int, *, vertical: bool) -> bool:
        """Say whether nodes stand on a line (a column or row), so that it is no channel."""
        return line % 2 == 1 if vertical else self.is_row[line]

    def reach(self, x: int, y: int, side: Side) -> int:
        """Return the last line that an edge leaving a node at a side can run to before it meets a node."""
        nodes, at = (self._nodes_in_row[y], x) if side.horizontal else (self._nodes_in_column[x], y)
        if side.outward < 0:
            return nodes.rfind(1, 0, at) + 1
        blocked = nodes.find(1, at + 1)
        return len(nodes) - 1 if blocked < 0 else blocked - 1


def _middles(sizes: list[float]) -> list[float]:
    """Return the middle of each of a row of boxes that touch."""
    ends = list(accumulate(sizes, initial=0.0))
    return [(start + end) / 2 for start, end in pairwise(ends)]
