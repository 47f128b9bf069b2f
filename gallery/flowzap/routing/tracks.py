"""Phase 5, track order: put edges that share a line beside each other, in the order that crosses least.

Before: a path for every edge. After: for every stretch of a path its offset in px from the middle of
its line, and for every line how many tracks it needs; no two stretches that overlap on a line share a
track.

The key idea: follow two paths along the line that they share, both ways, until they part. The one that
turns left there lies left. That order is the same all along the shared part, so all lines agree and no
crossing is made that the routes do not force. Stretches are inserted greedily where they break the
fewest such wishes, and a track is one more than the highest below it that overlaps (left-edge
algorithm, Hashimoto and Stevens 1971).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from gallery.flowzap.disjoint import DisjointSets
from gallery.flowzap.drawing import Layout
from gallery.flowzap.model import Shape
from gallery.flowzap.routing.grid import Grid, GridPath

TRACK_GAP = 10.0
"""Px between neighbouring tracks of a channel."""
PORT_GAP = 12.0
"""Px between neighbouring edges at a node's side: whole arrowheads of 9 px with air between."""
CORNER_MARGIN = 8.0
"""Px at each end of a side that no edge uses: the rounded corner."""
SAME_PLACE = 3.0
"""Px: verticals nearer than this are drawn on top of each other."""
END_CLEARANCE = 3.0
"""Px by which a horizontal stretch counts as longer at both ends: room for its corner."""

_MUST = 9.0
_TOUCHING = 5.0
_MAX_SHARED = 12
"""Corners to follow two paths before calling it a tie; no route has more."""

StretchKey = tuple[int, int]
"""Edge number and segment number."""


@dataclass(slots=True)
class Stretch:
    """A segment of a path on its line; `low` and `high` are line numbers, `start` and `end` its extent.

    The extent is in line numbers for verticals and in px for horizontals, whose neighbours' places are
    known by then. A turn says where the path goes on at an end: -1 left or up, 1 right or down, 0 a port.
    """

    edge: int
    number: int
    line: int
    forward: bool
    ports: tuple[int, ...]
    low: int
    high: int
    low_turn: int
    high_turn: int
    low_next: int
    high_next: int
    start: float
    end: float

    @property
    def key(self) -> StretchKey:
        """What the stretch is known by."""
        return self.edge, self.number

    def turn_at(self, line: int) -> int:
        """Return the turn at the end on `line`."""
        return self.low_turn if self.low == line else self.high_turn

    def next_at(self, line: int) -> int:
        """Return the segment number that goes on at the end on `line`."""
        return self.low_next if self.low == line else self.high_next


@dataclass(frozen=True, slots=True)
class Tracks:
    """Offsets in px by stretch, tracks in use by line, and pairs of neighbours that must not share one."""

    offsets: dict[StretchKey, float]
    counts: dict[int, int]
    conflicts: frozenset[tuple[StretchKey, StretchKey]]


def stretches(
    layout: Layout, paths: list[GridPath]
) -> tuple[dict[int, list[Stretch]], dict[int, list[Stretch]]]:
    """Cut paths into their vertical and horizontal stretches, by line."""
    index = {figure.node.id: number for number, figure in enumerate(layout.figures)}
    verticals: dict[int, list[Stretch]] = defaultdict(list)
    horizontals: dict[int, list[Stretch]] = defaultdict(list)
    for number, (edge, path) in enumerate(zip(layout.diagram.edges, paths, strict=True)):
        last = len(path) - 2
        for step, (begin, finish) in enumerate(pairwise(path)):
            horizontal = edge.source_side.horizontal == (step % 2 == 0)
            along, across = (0, 1) if horizontal else (1, 0)
            forward = finish[along] > begin[along] or (finish == begin and step % 2 == 0)
            before = _sign(path[step - 1][across] - begin[across]) if step else 0
            after = _sign(path[step + 2][across] - finish[across]) if step < last else 0
            ends = ((before, step - 1), (after, step + 1 if step < last else -1))
            low_end, high_end = ends if forward else ends[::-1]
            low, high = sorted((begin[along], finish[along]))
            ports = (
                *([index[edge.source]] if step == 0 else []),
                *([index[edge.target]] if step == last else []),
            )
            stretch = Stretch(
                number, step, begin[across], forward, ports, low, high,
                low_end[0], high_end[0], low_end[1], high_end[1], low, high,
            )  # fmt: skip
            (horizontals if horizontal else verticals)[stretch.line].append(stretch)
    return verticals, horizontals


