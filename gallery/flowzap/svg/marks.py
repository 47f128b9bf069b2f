"""Pictures of a change: what was added, removed, altered or stays as it was, told by more than its colour.

                what                                         sign
    added       thick                                        a plus
    removed     dashed and pale, its text struck out         a minus
    altered     thick, edges in long dashes                  a tilde
    unchanged   thin and grey                                none

Everything else is written as in any picture, in a theme that has a mark's colour for every accent.
"""

from collections.abc import Mapping

from gallery.flowzap.drawing import Sign
from gallery.flowzap.marks import Mark
from gallery.flowzap.svg.themes import Theme, mark_class
from gallery.flowzap.svg.writer import END_GROUP, NUMBER, Value, leaf, opening

RADIUS = 8.0
THICK, THIN = 2.6, 1.2
"""Px of outlines and edges; of others they have 1.5 and 1.6."""
PALE = 0.75

Attributes = Mapping[str, Value]

_REMOVED: Attributes = {"stroke_dasharray": "4 4", "opacity": PALE}

_NODES: Mapping[Mark, Attributes] = {
    Mark.ADDED: {"stroke_width": THICK},
    Mark.REMOVED: _REMOVED,
    Mark.ALTERED: {"stroke_width": THICK},
    Mark.UNCHANGED: {"stroke_width": THIN},
}
_EDGES: Mapping[Mark, Attributes] = {
    **_NODES,
    Mark.ALTERED: {"stroke_width": THICK, "stroke_dasharray": "10 4"},
}

_PATHS = {
    Mark.ADDED: f"M{NUMBER} {NUMBER}m-4 0h8m-4-4v8",
    Mark.REMOVED: f"M{NUMBER} {NUMBER}m-4 0h8",
    Mark.ALTERED: f"M{NUMBER} {NUMBER}m-4.5 1.2q2.2-4 4.500-1.200t4.500-1.200",
}
"""Drawn, since a character may fall to another font."""


def node_group(mark: Mark) -> Attributes:
    """Return the attributes of a node's group."""
    return {"class_": mark_class(mark), **_NODES[mark]}


def edge_group(mark: Mark) -> Attributes:
    """Return the attributes of an edge's group, which takes its colour as a layer of edges does."""
    return {"class_": f"fz-edges {mark_class(mark)}", **_EDGES[mark]}


def plain_group(mark: Mark) -> Attributes:
    """Return the attributes of the group of a lane or a loop."""
    return {"class_": mark_class(mark)}


def text_line(mark: Mark | None) -> Attributes:
    """Return the attributes of every text: said there, a line through it has the colour of the text."""
    return {"text_decoration": "line-through"} if mark is Mark.REMOVED else {}


class Signs:
    """Writes signs in one theme."""

    def __init__(self, theme: Theme) -> None:
        self.layer = opening("g", stroke_width=1.8, stroke_linecap="round", stroke_linejoin="round")
        self._groups = {mark: opening("g", class_=mark_class(mark)) for mark in _PATHS}
        self._discs = {
            mark: leaf(
                "circle",
                class_="fz-sign",
                cx=NUMBER,
                cy=NUMBER,
                r=RADIUS,
                fill=theme.marked(mark).pill,
                stroke=theme.page,
            )
            for mark in _PATHS
        }
        self._paths = {
            mark: leaf("path", class_="fz-icon", d=path, fill="none", stroke=theme.on_solid)
            for mark, path in _PATHS.items()
        }

    def write(self, sign: Sign) -> str:
        """Write a sign: a disc in the colour of its mark."""
        mark, center = sign
        return self._groups[mark] + self._discs[mark](center) + self._paths[mark](center) + END_GROUP
