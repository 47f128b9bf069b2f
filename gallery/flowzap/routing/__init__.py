"""Routing: Layout → Drawing, a module a phase.

    grid ─ lines ─▶ patterns ─ candidates ─▶ paths ─▶ tracks ─ order ─▶ coordinates ─ px ─▶ labels ─▶ Drawing
                                                                frames ───▲                 │
                                      a label without room widens its channel ◀────────────┘

Every edge leaves and enters exactly at its declared side, all segments are horizontal or vertical, no
two edges lie on top of each other. `quality` says of a finished drawing whether that is so, `choice`
which of several layouts reads best, once their paths are known.
"""

from collections import Counter
from collections.abc import Iterable

from gallery.flowzap.drawing import Drawing, Layout
from gallery.flowzap.routing.assembly import Assembly
from gallery.flowzap.routing.choice import BEST_ASPECT, LEAST_GAIN, MORE_CROSSINGS, discomfort
from gallery.flowzap.routing.frames import make_frames, widen_frames
from gallery.flowzap.routing.grid import Grid
from gallery.flowzap.routing.paths import find_paths
from gallery.flowzap.routing.signs import place_signs

__all__ = ["BEST_ASPECT", "Routes", "best_routes", "compact_routes", "discomfort", "place_signs"]

_LABEL_ROUNDS = 5
"""Times that channels are widened for labels without room. What no room helps, as between edges that lie
straight beside each other from end to end, gives its room back and stands at the nearest place that
covers nothing."""

_PATIENT = 500
"""Edges up to which all these rounds are made; among more, nobody finds the label that another one saves."""

_STRAIGHTENED = 2
"""Times that a label's channels are widened before it goes back into one line, as between parallel edges."""


class Routes:
    """A layout with a path for every edge: known are crossings and bends, not yet any px."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._grid = Grid(layout)
        self._paths = find_paths(layout, self._grid)

    @property
    def crossings(self) -> int:
        """How many crossings the paths have; the tracks make hardly more."""
        return self._paths.crossings

    @property
    def discomfort(self) -> float:
        """How hard the picture will be to read, as `choice` weighs it."""
        return discomfort(self._layout.aspect, self._paths.crossings, self._paths.bends)

    def draw(self) -> Drawing:
        """Give everything its place in px; about O(E log E) on real diagrams."""
        frames = make_frames(self._layout, self._grid)
        assembly = Assembly(self._layout, self._grid, self._paths.paths, frames)
        widened: Counter[int] = Counter()
        for _ in range(_LABEL_ROUNDS if len(self._layout.diagram.edges) <= _PATIENT else 1):
            assembly.settle(widened)
            placed = assembly.place_labels()
            wanting = [*placed.crowded_labels, *(n for n in placed.distant_labels if n not in widened)]
            if not wanting and not placed.crowded_pills:
                return assembly.drawing(placed)
            widened.update(wanting)
            assembly.straighten([n for n in placed.crowded_labels if widened[n] == _STRAIGHTENED])
            widen_frames(frames, placed.crowded_pills)
        assembly.settle(Counter({n: count for n, count in widened.items() if n not in placed.crowded_labels}))
        frugal = assembly.place_labels()
        if frugal.lost_labels:
            assembly.settle(widened)
            frugal = assembly.place_labels()
        return assembly.drawing(frugal)


def best_routes(compact: Iterable[Layout], flow: Layout) -> Routes:
    """Return the routes of the compact layout that reads best, or of the flow where that is hardly worse.

    The first layout that reads no worse than the flow's shape alone ends the search: whatever crosses or
    bends in the flow makes it only worse.
    """
    best: Routes | None = None
    bound = discomfort(flow.aspect, 0, 0)
    for layout in compact:
        routes = Routes(layout)
        if best is None or routes.discomfort < best.discomfort:
            best = routes
        if best.discomfort <= bound:
            return best
    routes = Routes(flow)
    return best if best is not None and best.discomfort + LEAST_GAIN <= routes.discomfort else routes


def compact_routes(compact: Iterable[Layout], flow: Layout) -> Routes:
    """Return the routes of the compact layout that reads best, if it crosses little more than the flow."""
    routes = Routes(flow)
    most = MORE_CROSSINGS * routes.crossings
    found = [found for layout in compact if (found := Routes(layout)).crossings <= most]
    return min(found, key=lambda found: found.discomfort, default=routes)