def order_verticals(
    layout: Layout,
    grid: Grid,
    paths: list[GridPath],
    lines: dict[int, list[Stretch]],
    apart: frozenset[tuple[StretchKey, StretchKey]] = frozenset(),
) -> Tracks:
    """Give every vertical stretch its track, knowing line numbers only.

    Pairs in `apart` never share a track: they would lie on top of each other in a way that the order of
    the horizontals between them could not mend.
    """

    def overlap(s: Stretch, t: Stretch) -> bool:
        if (s.key, t.key) in apart or (s.low < t.high and t.low < s.high):
            return True
        if (
            s.low == s.high or t.low == t.high
        ):  # the far side of a self-edge is as long as its ports are apart
            return s.low <= t.high and t.low <= s.high
        touch = s.high if s.high == t.low else t.high if t.high == s.low else None
        return touch is not None and grid.is_row[touch] and s.turn_at(touch) * t.turn_at(touch) < 0

    def wish(s: Stretch, t: Stretch) -> float:
        if s.low < t.high and t.low < s.high:
            return _shared_wish(paths, s, t, vertical=True)
        return _touching_wish(s, t)

    return _order(layout, grid, lines, overlap, wish, vertical=True)


def order_horizontals(
    layout: Layout,
    grid: Grid,
    paths: list[GridPath],
    lines: dict[int, list[Stretch]],
    x_of: Callable[[StretchKey], float],
) -> Tracks:
    """Give every horizontal stretch its track, knowing the exact x of the verticals at its ends.

    `conflicts` holds pairs of verticals that meet end to end in a channel the wrong way round.
    """
    hard: list[tuple[Stretch, Stretch, int, bool]] = []

    def near(s: Stretch, t: Stretch, line: int) -> bool:
        first, second = s.next_at(line), t.next_at(line)
        return first >= 0 and second >= 0 and abs(x_of((s.edge, first)) - x_of((t.edge, second))) < SAME_PLACE

    def overlap(s: Stretch, t: Stretch) -> bool:
        return s.start < t.end and t.start < s.end

    def wish(s: Stretch, t: Stretch) -> float:
        if s.low < t.high and t.low < s.high:
            must = 0.0
            for line in sorted({s.low, s.high} & {t.low, t.high}):
                same_end = (s.low == line) == (t.low == line)
                if same_end and s.turn_at(line) * t.turn_at(line) < 0 and near(s, t, line):
                    below = s.turn_at(line) > t.turn_at(line)
                    hard.append((s, t, line, below))
                    must = must or (_MUST if below else -_MUST)
            return must or _shared_wish(paths, s, t, vertical=False)
        hard.extend(
            (s, t, line, s.turn_at(line) > t.turn_at(line))
            for line in sorted({s.low, s.high} & {t.low, t.high})
            if s.turn_at(line) * t.turn_at(line) < 0
        )
        return _touching_wish(s, t)

    tracks = _order(layout, grid, lines, overlap, wish, vertical=False)
    conflicts = set()
    for s, t, line, below in hard:
        wrong = (tracks.offsets[s.key] <= tracks.offsets[t.key]) == below
        if wrong and near(s, t, line):
            pair = (s.edge, s.next_at(line)), (t.edge, t.next_at(line))
            conflicts |= {pair, pair[::-1]}
    return Tracks(tracks.offsets, tracks.counts, frozenset(conflicts))


def _order(
    layout: Layout,
    grid: Grid,
    lines: dict[int, list[Stretch]],
    overlap: Callable[[Stretch, Stretch], bool],
    wish: Callable[[Stretch, Stretch], float],
    *,
    vertical: bool,
) -> Tracks:
    offsets: dict[StretchKey, float] = {}
    counts: dict[int, int] = {}
    for line, members in lines.items():
        members.sort(key=lambda stretch: (stretch.start, stretch.end, stretch.edge, stretch.number))
        counts[line] = 0
        for group in _overlapping(members, overlap, wish):
            top = max(track for _, track in group)
            middle, gap = top / 2, TRACK_GAP
            if grid.is_center(line, vertical=vertical):
                straight = [track for stretch, track in group if len(stretch.ports) == 2]
                if len(straight) == 1:
                    middle = straight[0]
                room = min(_half_side(layout, stretch, vertical=vertical) for stretch, _ in group)
                gap = min(PORT_GAP, room / (max(top - middle, middle) or 1))
            for stretch, track in group:
                offsets[stretch.key] = (track - middle) * gap
            counts[line] = max(counts[line], top + 1)
    return Tracks(offsets, counts, frozenset())


