"""What a label must not stand on, found quickly."""

from collections import defaultdict
from collections.abc import Iterator

from gallery.flowzap.geometry import Box

CELL = 96.0
"""Px of a cell of the hash: about one node, so that a label looks into one to four cells."""
LONG = 8 * CELL
"""Px from which a flat box is kept in a band of its own rather than in every cell that it crosses."""

FIXED = -1
"""Owner of what is in everybody's way; an edge's own segments carry its number and do not disturb it."""


class Obstacles:
    """Boxes in a uniform hash, and long thin ones in bands, each with its owner."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[Box, int]]] = defaultdict(list)
        self._rows: dict[int, list[tuple[Box, int]]] = defaultdict(list)
        self._columns: dict[int, list[tuple[Box, int]]] = defaultdict(list)

    def add(self, box: Box, owner: int = FIXED) -> None:
        """Put a box in the way of everybody but its owner."""
        rows = range(int(box.top // CELL), int(box.bottom // CELL) + 1)
        columns = range(int(box.left // CELL), int(box.right // CELL) + 1)
        if box.width > LONG and len(rows) <= 2:
            for row in rows:
                self._rows[row].append((box, owner))
        elif box.height > LONG and len(columns) <= 2:
            for column in columns:
                self._columns[column].append((box, owner))
        else:
            for row in rows:
                for column in columns:
                    self._cells[column, row].append((box, owner))

    def count(self, box: Box, owner: int = FIXED) -> int:
        """Return how many times a box meets another owner's (one found in two cells counts twice)."""
        return sum(
            1
            for other, whose in self._near(box)
            if (whose != owner or whose == FIXED) and box.overlaps(other)
        )

    def _near(self, box: Box) -> Iterator[tuple[Box, int]]:
        rows = range(int(box.top // CELL), int(box.bottom // CELL) + 1)
        columns = range(int(box.left // CELL), int(box.right // CELL) + 1)
        for row in rows:
            yield from self._rows.get(row, ())
            for column in columns:
                yield from self._cells.get((column, row), ())
        for column in columns:
            yield from self._columns.get(column, ())
