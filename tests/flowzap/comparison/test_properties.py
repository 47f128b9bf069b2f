"""What holds for any two diagrams, and for any edit of those that people draw."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings

from gallery.flowzap import LANGUAGES, Comparison, Diagram, Mark, Part, Span, compare
from gallery.flowzap.comparison.outcome import SUMMARIES
from tests.flowzap.changed import altered, other_shape, shuffled, without
from tests.flowzap.diagrams import catalogue, random_diagram
from tests.flowzap.hash_seeds import outputs_by_hash_seed
from tests.flowzap.processes import processes

CATALOGUE = [(name, process) for name, process in catalogue() if name.endswith("-en")][::4]
NAMES = [name for name, _ in CATALOGUE]


def kinds(comparison: Comparison) -> Counter[str]:
    return Counter(change.kind.name for change in comparison.changes)


def degree(diagram: Diagram, node: str) -> int:
    return sum(node in (edge.source, edge.target) for edge in diagram.edges)


@settings(deadline=None, derandomize=True, max_examples=30)
@given(processes())
def test_a_diagram_is_like_itself(process: Diagram) -> None:
    comparison = compare(process, process)
    assert comparison.changes == ()
    assert comparison.union == process._replace(loops=tuple(loop for loop in process.loops if loop.nodes))


@pytest.mark.parametrize("seed", range(60))
def test_two_diagrams_make_one(seed: int) -> None:
    before, after = random_diagram(seed), random_diagram(seed + 1)
    comparison = compare(before, after)
    union, marks = comparison.union, comparison.marks
    for parts, found, was, now in (
        (union.lanes, marks.lanes, before.lanes, after.lanes),
        (union.nodes, marks.nodes, before.nodes, after.nodes),
        (union.edges, marks.edges, before.edges, after.edges),
    ):
        counts = Counter(found)
        assert len({part.id for part in parts}) == len(parts) == len(found)
        kept = tuple(part for part, mark in zip(parts, found, strict=True) if mark is not Mark.REMOVED)
        assert kept == now
        assert len(now) - counts[Mark.ADDED] == len(was) - counts[Mark.REMOVED]
    assert len(union.loops) == len(marks.loops)
    assert {node.lane for node in union.nodes} <= {lane.id for lane in union.lanes}
    ends = {id_ for edge in union.edges for id_ in (edge.source, edge.target)}
    assert ends | {id_ for loop in union.loops for id_ in loop.nodes} <= {node.id for node in union.nodes}


@pytest.mark.parametrize("seed", range(60))
def test_marks_and_words_say_the_same(seed: int) -> None:
    comparison = compare(random_diagram(seed), random_diagram(seed + 1))
    drawn: dict[tuple[Part, str], Mark] = {}
    union, found = comparison.union, comparison.marks
    for part, ids, marks in (
        (Part.LANE, [lane.id for lane in union.lanes], found.lanes),
        (Part.NODE, [node.id for node in union.nodes], found.nodes),
        (Part.EDGE, [edge.id for edge in union.edges], found.edges),
    ):
        drawn |= {(part, id_): mark for id_, mark in zip(ids, marks, strict=True)}
    told = {
        (change.part, change.drawn): change.mark
        for change in comparison.changes
        if change.part is not Part.LOOP
    }
    assert told == {key: mark for key, mark in drawn.items() if mark is not Mark.UNCHANGED}
    for language in LANGUAGES:
        assert len(comparison.text_in(language).split("\n- ")) == len(comparison.changes) + 1


@pytest.mark.parametrize(("name", "process"), CATALOGUE, ids=NAMES)
@pytest.mark.parametrize("seed", range(2))
def test_other_ids_are_no_change(name: str, process: Diagram, seed: int) -> None:
    assert compare(process, shuffled(process, seed)).changes == ()


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize(("name", "process"), CATALOGUE, ids=NAMES)
def test_a_step_less_is_a_step_removed(name: str, process: Diagram, seed: int) -> None:
    for node in process.nodes[seed::3]:
        edited = shuffled(without(process, node.id), seed) if seed else without(process, node.id)
        there, back = compare(process, edited), compare(edited, process)
        edges = degree(process, node.id)
        assert kinds(there) == Counter({"node-removed": 1, "edge-removed": edges}), node.label
        assert there.changes[0].before == node.id
        assert kinds(back) - Counter({"member-added": 9}) == Counter({"node-added": 1, "edge-added": edges})
        assert back.changes[0].after == node.id


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize(("name", "process"), CATALOGUE, ids=NAMES)
def test_an_altered_step_is_found(name: str, process: Diagram, seed: int) -> None:
    for node in process.nodes[seed::5]:
        for kind, fields in (
            ("node-label", {"label": "Something else", "label_span": Span(0, 1)}),
            ("node-shape", {"shape": other_shape(node.shape)}),
            ("owner-added" if not node.owner else "owner-altered", {"owner": "Somebody else"}),
        ):
            edited = altered(process, node.id, **fields)
            comparison = compare(process, shuffled(edited, seed) if seed else edited)
            assert kinds(comparison) == Counter({kind: 1}), node.label
            assert comparison.changes[0].before == node.id


@pytest.mark.parametrize(
    ("before", "after"),
    list(pairwise(process for _, process in CATALOGUE)),
    ids=[f"{one} {other}" for one, other in pairwise(NAMES)],
)
def test_the_other_way_round_is_the_mirror(before: Diagram, after: Diagram) -> None:
    def marked(comparison: Comparison, mark: Mark) -> set[tuple[Part, str]]:
        return {
            (change.part, change.before or change.after)
            for change in comparison.changes
            if change.mark is mark
        }

    there, back = compare(before, after), compare(after, before)
    assert marked(there, Mark.ADDED) == marked(back, Mark.REMOVED)
    assert marked(there, Mark.REMOVED) == marked(back, Mark.ADDED)


def test_every_count_has_its_words() -> None:
    assert set(SUMMARIES) == {(part, mark) for part in Part for mark in Mark if mark is not Mark.UNCHANGED}


def test_changes_do_not_depend_on_the_hash_seed() -> None:
    script = (
        "from gallery.flowzap import *; from tests.flowzap.diagrams import *; from itertools import pairwise;"
        "both = [compare(*pair) for pair in pairwise([*map(random_diagram, range(16))])];"
        "print([(c.text_in('en'), c.union, c.marks) for c in both])"
    )
    assert len(outputs_by_hash_seed(script)) == 1


def test_large_diagrams_are_compared_without_trying_every_pair() -> None:
    process = random_diagram(3)
    lane = process.lanes[0].id
    nodes = tuple(
        process.nodes[0]._replace(id=f"n{number}", lane=lane, label="Wait") for number in range(1, 2001)
    )
    edges = tuple(
        process.edges[0]._replace(id=f"e{number}", source="n1", target=f"n{number}")
        for number in range(1, 2001)
    )
    star = Diagram(process.lanes, nodes, edges)
    comparison = compare(star, shuffled(star, 1))
    assert len(comparison.marks.nodes) >= 2000