def _half_side(layout: Layout, stretch: Stretch, *, vertical: bool) -> float:
    """Return how far from its middle the side at a stretch's port can be used, in px."""
    room = float("inf")
    for port in stretch.ports:
        figure = layout.figures[port]
        half = (figure.width if vertical else figure.height) / 2
        pointed = figure.node.shape in (Shape.DIAMOND, Shape.CIRCLE)
        room = min(room, half / 2 if pointed else half - CORNER_MARGIN)
    return room


def _overlapping(
    members: list[Stretch],
    overlap: Callable[[Stretch, Stretch], bool],
    wish: Callable[[Stretch, Stretch], float],
) -> Iterable[list[tuple[Stretch, int]]]:
    """Split the stretches of a line into groups that overlap, each ordered, with the track of each."""
    sets = DisjointSets(len(members))
    wishes: dict[tuple[int, int], float] = {}
    active: list[int] = []
    for second, stretch in enumerate(members):
        active = [first for first in active if members[first].end >= stretch.start]
        for first in active:
            if overlap(members[first], stretch):
                after = wish(members[first], stretch)
                wishes[first, second], wishes[second, first] = after, -after
                sets.join(first, second)
        active.append(second)
    groups: dict[int, list[int]] = defaultdict(list)
    for place in range(len(members)):
        groups[sets.find(place)].append(place)
    for group in groups.values():
        ordered: list[int] = []
        for place in group:
            _insert(ordered, place, wishes)
        tracks: dict[int, int] = {}
        for place in ordered:
            below = [tracks[other] for other in tracks if (other, place) in wishes]
            tracks[place] = max(below, default=-1) + 1
        yield [(members[place], tracks[place]) for place in ordered]


def _insert(ordered: list[int], place: int, wishes: dict[tuple[int, int], float]) -> None:
    """Insert a stretch where the wishes that it breaks weigh least, as far back as possible."""
    cost = least = 0.0
    best = len(ordered)
    for slot in range(len(ordered) - 1, -1, -1):
        cost += wishes.get((place, ordered[slot]), 0.0)
        if cost < least:
            least, best = cost, slot
    ordered.insert(best, place)


def _shared_wish(paths: list[GridPath], s: Stretch, t: Stretch, *, vertical: bool) -> float:
    """Say whether `s` wants to lie after `t` on their line (> 0), from where their paths part."""
    ahead = _parting(paths[s.edge], s.number, s.forward, paths[t.edge], t.number, t.forward)
    back = _parting(paths[s.edge], s.number, not s.forward, paths[t.edge], t.number, not t.forward)
    wish = back - ahead if vertical else ahead - back
    if wish:
        return wish
    # A tie: the lower edge number lies on the left of its own direction of travel, all along.
    first = s if s.edge <= t.edge else t
    left_is_before = first.forward != vertical
    return 0.5 if left_is_before == (first is t) else -0.5


def _touching_wish(s: Stretch, t: Stretch) -> float:
    """Order stretches that only touch end to end by where they turn there."""
    for line in (s.low, s.high):
        if line in (t.low, t.high) and s.turn_at(line) != t.turn_at(line):
            return _TOUCHING if s.turn_at(line) > t.turn_at(line) else -_TOUCHING
    return 0.0


def _parting(a: GridPath, i: int, a_forward: bool, b: GridPath, j: int, b_forward: bool) -> int:
    """Follow two paths along their line; return -1 where `a` leaves to the left, 1 to the right, 0 never."""
    step_a, step_b = (1 if a_forward else -1), (1 if b_forward else -1)
    for _ in range(_MAX_SHARED):
        begin, end_a = (a[i], a[i + 1]) if a_forward else (a[i + 1], a[i])
        end_b = b[j + 1] if b_forward else b[j]
        dx, dy = _sign(end_a[0] - begin[0]), _sign(end_a[1] - begin[1])
        far_a, far_b = end_a[0] * dx + end_a[1] * dy, end_b[0] * dx + end_b[1] * dy
        turn_a = _turn(a, i + step_a, a_forward, end_a, dx, dy)
        turn_b = _turn(b, j + step_b, b_forward, end_b, dx, dy)
        if far_a < far_b:
            return turn_a
        if far_b < far_a:
            return -turn_b
        if not turn_a or not turn_b:
            return 0
        if turn_a != turn_b:
            return turn_a
        i, j = i + step_a, j + step_b
    return 0


def _turn(path: GridPath, segment: int, forward: bool, corner: tuple[int, int], dx: int, dy: int) -> int:
    """Return -1 where the path's next segment turns left of direction (dx, dy), 1 right, 0 where it ends."""
    if not 0 <= segment < len(path) - 1:
        return 0
    x, y = path[segment + 1] if forward else path[segment]
    return -1 if dx * (y - corner[1]) - dy * (x - corner[0]) < 0 else 1


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)
