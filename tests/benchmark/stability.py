"""How little a small edit moves: one node appended behind another, at every place of the catalogue."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from gallery.flowzap import Diagram, Drawing, Edge, Mode, Node, Shape, Side, draw
from tests.benchmark.options import Options
from tests.benchmark.tables import TARGET, Cell, Column, Table, at_least
from tests.benchmark.workers import spread
from tests.flowzap.diagrams import NOWHERE, catalogue

LIMIT = 95.0
"""Percent of edits that leave the order of all other nodes unchanged."""
SAME = 0.5
"""Px within which two centres count as equal."""
MODES: tuple[Mode, Mode] = ("auto", "flow")
IN_LANE, NEXT_LANE = "in its lane", "in the next lane"
WORST = 15


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit's outcome: pairs of other nodes whose order changed, by axis."""

    name: str
    kind: str
    mode: Mode
    x: int
    y: int


def tables(options: Options) -> Iterator[Table]:
    """Append a node at every place, draw before and after."""
    jobs = [(name, diagram, mode) for name, diagram in catalogue() if name.endswith("-en") for mode in MODES]
    edits = [edit for found in spread(_edits, jobs, "stability", chunk=1) for edit in found]
    table = Table(
        "Stability: edits that leave the order of all other nodes unchanged, %",
        (
            *(Column("mode"), Column("a node is appended"), Column("edits", ",d")),
            *(Column("on x", ".1f"), Column("on y", ".1f"), Column("on both", ".1f"), *TARGET),
        ),
        notes=[
            f"{edit.mode}: {edit.name} {edit.kind} swaps {edit.x} pairs on x, {edit.y} on y"
            for edit in sorted(edits, key=lambda edit: -edit.x - edit.y)[: WORST if options.verbose else 0]
            if edit.x + edit.y
        ],
    )
    for mode in MODES:
        for kinds in ((IN_LANE,), (NEXT_LANE,), (IN_LANE, NEXT_LANE)):
            chosen = [edit for edit in edits if edit.mode == mode and edit.kind in kinds]
            both = _share([not edit.x and not edit.y for edit in chosen])
            cells: list[Cell] = [
                " or ".join(kinds),
                len(chosen),
                _share([not edit.x for edit in chosen]),
                _share([not edit.y for edit in chosen]),
                both,
            ]
            table.add(mode, *cells, *(at_least(both, LIMIT) if len(kinds) > 1 else ()))
    yield table


def appended(diagram: Diagram) -> Iterator[tuple[str, str, Diagram]]:
    """Yield every diagram with one more node: behind each node in its lane, and below it in the next lane."""
    lanes = [lane.id for lane in diagram.lanes]
    for node in diagram.nodes:
        yield node.id, IN_LANE, _with(diagram, node, Side.RIGHT, node.lane, Side.LEFT)
        below = lanes.index(node.lane) + 1
        if below < len(lanes):
            yield node.id, NEXT_LANE, _with(diagram, node, Side.BOTTOM, lanes[below], Side.TOP)


def _with(diagram: Diagram, behind: Node, out: Side, lane: str, into: Side) -> Diagram:
    """Add a node at the end of a lane, and its edge at the end of the lane of its source."""
    number = 1 + max(int(node.id[1:]) for node in diagram.nodes)
    node = Node(f"n{number}", lane, Shape.RECTANGLE, "Added step", NOWHERE, 1)
    edge = Edge("", behind.id, out, node.id, into, "", NOWHERE, 1)
    nodes, edges = list(diagram.nodes), list(diagram.edges)
    lane_of = {one.id: one.lane for one in nodes}
    nodes.insert(_end([one.lane == lane for one in nodes]), node)
    edges.insert(_end([lane_of[one.source] == behind.lane for one in edges]), edge)
    numbered = (edge._replace(id=f"e{number}") for number, edge in enumerate(edges, start=1))
    return diagram._replace(nodes=tuple(nodes), edges=tuple(numbered))


def _end(mine: list[bool]) -> int:
    return max((place for place, is_mine in enumerate(mine, start=1) if is_mine), default=len(mine))


def _edits(job: tuple[str, Diagram, Mode]) -> list[Edit]:
    name, diagram, mode = job
    before = draw(diagram, mode)
    return [
        Edit(f"{name} {place}", kind, mode, *_swapped(before, draw(edited, mode)))
        for place, kind, edited in appended(diagram)
    ]


def _swapped(before: Drawing, after: Drawing) -> tuple[int, int]:
    """Count the pairs whose order of centres is another one, on x and on y."""
    new = {drawn.node.id: drawn.box.center for drawn in after.nodes}
    pairs = [(drawn.box.center, new[drawn.node.id]) for drawn in before.nodes]
    x, y = (
        sum(
            _order(old_a[axis] - old_b[axis]) != _order(new_a[axis] - new_b[axis])
            for (old_a, new_a), (old_b, new_b) in combinations(pairs, 2)
        )
        for axis in (0, 1)
    )
    return x, y


def _order(difference: float) -> int:
    return 0 if abs(difference) < SAME else 1 if difference > 0 else -1


def _share(kept: list[bool]) -> float | None:
    return 100 * sum(kept) / len(kept) if kept else None
