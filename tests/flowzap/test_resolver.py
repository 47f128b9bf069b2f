"""From the tree to a diagram that is always consistent; the cases show the diagnostics."""

import pytest
from hypothesis import given

from gallery.flowzap import Diagram, Shape, Side, analyze
from gallery.flowzap.resolver.nearest import Nearest
from gallery.flowzap.source import MAX_NODES
from tests.flowzap.noise import NOISE


def resolved(*statements: str) -> Diagram:
    return analyze(
        "\n".join(["Shop { # Shop", *statements, "}", "Depot { # Depot", "n8: circle", "}"])
    ).diagram


def test_edges_are_numbered_in_definition_order_without_those_that_are_dropped() -> None:
    diagram = resolved(
        "n1: circle", "n1.handle(right) -> n99.handle(left)", "n1.handle(top) -> Depot.n8.handle(bottom)"
    )
    (edge,) = diagram.edges
    assert (edge.id, edge.source, edge.source_side, edge.target, edge.target_side, edge.line) == (
        *("e1", "n1", Side.TOP, "n8", Side.BOTTOM, 4),
    )


def test_unknown_shape_is_drawn_as_a_rectangle() -> None:
    assert resolved("n1: hexagon").nodes[0].shape is Shape.RECTANGLE


def test_first_of_two_definitions_counts() -> None:
    diagram = resolved('n1: circle label:"first"', 'n1: diamond label:"second"')
    assert [node.label for node in diagram.nodes if node.id == "n1"] == ["first"]


def test_second_block_of_a_lane_goes_on_with_it() -> None:
    diagram = analyze("A { # One\nn1: circle\n}\nA { # Two\nn2: circle\n}").diagram
    assert [(lane.id, lane.label) for lane in diagram.lanes] == [("A", "One")]
    assert [node.lane for node in diagram.nodes] == ["A", "A"]


def test_node_outside_lanes_is_drawn_in_the_lane_before_it() -> None:
    diagram = analyze("n1: circle\nA {\n}\nB {\n}\nn2: circle").diagram
    assert [(node.id, node.lane) for node in diagram.nodes] == [("n1", "A"), ("n2", "B")]


def test_id_stands_in_for_a_missing_label() -> None:
    diagram = analyze("Shop {\nn1: circle\n}").diagram
    assert (diagram.lanes[0].label, diagram.nodes[0].label) == ("Shop", "n1")
    assert diagram.lanes[0].label_span is diagram.nodes[0].label_span is None


@pytest.mark.parametrize(
    ("attributes", "label", "items"),
    [
        ('label:"Pack|two boxes| one label |"', "Pack", ("two boxes", "one label")),
        ('label:"Pack"', "Pack", ()),
        ('description:"Deploy | now"', "Deploy | now", ()),
        ('label:"|one" description:"Deploy"', "Deploy", ("one",)),
        ('label:"|one"', "n1", ("one",)),
        ("", "n1", ()),
    ],
)
def test_taskbox_shows_items_or_its_description(attributes: str, label: str, items: tuple[str, ...]) -> None:
    node = resolved(f"n1: taskbox {attributes}").nodes[0]
    assert (node.label, node.items) == (label, items)


def test_bar_in_another_shape_is_text() -> None:
    node = resolved('n1: rectangle label:"a|b"').nodes[0]
    assert (node.label, node.items) == ("a|b", ())


def test_owner_and_system_are_kept_on_every_shape() -> None:
    node = resolved('n1: circle owner:"Ann" system:"ERP" description:"Day one"').nodes[0]
    assert (node.owner, node.system, node.description, node.label) == ("Ann", "ERP", "Day one", "n1")


def test_texts_are_drawn_without_what_no_text_may_hold() -> None:
    diagram = analyze('A { # a\x00b\nn1: circle label:" x\x1b[1m\ty\ud800 "\nloop [a\x07b] n1\n}').diagram
    assert (diagram.lanes[0].label, diagram.nodes[0].label, diagram.loops[0].condition) == (
        "ab",
        "x[1m y",
        "ab",
    )


