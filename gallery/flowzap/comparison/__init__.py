"""Comparison: two Diagrams → what changed between them, in words and as one diagram of both.

    before ─┐                ┌─ unite ─▶ Union (what is gone where it stood)
            ├─ match ─▶ Matching            │
    after ──┘                └─ tell ──▶ Changes ─▶ Comparison

Ids are names that authors renumber, so they are weak evidence: lanes go by label and contents, nodes by
label, neighbours, lane and shape (`nodes` has the method), edges and loops by their nodes. Where ids were
kept and labels exchanged, that would tell a longer story than there is: so everything is matched a second
time with ids first, and the shorter story is told. The shortest of all, a graph edit distance (Sanfeliu, Fu
1983), is not to be had in reasonable time.
"""

from gallery.flowzap.comparison.changes import Change, ChangeKind, Part
from gallery.flowzap.comparison.matching import Matching, Place, match
from gallery.flowzap.comparison.outcome import Comparison
from gallery.flowzap.comparison.telling import tell
from gallery.flowzap.comparison.texts import is_another, own_label
from gallery.flowzap.comparison.union import Union, unite
from gallery.flowzap.marks import Mark, Marks
from gallery.flowzap.model import Diagram

__all__ = ["Change", "ChangeKind", "Comparison", "Part", "compare"]


def compare(before: Diagram, after: Diagram) -> Comparison:
    """Tell what changed between two diagrams; ids alone are no change. About O((V + E) log V).

    The same two diagrams give the same changes, in the same order, in every process.
    """
    matching = match(before, after, by_id=False)
    best = _told(before, after, matching)
    if best[0]:
        other = match(before, after, by_id=True)
        if other != matching:
            best = min(best, _told(before, after, other), key=lambda told: told[0])
    _, changes, union = best
    return Comparison(changes, union.diagram, _marks(changes, union))


def _told(before: Diagram, after: Diagram, matching: Matching) -> tuple[int, tuple[Change, ...], Union]:
    """Return how long a story is, the story, and its diagram; a part called quite otherwise counts twice."""
    union = unite(before, after, matching)
    changes = tuple(tell(before, after, matching, union))
    renamed = sum(
        is_another(own_label(before.lanes[old]), own_label(after.lanes[new]))
        for old, new in matching.lanes.items()
    ) + sum(
        is_another(own_label(before.nodes[old]), own_label(after.nodes[new]))
        for old, new in matching.nodes.items()
    )
    return len(changes) + renamed, changes, union


def _marks(changes: tuple[Change, ...], union: Union) -> Marks:
    """Say of every part of the union what became of it."""
    became = {(change.part, change.after): change.mark for change in changes if change.after}

    def marks(part: Part, places: list[Place], ids: list[str]) -> tuple[Mark, ...]:
        return tuple(
            [
                Mark.REMOVED if place.gone else became.get((part, id_), Mark.UNCHANGED)
                for place, id_ in zip(places, ids, strict=True)
            ]
        )

    diagram = union.diagram
    return Marks(
        marks(Part.LANE, union.lanes, [lane.id for lane in diagram.lanes]),
        marks(Part.NODE, union.nodes, [node.id for node in diagram.nodes]),
        marks(Part.EDGE, union.edges, [edge.id for edge in diagram.edges]),
        marks(Part.LOOP, union.loops, [str(place.number + 1) for place in union.loops]),
    )
