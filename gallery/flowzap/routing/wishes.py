"""Which of two stretches on a line wants to lie after the other: below it, or to the right of it.

Follow two paths along the line that they share, both ways, until they part. The one that turns left there
lies left. That order is the same all along the shared part, so all lines agree and no crossing is made
that the routes do not force.
"""

from gallery.flowzap.routing.grid import GridPath
from gallery.flowzap.routing.stretches import Stretch

TOUCHING = 5.0
"""Weight of the order of two stretches that meet end to end."""
TIE = 0.5
"""Weight of an order that nothing but a rule decides."""
_MAX_SHARED = 12
"""Corners to follow two paths before calling it a tie; no route has more."""


def shared_wish(paths: list[GridPath], s: Stretch, t: Stretch, *, vertical: bool) -> float:
    """Say whether `s` wants to lie after `t` on their line (> 0), from where their paths part."""
    ahead = _parting(paths[s.edge], s.number, s.forward, paths[t.edge], t.number, t.forward)
    back = _parting(paths[s.edge], s.number, not s.forward, paths[t.edge], t.number, not t.forward)
    wish = back - ahead if vertical else ahead - back
    if wish:
        return wish
    # A tie: the edge of lower rank lies on the left of its own direction of travel, all along.
    first = s if s.rank <= t.rank else t
    left_is_before = first.forward != vertical
    return TIE if left_is_before == (first is t) else -TIE


def touching_wish(s: Stretch, t: Stretch) -> float:
    """Order stretches that only touch end to end by where they turn there; far sides of self-edges nest.

    A self-edge of lower rank has its ports outside those of the others, so its far side lies further out.
    """
    if s.low == s.high == t.low == t.high and s.low_turn == t.low_turn:
        further_out_is_after = s.low_turn < 0
        return TIE if (s.rank < t.rank) == further_out_is_after else -TIE
    for line in (s.low, s.high):
        if line in (t.low, t.high) and s.turn_at(line) != t.turn_at(line):
            return TOUCHING if s.turn_at(line) > t.turn_at(line) else -TOUCHING
    return 0.0


def _parting(a: GridPath, i: int, a_forward: bool, b: GridPath, j: int, b_forward: bool) -> int:
    """Follow two paths along their line; return -1 where `a` leaves to the left, 1 to the right, 0 never."""
    step_a, step_b = (1 if a_forward else -1), (1 if b_forward else -1)
    for _ in range(_MAX_SHARED):
        begin, end_a = (a[i], a[i + 1]) if a_forward else (a[i + 1], a[i])
        end_b = b[j + 1] if b_forward else b[j]
        dx, dy = _sign(end_a[0] - begin[0]), _sign(end_a[1] - begin[1])
        far_a, far_b = end_a[0] * dx + end_a[1] * dy, end_b[0] * dx + end_b[1] * dy
        if far_a < far_b:
            return _turn(a, i + step_a, a_forward, end_a, dx, dy)
        if far_b < far_a:
            return -_turn(b, j + step_b, b_forward, end_b, dx, dy)
        turn_a = _turn(a, i + step_a, a_forward, end_a, dx, dy)
        turn_b = _turn(b, j + step_b, b_forward, end_b, dx, dy)
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
