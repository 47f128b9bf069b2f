"""What became of the parts of a diagram between two versions of it."""

from enum import StrEnum
from typing import NamedTuple


class Mark(StrEnum):
    """What became of a lane, a node, an edge or a loop."""

    UNCHANGED = "unchanged"
    ADDED = "added"
    REMOVED = "removed"
    ALTERED = "altered"


class Marks(NamedTuple):
    """The marks of a diagram's parts, each tuple in definition order."""

    lanes: tuple[Mark, ...]
    nodes: tuple[Mark, ...]
    edges: tuple[Mark, ...]
    loops: tuple[Mark, ...]
