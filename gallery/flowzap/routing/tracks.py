"""Phase 5, track order: put edges that share a line beside each other, in the order that crosses least.

Before: a path for every edge. After: every stretch of a path has its offset in px from the middle of its
line, and for every line it is known how many tracks it needs; no two stretches that overlap on a line
share a track.

Stretches are inserted greedily where they break the fewest `wishes`, and a track is one more than the
highest below it that overlaps (left-edge algorithm, Hashimoto and Stevens 1971). Near linear: stretches
are compared only with those that they overlap.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from operator import attrgetter

from gallery.flowzap.disjoint import DisjointSets
from gallery.flowzap.drawing import Layout
from gallery.flowzap.model import Shape
from gallery.flowzap.routing.grid import Grid, GridPath
from gallery.flowzap.routing.stretches import Stretch
from gallery.flowzap.routing.wishes import shared_wish, touching_wish

TRACK_GAP = 10.0
"""Px between neighbouring tracks of a channel."""
PORT_GAP = 12.0
"""Px between neighbouring edges at a node's side: whole arrowheads of 9 px with air between."""
LEAST_GAP = 3.0
"""Px between edges at sides that are by far too short for all of them."""
CORNER_MARGIN = 8.0
"""Px at each end of a side that no edge uses: the rounded corner."""
SAME_PLACE = 3.0
"""Px: verticals nearer than this are drawn on top of each other."""

CROWD = 100
"""Stretches that touch on one line above which nobody can follow any: each gets a track of its own, by rank,
without the comparison of all with all."""
_MUST = 9.0
"""Weight of an order without which two verticals lie on top of each other: no vote outweighs it."""
_EXTENT = attrgetter("start", "end", "edge", "number")

Lines = dict[int, list[Stretch]]
Conflicts = set[tuple[Stretch, Stretch]]


def order_verticals(
    layout: Layout, grid: Grid, paths: list[GridPath], lines: Lines, apart: Conflicts
) -> dict[int, int]:
    """Set the offset of every vertical stretch, knowing line numbers only; return tracks in use by line.

    Pairs in `apart` never share a track: they would lie on top of each other in a way that the order of
    the horizontals between them could not mend.
    """

    def overlap(s: Stretch, t: Stretch) -> bool:
        if s.low < t.high and t.low < s.high:
            return True
        if apart and (s, t) in apart:
            return True
        if s.low == s.high or t.low == t.high:
            # The far side of a self-edge is as long as its ports are apart.
            return s.low <= t.high and t.low <= s.high
        touch = s.high if s.high == t.low else t.high if t.high == s.low else None
        return touch is not None and grid.is_row[touch] and s.turn_at(touch) * t.turn_at(touch) < 0

    def wish(s: Stretch, t: Stretch) -> float:
        if s.low < t.high and t.low < s.high:
            return shared_wish(paths, s, t, vertical=True)
        return touching_wish(s, t)

    return _order(layout, grid, lines, overlap, wish, vertical=True)


def order_horizontals(
    layout: Layout, grid: Grid, paths: list[GridPath], lines: Lines
) -> tuple[dict[int, int], Conflicts]:
    """Set the offset of every horizontal stretch, knowing the exact x of the verticals at its ends.

    Return tracks in use by line, and pairs of verticals that meet end to end in a channel the wrong way
    round.
    """
    hard: list[tuple[Stretch, Stretch, int, bool]] = []

    def overlap(s: Stretch, t: Stretch) -> bool:
        return s.start < t.end and t.start < s.end

    def wish(s: Stretch, t: Stretch) -> float:
        if s.low < t.high and t.low < s.high:
            must = 0.0
            for line in (s.low, s.high):
                same_end = line == (t.low if line == s.low else t.high)
                if same_end and s.turn_at(line) * t.turn_at(line) < 0 and _collinear(s, t, line):
                    below = s.turn_at(line) > t.turn_at(line)
                    hard.append((s, t, line, below))
                    must = must or (_MUST if below else -_MUST)
            return must or shared_wish(paths, s, t, vertical=False)
        hard.extend(
            (s, t, line, s.turn_at(line) > t.turn_at(line))
            for line in sorted({s.low, s.high} & {t.low, t.high})
            if s.turn_at(line) * t.turn_at(line) < 0
        )
        return touching_wish(s, t)

    counts = _order(layout, grid, lines, overlap, wish, vertical=False)
    conflicts: Conflicts = set()
    for s, t, line, below in hard:
        if (s.offset <= t.offset) == below and _collinear(s, t, line):
            first, second = s.next_at(line), t.next_at(line)
            if first is not None and second is not None:
                conflicts |= {(first, second), (second, first)}
    return counts, conflicts


def _collinear(s: Stretch, t: Stretch, line: int) -> bool:
    """Say whether the verticals at the ends of two horizontals would be drawn on top of each other."""
    first, second = s.next_at(line), t.next_at(line)
    return first is not None and second is not None and abs(first.at - second.at) < SAME_PLACE


