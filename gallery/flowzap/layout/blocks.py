"""Phase 1 of compact mode: slide the runs of the lanes under each other until the picture is no longer flat.

Before: a layering in strict flow order, and its rows. After: columns in which the nodes that edges inside
a lane join keep to their constraints, while whole runs stand further left than the flow has them.

Method: one-dimensional compaction with a constraint graph (Lengauer, "Combinatorial Algorithms for
Integrated Circuit Layout", 1990). The runs of a lane are rigid blocks. What must not change is which
block of a lane comes first, and on which side of a block an edge passes through its lane: such an edge
then has a free way up or down, which is what keeps crossings as few as in the flow. All other order
between lanes is given up. Longest paths give every block its leftmost and rightmost place for a number of
columns; between these it goes to the median of its neighbours in other lanes, so that hand-overs become
straight. O(E + passages) and a sort.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from gallery.flowzap.disjoint import DisjointSets
from gallery.flowzap.graph import Graph
from gallery.flowzap.layout.columns import Layering, least_step
from gallery.flowzap.model import Diagram, Side

LAST = 1 << 30
"""Rank of a block that is no reason to move another one."""
SWEEPS = 3
"""Rounds of moving every block to the median of its neighbours; a fourth changed nothing."""


class Separation(NamedTuple):
    """`start[after] >= start[before] + distance`, in columns."""

    before: int
    after: int
    distance: int


class Pull(NamedTuple):
    """Where an edge wants a block to start: `shift` columns from where the other block starts."""

    other: int
    shift: int
    enclosed: bool


class Blocks:
    """The runs of a diagram: what the edges inside lanes join, each a rigid piece of columns."""

    def __init__(self, diagram: Diagram, graph: Graph, flow: Layering, rows: Sequence[int]) -> None:
        self.graph = graph
        self._flow = flow.columns
        self._rows = rows
        self._row_range: dict[tuple[int, int], tuple[int, int]] = {}  # by lane and column: in use
        for node, (lane, column, row) in enumerate(zip(graph.lanes, self._flow, rows, strict=True)):
            if node not in graph.leaves:
                low, high = self._row_range.get((lane, column), (row, row))
                self._row_range[lane, column] = (min(low, row), max(high, row))
        lanes = graph.lanes
        runs = self._runs(flow)
        numbers: dict[int, int] = {}
        self.block_of = [numbers.setdefault(runs.find(node), len(numbers)) for node in range(len(lanes))]
        count = len(numbers)
        self.lane = [0] * count
        members: list[list[int]] = [[] for _ in range(count)]
        for node, block in enumerate(self.block_of):
            self.lane[block] = lanes[node]
            members[block].append(node)
        self.inside = [0] * len(lanes)
        self.width = []
        self._flow_first, self._flow_last = [], []
        for nodes in members:
            used = sorted({self._flow[node] for node in nodes})
            place = {column: number for number, column in enumerate(used)}
            for node in nodes:
                self.inside[node] = place[self._flow[node]]
            self.width.append(len(used))
            self._flow_first.append(used[0])
            self._flow_last.append(used[-1])
        movable = {self.block_of[node] for node in graph.satellites}
        self._order = [block for block in range(count) if block not in movable]
        self._order.sort(key=self._flow_first.__getitem__)
        self._rank = {block: rank for rank, block in enumerate(self._order)}
        self._into: list[list[Separation]] = [[] for _ in range(count)]
        self._out_of: list[list[Separation]] = [[] for _ in range(count)]
        self._by_lane: list[list[int]] = [[] for _ in range(graph.lane_count)]
        for block in self._order:
            self._by_lane[self.lane[block]].append(block)
        self._keep_order_in_lanes()
        self._keep_sides(diagram)
        self._pulls = self._find_pulls(diagram)
        self._order += sorted(movable)
        self._earliest = self._leftmost()

    def _runs(self, flow: Layering) -> DisjointSets:
        """Join what edges inside a lane join, and the runs of a lane that the flow has above each other."""
        lanes = self.graph.lanes
        runs = DisjointSets(len(lanes))
        for link in flow.constraints:
            if lanes[link.left] == lanes[link.right]:
                runs.join(link.left, link.right)
        first, last = list(self._flow), list(self._flow)
        roots = {runs.find(node) for node in range(len(lanes)) if node not in self.graph.satellites}
        for node, column in enumerate(self._flow):
            root = runs.find(node)
            first[root], last[root] = min(first[root], column), max(last[root], column)
        reach: dict[int, int] = {}  # by lane: the run that reaches furthest so far
        for root in sorted(roots, key=lambda root: first[root]):
            other = reach.get(lanes[root])
            if other is not None and last[other] >= first[root]:
                runs.join(root, other)
            if other is None or last[other] < last[root]:
                reach[lanes[root]] = root
        return runs

    @property
    def least_columns(self) -> int:
        """Columns that the blocks need at least."""
        ends = [start + width for start, width in zip(self._earliest, self.width, strict=True)]
        return max(ends, default=1)

    def placed(self, column_count: int) -> list[int]:
        """Return the column of every node, in at least `least_columns` columns."""
        column_count = max(column_count, self.least_columns)
        starts = list(self._earliest)
        latest = self._rightmost(column_count)
        settled = [False] * len(starts)
        for _ in range(SWEEPS):
            for block in self._order:
                wanted = sorted(
                    [starts[other] + shift for other, shift, _ in self._pulls[block] if settled[other]]
                )
                settled[block] = True
                low = max([0, *(starts[s.before] + s.distance for s in self._into[block])])
                high = min(
                    [
                        column_count - self.width[block],
                        *(
                            (starts if settled[s.after] else latest)[s.after] - s.distance
                            for s in self._out_of[block]
                        ),
                    ]
                )
                ideal = wanted[(len(wanted) - 1) // 2] if wanted else starts[block]
                starts[block] = max(low, min(ideal, high))
        return [inside + starts[block] for inside, block in zip(self.inside, self.block_of, strict=True)]

    def _separate(self, before: int, after: int, distance: int) -> None:
        """Add a separation that agrees with the order of the flow; others could close a cycle."""
        if self._rank.get(before, LAST) < self._rank.get(after, 0):
            separation = Separation(before, after, distance)
            self._into[after].append(separation)
            self._out_of[before].append(separation)

    def _keep_order_in_lanes(self) -> None:
        """Keep the blocks of a lane in their order."""
        for blocks in self._by_lane:
            for block, following in pairwise(blocks):
                self._separate(block, following, self.width[block])

    def _keep_sides(self, diagram: Diagram) -> None:
        """Let every edge pass the lanes between its ends beside the same blocks as in the flow."""
        lanes = self.graph.lanes
        for (source, target), edge in zip(self.graph.ends, diagram.edges, strict=True):
            down = lanes[target] - lanes[source]
            if not down:
                continue
            step = 1 if down > 0 else -1
            for lane in range(lanes[source] + step, lanes[target], step):
                for block in self._by_lane[lane]:
                    self._keep_side(target, source, block)
            # A way out of a lane past the other rows of its own block, or into one.
            if self._is_enclosed(source, edge.source_side, down):
                self._keep_side(target, target, self.block_of[source])
            if self._is_enclosed(target, edge.target_side, -down):
                self._keep_side(source, source, self.block_of[target])

    def _is_enclosed(self, node: int, side: Side, down: int) -> bool:
        """Say whether another node stands between a node's vertical side and where the edge goes."""
        if side.horizontal:
            return False
        row = self._rows[node]
        first, last = self._row_range.get((self.graph.lanes[node], self._flow[node]), (row, row))
        return last > row if down > 0 else first < row

    def _keep_side(self, node: int, other: int, block: int) -> None:
        """Keep a node (or else the other end of its edge) on its side of a block of another lane."""
        for end in (node, other):
            mover = self.block_of[end]
            if mover == block:
                continue
            if self._flow[end] > self._flow_last[block]:
                self._separate(block, mover, self.width[block] - self.inside[end])
                return
            if self._flow[end] < self._flow_first[block]:
                self._separate(mover, block, self.inside[end] + 1)
                return

    def _find_pulls(self, diagram: Diagram) -> list[list[Pull]]:
        """Return by block where the edges to other blocks want it."""
        pulls: list[list[Pull]] = [[] for _ in self.lane]
        lanes = self.graph.lanes
        for (source, target), edge in zip(self.graph.ends, diagram.edges, strict=True):
            a, b = self.block_of[source], self.block_of[target]
            if a == b:
                continue
            down = lanes[target] - lanes[source]
            step = least_step(edge.source_side, edge.target_side, down)
            shift = self.inside[source] + (-1 if step is None else step) - self.inside[target]
            enclosed = self._is_enclosed(source, edge.source_side, down) or self._is_enclosed(
                target, edge.target_side, -down
            )
            if source not in self.graph.satellites:
                pulls[b].append(Pull(a, shift, enclosed))
            if target not in self.graph.satellites:
                pulls[a].append(Pull(b, -shift, enclosed))
        # An edge that has to turn around other rows anyway counts only where there is no other.
        return [[pull for pull in all_ if not pull.enclosed] or all_ for all_ in pulls]

    def _leftmost(self) -> list[int]:
        starts = [0] * len(self.lane)
        for block in self._order:
            for separation in self._into[block]:
                starts[block] = max(starts[block], starts[separation.before] + separation.distance)
        return starts

    def _rightmost(self, column_count: int) -> list[int]:
        starts = [column_count - width for width in self.width]
        for block in reversed(self._order):
            for separation in self._out_of[block]:
                starts[block] = min(starts[block], starts[separation.after] - separation.distance)
        return starts
