"""What a diagram is made of apart from every word in it, as a digest by which duplicates are found."""

from hashlib import sha256

from gallery.flowzap.model import Diagram


def structure_of(diagram: Diagram) -> str:
    """Return 64 hex digits, the same where only ids and texts differ; "" for a diagram without nodes.

    Nodes count by their place, with shape and lane; edges by the places and sides that they join, whether
    they have a label or not; loops by the places of their nodes. The order of edges and loops tells nothing.
    """
    if not diagram.nodes:
        return ""
    lane = {lane.id: place for place, lane in enumerate(diagram.lanes)}
    node = {node.id: place for place, node in enumerate(diagram.nodes)}
    parts = (
        len(diagram.lanes),
        [(lane[each.lane], each.shape.value) for each in diagram.nodes],
        sorted(
            (node[edge.source], edge.source_side.value, node[edge.target], edge.target_side.value)
            for edge in diagram.edges
        ),
        sorted(sorted({node[id_] for id_ in loop.nodes}) for loop in diagram.loops),
    )
    return sha256(repr(parts).encode()).hexdigest()
