"""Edits that people make to diagrams, for tests that tell what changed."""

import random
import re
from collections.abc import Callable

from gallery.flowzap import Diagram, Node, Shape

Renamed = Callable[[str], str]


def renumbered(source: str, first: int, by: int = 1) -> str:
    """Return a source in which all nodes from a number on have higher ones, as after a step put in."""
    return re.sub(r"\bn(\d+)\b", lambda found: f"n{int(found[1]) + by * (int(found[1]) >= first)}", source)


def with_ids(diagram: Diagram, new: Renamed) -> Diagram:
    """Return a diagram with other ids of nodes; a label that is only the id shown changes with it."""

    def node(old: Node) -> Node:
        label = new(old.id) if old.label_span is None and old.label == old.id else old.label
        return old._replace(id=new(old.id), label=label)

    return Diagram(
        diagram.lanes,
        tuple(map(node, diagram.nodes)),
        tuple(edge._replace(source=new(edge.source), target=new(edge.target)) for edge in diagram.edges),
        tuple(loop._replace(nodes=tuple(map(new, loop.nodes))) for loop in diagram.loops),
    )


def shuffled(diagram: Diagram, seed: int) -> Diagram:
    """Return a diagram whose ids of nodes are dealt out anew."""
    ids = [node.id for node in diagram.nodes]
    dealt = list(ids)
    random.Random(seed).shuffle(dealt)  # noqa: S311 (no secret)
    return with_ids(diagram, dict(zip(ids, dealt, strict=True)).__getitem__)


def without(diagram: Diagram, node: str) -> Diagram:
    """Return a diagram without a node, its edges and its place in loops."""
    return Diagram(
        diagram.lanes,
        tuple(each for each in diagram.nodes if each.id != node),
        tuple(edge for edge in diagram.edges if node not in (edge.source, edge.target)),
        tuple(
            loop._replace(nodes=tuple(each for each in loop.nodes if each != node)) for loop in diagram.loops
        ),
    )


def altered(diagram: Diagram, node: str, **fields: object) -> Diagram:
    """Return a diagram in which a node has other fields."""
    nodes = tuple(each._replace(**fields) if each.id == node else each for each in diagram.nodes)  # type: ignore[arg-type]
    return diagram._replace(nodes=nodes)


def other_shape(shape: Shape) -> Shape:
    """Return the next shape."""
    shapes = list(Shape)
    return shapes[(shapes.index(shape) + 1) % len(shapes)]
