"""Paths cut into their straight pieces, each on one line of the grid."""

from gallery.flowzap.drawing import Layout
from gallery.flowzap.routing.grid import GridPath


class Stretch:
    """A segment of a path on its line; `low` and `high` are the numbers of the lines where it ends.

    `before` and `after` are the edge's neighbouring stretches, None at a port. A turn says where the path
    goes on at an end: -1 left or up, 1 right or down, 0 a port. `start` and `end` are its extent: in line
    numbers for verticals, in px for horizontals, whose neighbours' places are known by then. `offset` is
    the distance in px from the middle of its line, `at` the coordinate in px that follows from it. `rank`
    settles ties: the edge's number, but self-edges without a label come after all others, so that those
    with one enclose them and have room for it.
    """

    __slots__ = (
        "after", "at", "before", "edge", "end", "forward", "high", "high_turn", "line", "low", "low_turn",
        "number", "offset", "rank", "source", "start", "target",
    )  # fmt: skip

    def __init__(
        self, edge: int, number: int, line: int, begin: int, finish: int, before: "Stretch | None"
    ) -> None:
        self.edge, self.number, self.line = edge, number, line
        self.rank = edge
        self.forward = finish > begin
        self.low, self.high = (begin, finish) if self.forward else (finish, begin)
        self.start: float = self.low
        self.end: float = self.high
        self.low_turn = self.high_turn = 0
        self.before = before
        self.after: Stretch | None = None
        self.source = self.target = -1
        """The nodes whose ports the stretch begins and ends at, -1 for none."""
        self.offset = self.at = 0.0

    @property
    def is_straight(self) -> bool:
        """Say whether the stretch is a whole edge."""
        return self.before is None and self.after is None

    def turn(self, where: int, *, at_end: bool) -> None:
        """Note where the path goes on at the end of the stretch, or where it came from at its beginning."""
        if self.forward == at_end:
            self.high_turn = where
        else:
            self.low_turn = where

    def turn_at(self, line: int) -> int:
        """Return the turn at the end on `line`."""
        return self.low_turn if self.low == line else self.high_turn

    def next_at(self, line: int) -> "Stretch | None":
        """Return the stretch that goes on at the end on `line`."""
        return self.before if (self.low == line) == self.forward else self.after


class Stretches:
    """All stretches: by edge in the order of travel, and by line for each direction."""

    def __init__(self, layout: Layout, paths: list[GridPath]) -> None:
        self.of_edge: list[list[Stretch]] = []
        self.verticals: dict[int, list[Stretch]] = {}
        self.horizontals: dict[int, list[Stretch]] = {}
        for edge, ((source, target), path) in enumerate(zip(layout.graph.ends, paths, strict=True)):
            horizontal = layout.diagram.edges[edge].source_side.horizontal
            stretches: list[Stretch] = []
            before: Stretch | None = None
            x0, y0 = path[0]
            came_from = 0
            for x1, y1 in path[1:]:
                line, begin, finish = (y0, x0, x1) if horizontal else (x0, y0, y1)
                stretch = Stretch(edge, len(stretches), line, begin, finish, before)
                (self.horizontals if horizontal else self.verticals).setdefault(line, []).append(stretch)
                if before is not None:
                    before.after = stretch
                    before.turn(_sign(finish - before.line), at_end=True)
                    stretch.turn(_sign(came_from - line), at_end=False)
                stretches.append(stretch)
                before, came_from, horizontal = stretch, begin, not horizontal
                x0, y0 = x1, y1
            if source == target and not layout.diagram.edges[edge].label:
                for stretch in stretches:
                    stretch.rank = edge + len(paths)
            stretches[0].source, stretches[-1].target = source, target
            self.of_edge.append(stretches)


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)
