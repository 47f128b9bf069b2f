"""All templates as numbers, for searches that go beyond what visitors see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gallery.catalog.bitmaps import bitmap_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gallery.catalog.search.hits import Asked


class LatestFirst:
    """Numbers every template, the one that was made last first."""

    def __init__(self, latest: int) -> None:
        self.latest = latest
        """The highest primary key."""
        self.known: dict[tuple[str, Asked], int] = {}

    def numbered(self, keys: Iterable[int]) -> int:
        """Return the set of some templates by their keys, without those that were made meanwhile."""
        return bitmap_of((self.latest - key for key in keys if key <= self.latest), self.latest + 1)

    def key(self, number: int) -> int:
        """Return the primary key of a template."""
        return self.latest - number
