"""The parser takes what it can from any text; the cases show what it says about each slip."""

import pytest
from hypothesis import given

from gallery.flowzap import source as limits
from gallery.flowzap.syntax import parse
from gallery.flowzap.syntax.nodes import EdgeStatement, LaneBlock, LoopStatement, NodeStatement
from tests.flowzap.noise import NOISE, REPEATED, calls

SOURCE = """\
Shop { # Corner shop
  n1: taskbox label:"Say \\"hi\\"" owner:"Ann"  // greet
  n1.handle(right) -> Depot.n2.handle(top) [label="Go"]
  loop [ every day ] n1 Depot.n2
}
"""


def test_tree_holds_every_word_with_its_place() -> None:
    tree = parse(SOURCE)
    (lane,) = tree.items
    assert isinstance(lane, LaneBlock)
    node, edge, loop = lane.statements
    assert isinstance(node, NodeStatement)
    assert isinstance(edge, EdgeStatement)
    assert isinstance(loop, LoopStatement)

    def written(start: int, end: int) -> str:
        return SOURCE[start:end]

    assert lane.label is not None
    assert (lane.id.text, lane.label.text, lane.line) == ("Shop", "Corner shop", 1)
    assert written(lane.span.start, lane.span.end) == SOURCE.strip()
    assert written(lane.label.start, lane.label.end) == "Corner shop"

    assert written(node.span.start, node.span.end) == 'n1: taskbox label:"Say \\"hi\\"" owner:"Ann"'
    label, owner = node.attributes
    assert (label.value.text, owner.value.text) == ('Say "hi"', "Ann")
    assert written(label.value.start, label.value.end) == 'Say \\"hi\\"'

    assert edge.line == 3
    assert edge.target.lane is not None
    assert edge.target.side is not None
    assert (edge.target.lane.text, edge.target.node.text, edge.target.side.text) == ("Depot", "n2", "top")
    assert written(edge.target.side.start, edge.target.side.end) == "top"
    assert written(edge.target.node.start, edge.target.node.end) == "n2"

    assert loop.condition.text == "every day"
    assert written(loop.condition.start, loop.condition.end) == "every day"
    assert [node.text for node in loop.nodes] == ["n1", "Depot.n2"]


def test_unknown_words_stay_in_the_tree() -> None:
    (lane,) = parse('Shop {\n n1: hexagon colour:"red"\n n1.handle(west) -> n2.handle(left)\n}').items
    assert isinstance(lane, LaneBlock)
    node, edge = lane.statements
    assert isinstance(node, NodeStatement)
    assert isinstance(edge, EdgeStatement)
    assert node.shape is not None
    assert node.attributes[0].key is not None
    assert edge.source.side is not None
    assert (node.shape.text, node.attributes[0].key.text, edge.source.side.text) == (
        "hexagon",
        "colour",
        "west",
    )


def test_reading_goes_on_at_the_next_line() -> None:
    tree = parse('Shop {\n ???\n n1: circle label:"a\n ) (\n n2: circle label:"b"\n}\nDepot {\n}')
    assert [item.id.text for item in tree.items if isinstance(item, LaneBlock)] == ["Shop", "Depot"]
    assert [node.id.text for node in tree.statements() if isinstance(node, NodeStatement)] == ["n1", "n2"]
    assert len(tree.diagnostics) == 3


@pytest.mark.parametrize(
    ("statement", "label"),
    [
        ("n1: circle label:Start of day", "Start of day"),
        ("n1: circle label:“Start”", "Start"),
        ("n1: circle label:'Start'", "Start"),
        ('n1: circle label:"Start', "Start"),
        ('n1: circle "Start"', "Start"),
        ('n1.handle(top) -> n1.handle(top) [label="Start]', "Start"),
        ("n1.handle(top) -> n1.handle(top) [Start of day]", "Start of day"),
        ("n1.handle(top) -> n1.handle(top) [label=Start]", "Start"),
        ('n1.handle(top) -> n1.handle(top) label="Start"', "Start"),
    ],
)
def test_labels_are_read_however_they_are_written(statement: str, label: str) -> None:
    tree = parse(f"Shop {{\n{statement}\n}}")
    (read,) = tree.statements()
    assert isinstance(read, NodeStatement | EdgeStatement)
    assert read.attributes[0].value.text == label
    assert tree.diagnostics


@given(NOISE)
def test_any_text_gives_a_tree_and_places_within_it(text: str) -> None:
    for diagnostic in parse(text).diagnostics:
        for span in (diagnostic.span, *diagnostic.related):
            assert 0 <= span.start <= span.end <= len(text)
        assert diagnostic.message
        assert "{nearest}" not in diagnostic.hint


@pytest.mark.parametrize("piece", REPEATED.values(), ids=REPEATED)
def test_ten_times_the_noise_takes_ten_times_the_work(piece: str) -> None:
    little, much = (piece * (size // len(piece)) for size in (2_000, 20_000))
    for_much, for_little = calls(parse, much, little)
    assert for_much <= 11 * for_little + 100


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("x" * (limits.MAX_CHARACTERS + 1), "too-many-characters"),
        ("\n".join(f"L{n} {{\n}}" for n in range(limits.MAX_LANES + 1)), "too-many-lanes"),
        ("A {\n" + "n1: circle\n" * (limits.MAX_NODES + 1) + "}", "too-many-nodes"),
        ("A {\n" + "n1->n2\n" * (limits.MAX_EDGES + 1) + "}", "too-many-edges"),
        ("A {\n" + "loop [x] n1 n2\n" * (limits.MAX_LOOPS + 1) + "}", "too-many-loops"),
    ],
)
def test_above_a_limit_there_is_one_error_and_no_tree(text: str, rule: str) -> None:
    tree = parse(text)
    assert tree.items == ()
    assert [diagnostic.rule.name for diagnostic in tree.diagnostics] == [rule]
    assert tree.diagnostics[0].span.end <= len(text)


def test_at_the_limits_there_is_a_tree() -> None:
    lanes = [f"L{n} {{\n}}" for n in range(limits.MAX_LANES - 1)]
    nodes = [f"n{n}: circle" for n in range(limits.MAX_NODES)]
    edges = ["n1.handle(top) -> n2.handle(top)"] * limits.MAX_EDGES
    loops = ["loop [x] n1 n2"] * limits.MAX_LOOPS
    tree = parse("\n".join([*lanes, "A {", *nodes, *edges, *loops, "}"]))
    assert tree.diagnostics == ()
    assert len(tree.items) == limits.MAX_LANES
