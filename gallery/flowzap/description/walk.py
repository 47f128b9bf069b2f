"""The order of telling: a walk along the flow, depth first, each branch to its end.

Depth-first search (Tarjan, "Depth-first search and linear graph algorithms", 1972) in preorder, exits in
definition order, without recursion. An edge to a node on the path just walked leads back: without such
edges nothing would go round. Any other edge to a node told before joins a branch that was told to its end.
"""

from collections.abc import Iterable
from enum import Enum, auto
from typing import NamedTuple

from gallery.flowzap.model import Diagram, Shape


class Reach(Enum):
    """What a part of the diagram has to do with the start."""

    STARTED = auto()
    """What a start leads to; where there is no start, what is told first."""
    UNREACHED = auto()
    """No start leads here."""
    ELSEWHERE = auto()
    """There is no start, and what was told first does not lead here."""
    ALONE = auto()
    """No edge connects these nodes with any other."""


class Links(NamedTuple):
    """The edges of a diagram by number; nodes and edges count from 0 in definition order.

    By edge: `sources` and `targets`. By node: `exits` and `entries` (edges), `left` and `entered` (whether
    it leads to another node, and another to it).
    """

    sources: list[int]
    targets: list[int]
    exits: list[list[int]]
    entries: list[list[int]]
    entered: list[bool]
    left: list[bool]


class WalkedPart(NamedTuple):
    """Nodes in the order of telling."""

    reach: Reach
    nodes: tuple[int, ...]


class Walk(NamedTuple):
    """A diagram in the order of telling.

    By node: `numbers` from 1 in that order. By edge: `back` (whether it leads back). `starts` are
    where the process starts, none where it only runs in circles.
    """

    links: Links
    parts: tuple[WalkedPart, ...]
    starts: tuple[int, ...]
    numbers: list[int]
    back: list[bool]

    @property
    def told(self) -> tuple[int, ...]:
        """All nodes in the order of telling."""
        return tuple(node for part in self.parts for node in part.nodes)


def walk(diagram: Diagram) -> Walk:
    """Number the nodes of a diagram in the order of telling. O(nodes + edges).

    It begins at each circle that only leads away. Failing those, at circles that lead anywhere, at nodes
    that only lead away, and at last, where everything runs in circles, at the first node defined. What is
    not told then follows, first what nothing leads to, and nodes without an edge come last.
    """
    links = _links(diagram)
    walker = _Walker(links)
    nodes = range(len(diagram.nodes))
    connected = [node for node in nodes if links.entered[node] or links.left[node]]
    only_left = [node for node in connected if not links.entered[node]]
    circles = [node for node in connected if links.left[node] and diagram.nodes[node].shape is Shape.CIRCLE]
    starts = [node for node in circles if not links.entered[node]] or circles or only_left

    begun = walker.tell(starts or connected[:1])
    bounds = [0, len(walker.told)]
    for further in ([*only_left, *connected], nodes):
        walker.tell(further)
        bounds.append(len(walker.told))
    reaches = (
        Reach.STARTED,
        Reach.UNREACHED if starts else Reach.ELSEWHERE,
        Reach.ALONE if connected else Reach.STARTED,
    )
    parts = (
        WalkedPart(reach, tuple(walker.told[first:last]))
        for reach, first, last in zip(reaches, bounds, bounds[1:], strict=False)
    )
    return Walk(
        links,
        tuple(part for part in parts if part.nodes),
        tuple(begun) if starts else (),
        walker.numbers,
        walker.back,
    )


def _links(diagram: Diagram) -> Links:
    place = {node.id: number for number, node in enumerate(diagram.nodes)}
    sources = [place[edge.source] for edge in diagram.edges]
    targets = [place[edge.target] for edge in diagram.edges]
    exits: list[list[int]] = [[] for _ in diagram.nodes]
    entries: list[list[int]] = [[] for _ in diagram.nodes]
    entered, left = [False] * len(place), [False] * len(place)
    for edge, (source, target) in enumerate(zip(sources, targets, strict=True)):
        exits[source].append(edge)
        entries[target].append(edge)
        if source != target:
            left[source] = entered[target] = True
    return Links(sources, targets, exits, entries, entered, left)


class _Walker:
    """The walk so far."""

    def __init__(self, links: Links) -> None:
        self.links = links
        self.told: list[int] = []
        self.numbers = [0] * len(links.exits)
        self.back = [False] * len(links.targets)

    def tell(self, roots: Iterable[int]) -> list[int]:
        """Number all that the roots lead to and is not told yet; return the roots that were not."""
        begun: list[int] = []
        for root in roots:
            if not self.numbers[root]:
                begun.append(root)
                self._tell_from(root)
        return begun

    def _tell_from(self, root: int) -> None:
        exits, targets, numbers = self.links.exits, self.links.targets, self.numbers
        walking = {root}
        path = [(root, iter(exits[root]))]
        self.told.append(root)
        numbers[root] = len(self.told)
        while path:
            node, ahead = path[-1]
            for edge in ahead:
                target = targets[edge]
                if numbers[target]:
                    self.back[edge] = target in walking
                    continue
                self.told.append(target)
                numbers[target] = len(self.told)
                walking.add(target)
                path.append((target, iter(exits[target])))
                break
            else:
                walking.remove(node)
                path.pop()
