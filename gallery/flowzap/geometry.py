"""Points and boxes in px; x grows to the right, y grows downwards."""

from typing import NamedTuple


class Point(NamedTuple):
    """A place on the page, in px."""

    x: float
    y: float


class Box(NamedTuple):
    """An axis-parallel rectangle: left, top, right and bottom edge in px."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, center: Point, width: float, height: float) -> "Box":
        """Return the box of a size around its centre."""
        return cls(center.x - width / 2, center.y - height / 2, center.x + width / 2, center.y + height / 2)

    @property
    def width(self) -> float:
        """Horizontal extent in px."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Vertical extent in px."""
        return self.bottom - self.top

    @property
    def center(self) -> Point:
        """Middle of the box."""
        return Point((self.left + self.right) / 2, (self.top + self.bottom) / 2)

    def overlaps(self, other: "Box", tolerance: float = 0.0) -> bool:
        """Say whether the boxes share more than `tolerance` px in both directions."""
        return (
            self.left + tolerance < other.right
            and other.left + tolerance < self.right
            and self.top + tolerance < other.bottom
            and other.top + tolerance < self.bottom
        )

    def contains(self, other: "Box", tolerance: float = 0.5) -> bool:
        """Say whether `other` lies inside, up to `tolerance` px."""
        return (
            other.left >= self.left - tolerance
            and other.top >= self.top - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )

    def grown(self, by: float) -> "Box":
        """Return the box with every edge moved outwards by `by` px."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


def segment_box(start: Point, end: Point) -> Box:
    """Return the (flat) box that a segment spans."""
    return Box(min(start.x, end.x), min(start.y, end.y), max(start.x, end.x), max(start.y, end.y))


def distance(box: Box, other: Box) -> float:
    """Return the gap between two boxes in px, 0 when they touch (Chebyshev distance)."""
    return max(
        0.0,
        other.left - box.right,
        box.left - other.right,
        other.top - box.bottom,
        box.top - other.bottom,
    )
