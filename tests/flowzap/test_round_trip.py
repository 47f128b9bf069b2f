"""A diagram written as text is read as the very same diagram, whatever it holds."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.flowzap import (
    Diagram,
    Edge,
    Lane,
    Loop,
    Node,
    Shape,
    Side,
    Span,
    analyze,
    format_source,
    to_source,
)
from gallery.flowzap import source as limits
from gallery.flowzap.syntax.characters import printable
from tests.flowzap.diagrams import NOWHERE, catalogue, diagram, edge, lane, node, random_diagram, sources

MARKS = list("\"\\#|/{}[]()->=:,;'“”«»éß终🚀 \u00a0\u200d")

texts = st.text(st.characters() | st.sampled_from(MARKS), max_size=12).map(
    lambda text: printable(text.replace("\n", "").replace("\r", "")).strip()
)
labels = texts.filter(bool)
titles = labels.map(lambda text: text.replace("|", "").strip()).filter(bool)
conditions = texts.map(lambda text: text.replace("[", "").replace("]", "").strip())


@st.composite
def diagrams(draw: st.DrawFn) -> Diagram:
    """Draw a diagram that a source can hold, its nodes lane by lane."""
    lane_ids = draw(
        st.lists(
            st.sampled_from(["A", "B", "Shop", "été", "graph", "loop", "n1", "_"]), min_size=1, unique=True
        )
    )
    numbers = draw(st.lists(st.integers(0, 999), min_size=1, max_size=7, unique=True))
    homes = sorted(draw(st.sampled_from(range(len(lane_ids)))) for _ in numbers)
    nodes = tuple(
        draw(nodes_in(f"n{number}", lane_ids[at])) for number, at in zip(numbers, homes, strict=True)
    )
    ids = st.sampled_from([node.id for node in nodes])
    sides = st.sampled_from(Side)
    ends = draw(st.lists(st.tuples(ids, sides, ids, sides, st.just("") | labels), max_size=8))
    loops = draw(st.lists(st.tuples(conditions, st.lists(ids, min_size=1, unique=True)), max_size=3))
    return Diagram(
        tuple(draw(lanes_called(id_)) for id_ in lane_ids),
        nodes,
        tuple(Edge(f"e{number}", *parts, NOWHERE, 1) for number, parts in enumerate(ends, 1)),
        tuple(Loop(condition, tuple(members), NOWHERE, 1) for condition, members in loops),
    )


@st.composite
def lanes_called(draw: st.DrawFn, id_: str) -> Lane:
    label = draw(st.just(id_) | labels)
    return Lane(id_, label, NOWHERE, 1, draw(st.none() | st.just(NOWHERE)))


@st.composite
def nodes_in(draw: st.DrawFn, id_: str, lane_id: str) -> Node:
    shape, description = draw(st.sampled_from(Shape)), draw(st.just("") | texts)
    label = draw(st.just(id_) | labels)
    items: tuple[str, ...] = ()
    if shape is Shape.TASKBOX:
        label = draw(st.just(id_) | titles | st.just(description or id_))
        items = tuple(draw(st.lists(titles, max_size=3)))
    return Node(
        *(id_, lane_id, shape, label, NOWHERE, 1),
        items=items,
        owner=draw(texts),
        system=draw(texts),
        description=description,
        label_span=draw(st.none() | st.just(NOWHERE)),
    )


@given(diagrams())
def test_diagram_is_read_back(drawn: Diagram) -> None:
    source = to_source(drawn)
    analysis = analyze(source)
    assert analysis.diagram == drawn
    assert not analysis.has_errors
    assert format_source(source) == source


@given(diagrams())
def test_what_is_read_back_is_written_the_same(drawn: Diagram) -> None:
    source = to_source(drawn)
    assert to_source(analyze(source).diagram) == source


@pytest.mark.parametrize("seed", range(40))
def test_nodes_need_not_stand_lane_by_lane(seed: int) -> None:
    drawn = random_diagram(seed)
    assert analyze(to_source(drawn)).diagram == drawn


def test_catalogue_is_written_as_it_stands() -> None:
    texts = dict(sources())
    for name, drawn in catalogue():
        assert to_source(drawn) == texts[name]


def test_layout() -> None:
    drawn = diagram(
        "AB",
        [
            node(1, "A", Shape.TASKBOX, "Pack")._replace(items=("one", "two"), owner="Ann", system="ERP"),
            node(2, "B", Shape.TASKBOX, "Send it")._replace(description="Send it"),
            node(3, "B", label='Say "hi" \\'),
        ],
        [edge(1, 1, "right", 2, "left"), edge(2, 2, "right", 3, "top", "Go"), edge(3, 1, "top", 1, "left")],
        Loop("daily", ("n3", "n1"), NOWHERE, 1),
    )
    assert to_source(drawn) == (
        "A {\n"
        '  n1: taskbox label:"Pack|one|two" owner:"Ann" system:"ERP"\n'
        "  n1.handle(right) -> B.n2.handle(left)\n"
        "}\n"
        "\n"
        "B {\n"
        '  n2: taskbox description:"Send it"\n'
        '  n3: rectangle label:"Say \\"hi\\" \\\\"\n'
        '  n2.handle(right) -> n3.handle(top) [label="Go"]\n'
        "  A.n1.handle(top) -> A.n1.handle(left)\n"
        "  loop [daily] n3 n1\n"
        "}\n"
    )


def test_edges_stay_in_their_lanes_as_far_as_order_allows() -> None:
    nodes = [node(1, "A"), node(2, "B"), node(3, "C")]
    homes = [3, 1, 1, 2, 1, 3, 2]
    drawn = diagram("ABC", nodes, [edge(at, home, "top", home, "top") for at, home in enumerate(homes, 1)])
    written = to_source(drawn)
    assert analyze(written).diagram == drawn
    # The first edge, the third of lane A and the last one stand in other lanes; that is the least.
    assert written.count(".n") == 2 * 3


def test_label_is_left_out_only_where_the_id_stands_in() -> None:
    shown, chosen = node(1, label="n1"), node(2, label="n2")._replace(label_span=NOWHERE)
    lanes = (lane("A"), lane("B")._replace(label_span=NOWHERE))
    source = to_source(Diagram(lanes, (shown, chosen), (), ()))
    assert source == 'A {\n  n1: rectangle\n  n2: rectangle label:"n2"\n}\n\nB { # B\n}\n'


def test_nothing_is_written_as_nothing() -> None:
    assert to_source(Diagram((), (), ())) == ""


def taskbox(**changes: Any) -> Node:
    return node(1, shape=Shape.TASKBOX)._replace(**changes)


@pytest.mark.parametrize(
    ("drawn", "problem"),
    [
        (diagram("A", [node(1, label="two\nlines")], []), "n1: a text cannot hold a line end"),
        (diagram("A", [node(1, label="two\rlines")], []), "n1: a text cannot hold a line end"),
        (diagram("A", [node(1, label=" a")], []), "n1: a text cannot hold .* blanks at its ends"),
        (diagram("A", [node(1, label="a\tb")], []), "invisible"),
        (diagram("A", [node(1, label="a\u200bb")], []), "invisible"),
        (diagram("A", [node(1, label="")], []), "n1: a label cannot be empty"),
        (diagram("A", [node(1)._replace(owner="a\x00")], []), "invisible"),
        (diagram("A", [node(1)._replace(items=("a",))], []), "only a taskbox has items"),
        (diagram("A", [taskbox(label="a|b")], []), "a bar"),
        (diagram("A", [taskbox(items=("a|b",))], []), "a bar"),
        (diagram("A", [taskbox(items=("",))], []), "an item of a taskbox cannot be empty"),
        (diagram("A", [node(1), node(1)], []), "defined twice"),
        (diagram("AA", [], []), "defined twice"),
        (diagram("A", [node(1, "B")], []), "no lane"),
        (diagram("A", [node(1)], [edge(1, 1, "top", 2, "top")]), "not defined"),
        (diagram("A", [node(1)], [], Loop("", ("n2",), NOWHERE, 1)), "not defined"),
        (diagram("A", [node(1)], [edge(2, 1, "top", 1, "top")]), "e1, e2, e3"),
        (diagram("A", [node(1)], [edge(1, 1, "top", 1, "top", "a\nb")]), "e1: .* line end"),
        (diagram("A", [node(1)], [], Loop("a]", ("n1",), NOWHERE, 1)), "bracket"),
        (diagram("A", [node(1)], [], Loop("a ", ("n1",), NOWHERE, 1)), "loop: "),
        (diagram("A", [node(1)], [], Loop("a", (), NOWHERE, 1)), "names no node"),
        (diagram("A", [node(1)._replace(id="n 1")], []), "'n 1' is not an id"),
        (diagram("A", [node(1)], []), ""),
        (Diagram((Lane("A", "", NOWHERE, 1),), (), ()), "A: a label cannot be empty"),
        (Diagram((Lane("graph", "graph", NOWHERE, 1),), (), ()), "another notation"),
        (diagram("A", [node(1, label="a" * limits.MAX_CHARACTERS)], []), "too long"),
        (diagram("A", [node(n) for n in range(limits.MAX_NODES + 1)], []), "as many"),
        (
            diagram("A", [node(1)], [], *[Loop("", ("n1",), NOWHERE, 1)] * (limits.MAX_LOOPS + 1)),
            "as many",
        ),
    ],
)
def test_what_no_source_can_hold_is_refused(drawn: Diagram, problem: str) -> None:
    if not problem:
        assert to_source(drawn)
        return
    with pytest.raises(ValueError, match=problem):
        to_source(drawn)


def test_places_do_not_matter() -> None:
    moved = node(1)._replace(span=Span(3, 9), line=7)
    assert to_source(diagram("A", [moved], [])) == to_source(diagram("A", [node(1)], []))
