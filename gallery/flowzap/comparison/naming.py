"""What readers call the parts of a diagram: by their labels, with an id only where those do not tell."""

from collections import Counter
from collections.abc import Sequence

from gallery.flowzap.comparison.changes import Saying, saying
from gallery.flowzap.model import Diagram, Edge, Lane, Loop, Node, Shape, Side

_MOST_NAMED = 4
"""Steps of a loop without a condition that are named; of more, the first ones and how many follow."""


class Names:
    """The names of one diagram's parts."""

    def __init__(self, diagram: Diagram) -> None:
        self.lanes = {lane.id: lane for lane in diagram.lanes}
        self.nodes = {node.id: node for node in diagram.nodes}
        self._lane_labels = Counter(lane.label for lane in diagram.lanes)
        self._node_labels = Counter(node.label for node in diagram.nodes)

    def lane(self, id_: str) -> Saying:
        """Name a lane."""
        return _named(self.lanes[id_], self._lane_labels)

    def step(self, id_: str) -> Saying:
        """Name a node."""
        return _named(self.nodes[id_], self._node_labels)

    def arrow(self, edge: Edge, *, labelled: bool = True) -> Saying:
        """Name an edge by its ends and, where that is not what the sentence is about, by its label."""
        source, target = self.step(edge.source), self.step(edge.target)
        if edge.label and labelled:
            label = quoted(edge.label)
            return saying(
                "arrow {label} from {source} to {target}", label=label, source=source, target=target
            )
        return saying("arrow from {source} to {target}", source=source, target=target)

    def loop(self, loop: Loop, *, conditional: bool = True) -> Saying:
        """Name a loop by its condition or, where it has none or the sentence is about it, by its steps."""
        if loop.condition and conditional:
            return saying("loop {condition}", condition=quoted(loop.condition))
        if not loop.nodes:
            return saying("loop over no step")
        return saying("loop over {steps}", steps=self._steps(loop.nodes))

    def _steps(self, ids: Sequence[str]) -> Saying:
        first, *others = [self.step(id_) for id_ in ids[:_MOST_NAMED]]
        more = len(ids) - _MOST_NAMED
        last = others.pop() if others and more <= 0 else None
        for name in others:
            first = saying("{most}, {last}", most=first, last=name)
        if last is not None:
            return saying("{most} and {last}", most=first, last=last)
        if more > 0:
            return saying("{most} and other steps ({count})", most=first, count=str(more))
        return first


def quoted(text: str) -> Saying:
    """Quote an author's words."""
    return saying("“{name}”", name=text)


def shape_word(shape: Shape) -> Saying:
    """Name a shape."""
    match shape:
        case Shape.CIRCLE:
            return saying("a circle")
        case Shape.RECTANGLE:
            return saying("a rectangle")
        case Shape.DIAMOND:
            return saying("a diamond")
        case Shape.TASKBOX:
            return saying("a task")


def side_words(side: Side) -> Saying:
    """Say at which side."""
    match side:
        case Side.LEFT:
            return saying("on the left")
        case Side.RIGHT:
            return saying("on the right")
        case Side.TOP:
            return saying("at the top")
        case Side.BOTTOM:
            return saying("at the bottom")


def _named(part: Lane | Node, labels: Counter[str]) -> Saying:
    if labels[part.label] > 1:
        return saying("“{name}” ({id})", name=part.label, id=part.id)
    return quoted(part.label)