def _order(
    layout: Layout,
    grid: Grid,
    lines: Lines,
    overlap: Callable[[Stretch, Stretch], bool],
    wish: Callable[[Stretch, Stretch], float],
    *,
    vertical: bool,
) -> dict[int, int]:
    counts = dict.fromkeys(lines, 1)
    for line, members in lines.items():
        is_center = grid.is_center(line, vertical=vertical)
        for cluster in _clusters(members):
            for group, tracks, wishes in _overlapping(cluster, overlap, wish):
                counts[line] = max(counts[line], max(tracks) + 1)
                if not is_center:
                    middle = max(tracks) / 2
                    for stretch, track in zip(group, tracks, strict=True):
                        stretch.offset = (track - middle) * TRACK_GAP
                    continue
                free = (grid.column_width if vertical else grid.row_height)[line] / 2
                rooms = [_room(layout, stretch, free, vertical=vertical) for stretch in group]
                for stretch, offset in zip(group, _spread_ports(group, tracks, rooms, wishes), strict=True):
                    stretch.offset = offset
    return counts


def _spread_ports(
    group: list[Stretch], tracks: list[int], rooms: list[float], overlaps: list[list[int]]
) -> list[float]:
    """Return offsets around the middle, or around a lone straight edge, within the room of each stretch.

    They are `PORT_GAP` apart. Where a side is too short for that, its ports move to where they have room,
    and push others on: the least and the greatest offset of each follow from those before and behind it
    in the order. Where even that fails, all move closer together.
    """
    straight = [track for stretch, track in zip(group, tracks, strict=True) if stretch.is_straight]
    middle = straight[0] if len(straight) == 1 else max(tracks) / 2
    gap = PORT_GAP
    wanted = [(track - middle) * gap for track in tracks]
    if max([abs(offset) - room for offset, room in zip(wanted, rooms, strict=True)]) <= 0:
        return wanted
    while True:
        least, greatest = [-room for room in rooms], list(rooms)
        for place, before in enumerate(overlaps):
            least[place] = max([least[place], *(least[other] + gap for other in before)])
        for place in range(len(group) - 1, -1, -1):
            for other in overlaps[place]:
                greatest[other] = min(greatest[other], greatest[place] - gap)
        if gap <= LEAST_GAP or max([a - b for a, b in zip(least, greatest, strict=True)]) <= 0:
            bounds = zip(least, wanted, greatest, strict=True)
            return [max(low, min(offset, high)) for low, offset, high in bounds]
        gap -= 1.0
        wanted = [(track - middle) * gap for track in tracks]


def _clusters(members: list[Stretch]) -> Iterator[list[Stretch]]:
    """Yield the runs of stretches of a line that touch; those alone stay in the middle of the line."""
    if len(members) == 1:
        members[0].offset = 0.0
        return
    members.sort(key=_EXTENT)
    cluster = [members[0]]
    reach = members[0].end
    for stretch in members[1:]:
        if stretch.start <= reach:
            cluster.append(stretch)
            reach = max(reach, stretch.end)
            continue
        if len(cluster) == 1:
            cluster[0].offset = 0.0
        else:
            yield cluster
        cluster, reach = [stretch], stretch.end
    if len(cluster) == 1:
        cluster[0].offset = 0.0
    else:
        yield cluster


def _room(layout: Layout, stretch: Stretch, free: float, *, vertical: bool) -> float:
    """Return how far from the middle of a center line a stretch may lie, in px: `free` without a port."""
    room = free
    for port in (stretch.source, stretch.target):
        if port >= 0:
            figure = layout.figures[port]
            half = (figure.width if vertical else figure.height) / 2
            pointed = figure.node.shape in (Shape.DIAMOND, Shape.CIRCLE)
            room = min(room, half / 2 if pointed else half - CORNER_MARGIN)
    return room


def _overlapping(
    members: list[Stretch],
    overlap: Callable[[Stretch, Stretch], bool],
    wish: Callable[[Stretch, Stretch], float],
) -> Iterator[tuple[list[Stretch], list[int], list[list[int]]]]:
    """Split a cluster into groups that overlap, and order each.

    Yields the stretches of a group in order, the track of each, and for each the places of those before
    it that it overlaps.
    """
    if len(members) > CROWD:
        members = sorted(members, key=attrgetter("rank", "number"))
        yield (
            members,
            list(range(len(members))),
            [[place - 1] if place else [] for place in range(len(members))],
        )
        return
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
        overlaps = [
            [at for at, other in enumerate(ordered[:end]) if (other, place) in wishes]
            for end, place in enumerate(ordered)
        ]
        tracks: list[int] = []
        for before in overlaps:
            tracks.append(1 + max([tracks[at] for at in before], default=-1))
        yield [members[place] for place in ordered], tracks, overlaps


def _insert(ordered: list[int], place: int, wishes: dict[tuple[int, int], float]) -> None:
    """Insert a stretch where the wishes that it breaks weigh least, as far back as possible."""
    cost = least = 0.0
    best = len(ordered)
    for slot in range(len(ordered) - 1, -1, -1):
        cost += wishes.get((place, ordered[slot]), 0.0)
        if cost < least:
            least, best = cost, slot
    ordered.insert(best, place)
