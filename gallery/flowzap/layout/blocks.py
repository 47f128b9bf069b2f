"""Phase 1 of compact mode: slide the runs of each lane as rigid blocks until the picture is no longer flat.

Before: a layering made from the edges inside lanes alone. After: columns in which the nodes that such
edges join keep their distances, while whole runs stand where a column budget and the routes between
lanes are served best.

Blocks first go to the median of their neighbours in other lanes, in flow order; then, in a diagram
small enough, each in turn tries every free place and keeps the one that routes cheapest (coordinate
descent). What a placement costs is asked of the routing through a function, as neither knows the other.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from gallery.flowzap.disjoint import DisjointSets
from gallery.flowzap.layout.columns import Layering, least_step
from gallery.flowzap.model import Diagram

SWEEPS = 2
"""Rounds over all blocks in each of the two steps; a third changed nothing on any diagram tried."""
MOST_TRIALS = 240
"""Placements that the second step may compare: about as many routings of the whole diagram."""
_STRAY = 4
"""How many columns beyond its own width a block is moved away from where it wants to be to find free room."""

Columns = Sequence[int]


class Blocks:
    """The runs of a diagram: what the edges inside lanes join, each a rigid piece of columns."""

    def __init__(self, diagram: Diagram, layering: Layering) -> None:
        index = {node.id: number for number, node in enumerate(diagram.nodes)}
        lane_of = {lane.id: number for number, lane in enumerate(diagram.lanes)}
        self.lanes = [lane_of[node.lane] for node in diagram.nodes]
        runs = DisjointSets(len(self.lanes))
        for constraint in layering.constraints:
            runs.join(constraint.left, constraint.right)
        self.block_of = [runs.find(node) for node in range(len(self.lanes))]
        members: dict[int, list[int]] = defaultdict(list)
        for node, root in enumerate(self.block_of):
            members[root].append(node)
        self.inside = list(layering.columns)
        for nodes in members.values():
            first = min(self.inside[node] for node in nodes)
            for node in nodes:
                self.inside[node] -= first
        self.width = {root: max(self.inside[node] for node in nodes) + 1 for root, nodes in members.items()}
        # By block: neighbour, and where this block starts ideally if that one starts at 0.
        self.pulls: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for edge in diagram.edges:
            source, target = index[edge.source], index[edge.target]
            a, b = self.block_of[source], self.block_of[target]
            if a != b:
                step = least_step(edge, self.lanes[target] - self.lanes[source])
                shift = self.inside[source] + (-1 if step is None else step) - self.inside[target]
                self.pulls[b].append((a, shift))
                self.pulls[a].append((b, -shift))
        self.order = _flow_order(sorted(members), self.pulls)

    @property
    def least_budget(self) -> int:
        """Columns in which the blocks of every lane find room beside each other."""
        width: Counter[int] = Counter()
        for root, columns in self.width.items():
            width[self.lanes[root]] += columns
        return max(width.values(), default=1)

    def columns(self, starts: dict[int, int]) -> list[int]:
        """Return the column of every node for blocks that start where `starts` says."""
        return [inside + starts[root] for inside, root in zip(self.inside, self.block_of, strict=True)]

    def near_neighbours(self, budget: int) -> dict[int, int]:
        """Start every block near the median of its neighbours; O(sweeps · (E + blocks² · budget))."""
        starts: dict[int, int] = {}
        for _ in range(SWEEPS + 1):
            for root in self.order:
                wanted = sorted(starts[other] + shift for other, shift in self.pulls[root] if other in starts)
                ideal = wanted[(len(wanted) - 1) // 2] if wanted else starts.get(root, 0)
                ideal = min(max(0, ideal), budget - self.width[root])
                free = self._free_places(root, starts, budget)
                best = _nearest(free, ideal)
                starts[root] = best if abs(best - ideal) <= _STRAY + self.width[root] else ideal
        return starts

    def squeezed(self, flow: Columns, budget: int) -> dict[int, int]:
        """Start every block where the flow has it, on a scale that fits the budget; in order of the flow."""
        first: dict[int, int] = {}
        for node, root in enumerate(self.block_of):
            first[root] = min(first.get(root, flow[node]), flow[node])
        reach = max((first[root] + self.width[root] for root in first), default=1)
        starts: dict[int, int] = {}
        for root in sorted(first, key=lambda root: (first[root], root)):
            slack, room = reach - self.width[root], budget - self.width[root]
            ideal = round(first[root] * room / slack) if slack else 0
            free = self._free_places(root, starts, budget)
            starts[root] = _nearest(free, ideal)
        return starts

    def improved(
        self, starts: dict[int, int], budget: int, cost: Callable[[list[int]], float]
    ) -> dict[int, int]:
        """Move one block at a time to the free place that costs least, until none pays or `SWEEPS` are done.

        In a diagram that would need more than `MOST_TRIALS` calls of `cost`, everything stays where it is.
        """
        if SWEEPS * sum(budget - width + 1 for width in self.width.values()) > MOST_TRIALS:
            return starts
        best = dict(starts)
        least = cost(self.columns(best))
        for _ in range(SWEEPS):
            before = least
            for root in self.order:
                for place in self._free_places(root, best, budget):
                    trial = best | {root: place}
                    if place != best[root] and (price := cost(self.columns(trial))) < least:
                        best, least = trial, price
            if least == before:
                break
        return best

    def _free_places(self, root: int, starts: dict[int, int], budget: int) -> list[int]:
        """Return where a block can start without overlapping another one of its lane."""
        taken = [
            (start, start + self.width[other])
            for other, start in starts.items()
            if other != root and self.lanes[other] == self.lanes[root]
        ]
        width = self.width[root]
        return [
            place
            for place in range(budget - width + 1)
            if all(place + width <= start or place >= end for start, end in taken)
        ]


def _nearest(places: list[int], ideal: int) -> int:
    """Return the place nearest to the ideal one, of two the right; the ideal one where there is none."""
    return min(places, key=lambda place: (abs(place - ideal), -place), default=ideal)


def _flow_order(blocks: list[int], pulls: dict[int, list[tuple[int, int]]]) -> list[int]:
    """Return the blocks breadth first along the edges between them, from the first defined one."""
    order: list[int] = []
    seen: set[int] = set()
    for root in blocks:
        if root in seen:
            continue
        seen.add(root)
        queue = [root]
        for block in queue:
            for neighbour in sorted({other for other, _ in pulls[block]}):
                if neighbour not in seen:
                    seen.add(neighbour)
                    queue.append(neighbour)
        order.extend(queue)
    return order