@pytest.mark.parametrize(
    ("edge", "sides"),
    [
        ("n1 -> n2", (Side.RIGHT, Side.LEFT)),
        ("n1 -> Depot.n8", (Side.BOTTOM, Side.TOP)),
        ("Depot.n8 -> n1", (Side.TOP, Side.BOTTOM)),
        ("n1.handle(left) -> n2", (Side.LEFT, Side.LEFT)),
        ("n1.handle(westward) -> n2.handle(top)", (Side.RIGHT, Side.TOP)),
        ("n1.bottom -> n2(top)", (Side.BOTTOM, Side.TOP)),
    ],
)
def test_missing_sides_are_inferred(edge: str, sides: tuple[Side, Side]) -> None:
    (found,) = resolved("n1: circle", "n2: circle", edge).edges
    assert (found.source_side, found.target_side) == sides


def test_empty_edge_label_is_no_label() -> None:
    (edge,) = resolved("n1: circle", 'n1.handle(top) -> n1.handle(left) [label=""]').edges
    assert (edge.label, edge.label_span) == ("", None)


def test_loop_keeps_the_nodes_that_exist_once_each() -> None:
    diagram = resolved("n1: circle", "loop [a] n1 n99 Depot.n8 n1", "loop [b] n99")
    assert [(loop.condition, loop.nodes) for loop in diagram.loops] == [("a", ("n1", "n8"))]


def test_above_a_limit_there_is_one_error_and_an_empty_diagram() -> None:
    analysis = analyze("A {\n" + "n1: hexagon\n" * (MAX_NODES + 1))
    assert [diagnostic.rule.name for diagnostic in analysis.diagnostics] == ["too-many-nodes"]
    assert analysis.diagram == Diagram((), (), (), ())


@given(NOISE)
def test_diagram_is_consistent_whatever_the_source(text: str) -> None:
    analysis = analyze(text)
    diagram = analysis.diagram
    lanes = [lane.id for lane in diagram.lanes]
    nodes = [node.id for node in diagram.nodes]
    assert len(set(lanes)) == len(lanes)
    assert len(set(nodes)) == len(nodes)
    assert {node.lane for node in diagram.nodes} <= set(lanes)
    assert {end for edge in diagram.edges for end in (edge.source, edge.target)} <= set(nodes)
    assert [edge.id for edge in diagram.edges] == [f"e{n}" for n in range(1, len(diagram.edges) + 1)]
    assert all(loop.nodes and set(loop.nodes) <= set(nodes) for loop in diagram.loops)
    assert diagram.nodes or analysis.has_errors
    for statements in (diagram.lanes, diagram.nodes, diagram.edges, diagram.loops):
        for statement in statements:
            assert 0 <= statement.span.start < statement.span.end <= len(text)
            assert analysis.position(statement.span.start).line == statement.line


@given(NOISE)
def test_diagnostics_are_sorted_and_lie_within_the_text(text: str) -> None:
    analysis = analyze(text, sequence=True)
    spans = [diagnostic.span for diagnostic in analysis.diagnostics]
    assert spans == sorted(spans)
    for diagnostic in analysis.diagnostics:
        assert diagnostic.message
        assert diagnostic.hint or not diagnostic.hint_template
        for span in (diagnostic.span, *diagnostic.related):
            assert 0 <= span.start <= span.end <= len(text)
            assert analysis.position(span.start).line >= 1
            assert analysis.position(span.start).column >= 1


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("n31", "n13"),
        ("n133", "n13"),
        ("N2", "n2"),
        ("n", "n2"),
        ("montioring", "Monitoring"),
        ("Monitring", "Monitoring"),
        ("Motoring", "Monitoring"),
        ("end", None),
        ("", None),
        ("x" * 1000, None),
    ],
)
def test_nearest_name(name: str, nearest: str | None) -> None:
    assert Nearest(["n2", "n13", "Monitoring"]).find(name) == nearest


def test_hints_end_where_thousands_of_names_are_like_thousands_of_others() -> None:
    nodes = "".join(f'  node{number}: rectangle label:"s"\n' for number in range(1000))
    edges = "".join(f"  nod{number}.handle(right) -> nde{number}.handle(left)\n" for number in range(1000))

    unknown = [each for each in analyze(f"A {{\n{nodes}{edges}}}\n").diagnostics if "node" in each.params]

    hinted = ["nearest" in each.params for each in unknown if each.rule.name == "unknown-node"]
    assert hinted[0]
    assert not hinted[-1]
