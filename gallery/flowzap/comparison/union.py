"""Two diagrams as one: all of the second, and what is gone from the first where it stood."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from gallery.flowzap.comparison.lanes import Pairs
from gallery.flowzap.comparison.matching import Matching, Place, merged
from gallery.flowzap.model import Diagram, Edge, Lane, Loop, Node
from gallery.flowzap.source import MAX_EDGES, MAX_LANES, MAX_LOOPS, MAX_NODES

_Part = TypeVar("_Part", Lane, Node, Edge, Loop)


class Union(NamedTuple):
    """A diagram of both, where each of its parts comes from, and what those of the first are called in it."""

    diagram: Diagram
    lanes: list[Place]
    nodes: list[Place]
    edges: list[Place]
    loops: list[Place]
    lane_ids: Mapping[str, str]
    node_ids: Mapping[str, str]
    edge_ids: Mapping[str, str]


def unite(before: Diagram, after: Diagram, matching: Matching) -> Union:
    """Make one diagram of two. O(size of both).

    What is gone takes another id where its own now belongs to something else. Loops keep the nodes that are
    gone; those without any node are left out, as in pictures. Were it too large to be drawn, it has only
    what is in the second diagram.
    """
    lanes = merged(len(before.lanes), len(after.lanes), matching.lanes)
    nodes = merged(len(before.nodes), len(after.nodes), matching.nodes)
    edges = merged(len(before.edges), len(after.edges), matching.edges)
    loops = merged(len(before.loops), len(after.loops), matching.loops)
    sizes = (lanes, MAX_LANES), (nodes, MAX_NODES), (edges, MAX_EDGES), (loops, MAX_LOOPS)
    if any(len(places) > most for places, most in sizes):
        for places, _ in sizes:
            places[:] = [place for place in places if not place.gone]
    lane_ids = _ids([lane.id for lane in before.lanes], [lane.id for lane in after.lanes], matching.lanes)
    node_ids = _ids([node.id for node in before.nodes], [node.id for node in after.nodes], matching.nodes)
    edge_ids = _ids([edge.id for edge in before.edges], [edge.id for edge in after.edges], matching.edges)

    def kept_edge(edge: Edge) -> Edge:
        source, target = node_ids[edge.source], node_ids[edge.target]
        return edge._replace(id=edge_ids[edge.id], source=source, target=target)

    there = {place.number for place in nodes if place.gone}
    gone = {node_ids[before.nodes[number].id] for number in there}
    whole = after._replace(loops=_with_gone(before, after, matching.loops, node_ids, gone))
    loops = [place for place in loops if (before if place.gone else whole).loops[place.number].nodes]
    diagram = Diagram(
        _parts(lanes, before.lanes, whole.lanes, lambda lane: lane._replace(id=lane_ids[lane.id])),
        _parts(
            nodes,
            before.nodes,
            whole.nodes,
            lambda node: node._replace(id=node_ids[node.id], lane=lane_ids[node.lane]),
        ),
        _parts(edges, before.edges, whole.edges, kept_edge),
        _parts(
            loops,
            before.loops,
            whole.loops,
            lambda loop: loop._replace(nodes=tuple([node_ids[id_] for id_ in loop.nodes])),
        ),
    )
    return Union(diagram, lanes, nodes, edges, loops, lane_ids, node_ids, edge_ids)


def _parts(
    places: Iterable[Place], before: Sequence[_Part], after: Sequence[_Part], kept: Callable[[_Part], _Part]
) -> tuple[_Part, ...]:
    return tuple([kept(before[number]) if gone else after[number] for number, gone in places])


def _ids(before: Sequence[str], after: Sequence[str], pairs: Pairs) -> dict[str, str]:
    """Return what everything of the first diagram is called in both: its own id wherever that is free."""
    taken = set(after)
    ids = {}
    for number, own in enumerate(before):
        name = own
        if number in pairs:
            name = after[pairs[number]]
        while number not in pairs and name in taken:
            name += "-removed"
        taken.add(name)
        ids[own] = name
    return ids


def _with_gone(
    before: Diagram, after: Diagram, pairs: Pairs, node_ids: Mapping[str, str], gone: set[str]
) -> tuple[Loop, ...]:
    """Return the loops of the second diagram with the nodes that they had before and that are gone."""
    loops = list(after.loops)
    for old, new in pairs.items():
        kept = [node_ids[id_] for id_ in before.loops[old].nodes if node_ids[id_] in gone]
        loops[new] = loops[new]._replace(nodes=(*loops[new].nodes, *kept))
    return tuple(loops)
