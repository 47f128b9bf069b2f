"""Repairs are mechanical, each on its own and all together; the cases show what `fix` makes of each slip."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import assume, given

from gallery.flowzap import Analysis, Diagram, Repair, Severity, Span, analyze, fix, repairs_of
from gallery.flowzap.repairs.edits import Edit, EditedText
from gallery.flowzap.repairs.table import REPAIRS
from gallery.flowzap.syntax.characters import without_emoji
from tests.flowzap.diagrams import sources
from tests.flowzap.noise import NOISE, REPEATED, at_the_limit, calls, slips

CASES = Path(__file__).parent / "cases"
SOUND = [path.read_bytes().decode() for path in sorted(CASES.glob("ok/*.fz"))]
FAULTY = [path.read_bytes().decode("utf-8", "surrogateescape") for path in sorted(CASES.glob("err/*.fz"))]
SOUND += [text for _, text in sources()]


def errors(analysis: Analysis) -> Counter[str]:
    """Count errors by rule, but for that of an empty diagram, which any other one hides."""
    names = (item.rule.name for item in analysis.diagnostics if item.rule.severity is Severity.ERROR)
    return Counter(name for name in names if name != "empty-diagram")


def rules(analysis: Analysis) -> Counter[str]:
    return Counter(item.rule.name for item in analysis.diagnostics)


def repaired(analysis: Analysis, repair: Repair) -> Analysis:
    text = EditedText(analysis.source)
    assert text.add(repair.edits)
    return analyze(text.text())


def shown(diagram: Diagram) -> set[str]:
    """Return all that people read in a picture, without emoji and blanks."""
    texts = [text for lane in diagram.lanes for text in (lane.label,) if lane.label_span]
    texts += [node.label for node in diagram.nodes if node.label_span]
    texts += [text for node in diagram.nodes for text in (*node.items, node.owner, node.system)]
    texts += [node.description for node in diagram.nodes]
    texts += [edge.label for edge in diagram.edges] + [loop.condition for loop in diagram.loops]
    return {"".join(without_emoji(text).split()) for text in texts}


@pytest.mark.parametrize("source", SOUND + FAULTY)
def test_each_repair_removes_its_diagnostic_and_gives_rise_to_none(source: str) -> None:
    analysis = analyze(source)
    for repair in repairs_of(analysis):
        after = repaired(analysis, repair)
        name = repair.diagnostic.rule.name
        assert rules(after)[name] == rules(analysis)[name] - 1
        assert errors(after) <= errors(analysis)
        if after.has_errors == analysis.has_errors:  # else advice comes
            assert rules(after) <= rules(analysis)


@pytest.mark.parametrize("source", SOUND + FAULTY)
def test_all_repairs_are_listed_once_with_their_places_in_the_source(source: str) -> None:
    repairs = fix(source).repairs
    for repair in repairs:
        assert 0 <= repair.diagnostic.span.start <= repair.diagnostic.span.end <= len(source)
        assert all(0 <= edit.span.start <= edit.span.end <= len(source) for edit in repair.edits)
    first = {(item.rule.name, item.span) for item in analyze(source).diagnostics}
    listed = [(repair.diagnostic.rule.name, repair.diagnostic.span) for repair in repairs]
    assert len(set(listed)) == len(listed)
    assert set(listed) & first or not listed


@given(NOISE | slips(SOUND + FAULTY))
def test_fixing_any_text_makes_it_no_worse(text: str) -> None:
    before = analyze(text)
    fixed = fix(text)
    after = analyze(fixed.source)
    assert errors(after) <= errors(before)
    assert fix(fixed.source) == type(fixed)(fixed.source, ())
    assert bool(fixed.repairs) is (fixed.source != text)


@given(slips(SOUND))
def test_fixing_a_sound_source_keeps_what_people_read(text: str) -> None:
    before = analyze(text)
    assume(not before.has_errors)
    after = analyze(fix(text).source)
    assert not after.has_errors
    assert shown(before.diagram) <= shown(after.diagram)
    assert len(after.diagram.nodes) == len(before.diagram.nodes)
    assert not any(item.rule in REPAIRS and repairs_of(after) for item in after.diagnostics)


@given(slips(FAULTY))
def test_fixing_invents_nothing(text: str) -> None:
    """All letters of the result are the author's or the language's."""
    words = "handle label loop left right top bottom"
    allowed = set(text.casefold()) | set(words) | set("0123456789n")
    assert {letter for letter in fix(text).source.casefold() if letter.isalnum()} <= allowed


def test_repairs_stand_where_the_diagnostics_do() -> None:
    analysis = analyze('Shop {\n n1: Circle label="a"\n n2: circle label:"b"\n n1 --> n2\n}')
    assert [(repair.diagnostic.rule.name, repair.edits) for repair in repairs_of(analysis)] == [
        ("capitals", (Edit(Span(12, 18), "circle"),)),
        ("node-key-with-equals", (Edit(Span(24, 25), ":"),)),
        ("missing-handle", (Edit(Span(54, 54), ".handle(right)"), Edit(Span(61, 61), ".handle(left)"))),
        ("wrong-arrow", (Edit(Span(55, 58), "->"),)),
    ]


def test_sound_source_has_no_repairs() -> None:
    source = 'A { # A\n  n1: circle label:"a" // note\n}\n'
    assert repairs_of(analyze(source)) == ()
    assert fix(source).source == source
    assert fix(source).repairs == ()


def fixed(*statements: str) -> list[str]:
    """Return the statements of a lane as they are after fixing."""
    lines = fix("\n".join(["Shop { # Shop", *statements, "}", ""])).source.splitlines()
    assert (lines[0], lines[-1]) == ("Shop { # Shop", "}")
    return lines[1:-1]


NODE = re.compile(r"\w+: ")
ENDS = ('  n1: circle label:"a"', '  n2: circle label:"b"')


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        # texts
        ("n1: circle label:“a \\ b”", 'n1: circle label:"a \\\\ b"'),
        ("n1: circle label:« a »", 'n1: circle label:"a"'),
        ("n1: circle label:a\tb", 'n1: circle label:"a b"'),
        ("n1: circle “a” owner=b", 'n1: circle label:"a" owner:"b"'),
        ('n1: circle label:"Say "a" and "b""', 'n1: circle label:"Say \\"a\\" and \\"b\\""'),
        ('n1: circle label:"a\\\u200b"', 'n1: circle label:"a\\\\"'),
        ('n1: circle label:"\t\ta\t"', 'n1: circle label:"  a "'),
        ('n1: circle label:"a\x00\u200b 🚀\u200bb"', 'n1: circle label:"a b"'),
        # characters between words
        ("n1:\u200bcircle\u200b\x00label:\u200b🚀", "n1:circle label:"),
        ('🚀 🚀 n1: circle label:"a" 🚀', 'n1: circle label:"a" '),
        # ids
        ('start: circle label:"a"', 'n1: circle label:"a"'),
        ('n01: circle label:"a"', 'n1: circle label:"a"'),
        ('n7: circle label:"a"', 'n1: circle label:"a"'),
    ],
)
def test_node_is_repaired(written: str, expected: str) -> None:
    assert fixed(written) == [expected]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("n1 => n2 “Yes”", 'n1.handle(right) -> n2.handle(left) [label="Yes"]'),
        ("n1.top --> n2(Left) [Label:Yes", 'n1.handle(top) -> n2.handle(left) [label="Yes"]'),
        ("n1 -> n2 label:'Yes'", 'n1.handle(right) -> n2.handle(left) [label="Yes"]'),
        ('n1 -> n2 [style="x" "Yes"]', 'n1.handle(right) -> n2.handle(left) [style="x" label="Yes"]'),
        ('n1 -> n2 [style="x"] "Yes"', 'n1.handle(right) -> n2.handle(left) [style="x"] [label="Yes"]'),
        ('n1 -> n2 label="Yes"]', 'n1.handle(right) -> n2.handle(left) [label="Yes"]'),
        ('n1 -> n2 [label="Say "a" b"]', 'n1.handle(right) -> n2.handle(left) [label="Say \\"a\\" b"]'),
        ("Depot.n1 -> Post.n2;", "Shop.n1.handle(right) -> Shop.n2.handle(left)"),
        ('loop "daily" n1 n2', "loop [daily] n1 n2"),
        ("loop (3 times, at most) n1 n2", "loop [3 times, at most] n1 n2"),
        ("Loop [daily] Depot.n1,Depot.n2", "loop [daily] Shop.n1 Shop.n2"),
    ],
)
def test_edge_and_loop_are_repaired(written: str, expected: str) -> None:
    assert fixed(*ENDS, written) == [*ENDS, expected]


@pytest.mark.parametrize(
    "written",
    [
        "n1: circle",  # a label is for the author to write
        "n1: circel label:a, b:",
        'n1: label:"a"',
        'n1: circle label:"a" label:"b"',
        "n1: circle owner:l'été d'hier",
        'n1: circle label:"Start owner:Ann',
        'n1: circle label:"C:\\"',
        "start: circle",  # the id is what people read
        "// note",
        "# note",
        "n1.handle(top) -> n2.handle(top) -> n1.handle(top)",
        "n1(west) -> n2",
        "n1.handle(right -> n2.handle(left)",
        "n1.handle(right) -> n2.handle(left",
        "n1.handle(north) -> n2.handle(left)",
        "loop n1 n2",
        "loop [daily n1 n2",
        "loop [a] n1 n2 loop [b] n1 n2",
        "n9.handle(left) -> n1.handle(left)",
        "N1.handle(left) -> n2.handle(left)",
        "title Shop",
        'n1: circle label:"🚀 🚀"',
    ],
)
def test_what_only_an_author_knows_is_left(written: str) -> None:
    before = () if NODE.match(written) else ENDS
    assert fixed(*before, written) == [*before, written]


def test_misspelt_name_never_comes_to_name_another_node() -> None:
    gap = ('  n1: circle label:"a"', '  n3: circle label:"b"', "  n1.handle(right) -> n2.handle(left)")
    assert fixed(*gap) == list(gap)
    bad = ('  N2: circle label:"a"', "  n2.handle(right) -> N2.handle(left)")
    assert fixed(*bad) == list(bad)
    lost = ('  start: circle label:"a"', "  start ->")
    assert fixed(*lost) == list(lost)


def test_ids_that_are_none_get_what_is_free() -> None:
    nodes = [f'  {id_}: circle label:"{id_}"' for id_ in ("n1", "N1", "n02", "end", "n3", "N3")]
    assert [line.split(":")[0].strip() for line in fixed(*nodes)] == ["n1", "n4", "n2", "n5", "n3", "n6"]


def test_gaps_are_closed_in_the_order_of_the_text_and_from_zero() -> None:
    nodes = ['  n5: circle label:"a"', '  n0: circle label:"b"', "  n5.handle(top) -> n0.handle(top)"]
    assert fixed(*nodes, "  loop [x] n0 Shop.n5") == [
        '  n0: circle label:"a"',
        '  n1: circle label:"b"',
        "  n0.handle(top) -> n1.handle(top)",
        "  loop [x] n1 Shop.n0",
    ]


def test_words_of_a_lane_become_its_label_where_that_is_empty() -> None:
    assert fix("Sales team { #\n}").source == "SalesTeam { # Sales team\n}"
    assert fix("Sales team {\n#\n}").source == "SalesTeam { # Sales team\n}"


def test_bytes_that_are_not_utf_8_are_never_taken_away() -> None:
    source = "Sales \udce9 team { # Team\n\udcff\u200b\udcffn1: Circle\n}"
    assert fix(source).source == source.replace("Circle", "circle")
    assert fix("Sales \udce9 team {\n}").source == "SalesTeam { # Sales \udce9 team\n}"


def test_lane_gets_one_word_everywhere_and_keeps_its_words() -> None:
    source = 'Sales team {\nn1: circle label:"a"\n}\nQ-A {\nn2: circle label:"b"\nn1.top->Q-A.n2.top\n}\n'
    assert fix(source).source == (
        'SalesTeam { # Sales team\nn1: circle label:"a"\n}\n'
        'QA { # Q-A\nn2: circle label:"b"\nn1.handle(top)->QA.n2.handle(top)\n}\n'
    )


@pytest.mark.parametrize(
    "source",
    [
        "A b {\n}\nA-b {\n}",
        "A-b {\n}\nAB {\n}",
        "A-b {\nn1 -> A-b\n?\n}",
        "{ # A\n}",
        "1st {\n}",
        "A-b {\n}\n" * 2,
    ],
)
def test_lane_is_not_renamed_where_that_is_not_plain(source: str) -> None:
    assert not [found for found in fix(source).repairs if found.diagnostic.rule.name == "bad-lane-id"]


def test_brace_is_only_written_where_none_may_be_meant_for_it() -> None:
    assert fix("A {\nB {\n}\n").source == "A {\n}\nB {\n}\n"
    assert fix("A {\nB {\n}\n} // of A\n").source == "A {\nB {\n}\n} // of A\n"
    assert fix("A {\nB {\n} // }\n").source == "A {\n}\nB {\n} // }\n"
    assert fix("A {\n  B {").source == "A {\n}\n  B {\n  }"


def test_edges_and_loops_move_into_their_lanes_in_order() -> None:
    source = (
        'n2 -> n1 // back\nA {\n\tn1: circle label:"a"\n}\nloop [x] n9 n2 n1\nB {\n}\n'
        'C { n2: circle label:"b" }\nn1 -> n2\nn1.top -> C.n2.top\n'
    )
    assert fix(source).source == (
        'A {\n\tn1: circle label:"a"\n\tn1.handle(bottom) -> C.n2.handle(top)\n'
        "\tn1.handle(top) -> C.n2.handle(top)\n}\nB {\n}\n"
        'C {\n  n2: circle label:"b"\n  n2.handle(top) -> A.n1.handle(bottom) // back\n'
        "  loop [x] n9 n2 n1\n}\n"
    )


def test_places_of_repairs_are_in_the_source_as_it_was_given() -> None:
    source = 'B {\n n2: circle label:"b"\n}\nn1 --> n2\nA { n1: Circle label:a }\n'
    found = fix(source)
    places = {repair.diagnostic.rule.name: repair.diagnostic.span for repair in found.repairs}
    written = {name: source[span.start : span.end] for name, span in places.items()}
    assert written["wrong-arrow"] == "-->"
    assert written["capitals"] == "Circle"
    assert written["unquoted-text"] == "a"
    assert written["crowded-line"] == "n1"
    assert places["edge-outside-lane"].start == source.index("n1 --> n2")
    assert fix(found.source).repairs == ()


def test_statements_are_mended_where_they_stand_before_they_move_and_keep_their_order() -> None:
    source = (
        'A {\n n1: circle label:"a"\n}\nn1.handle(left) --> n1.handle(top) [label:"x"]\n'
        "n1.handle(left) -> n1.handle(top)\nloop [🚀 x] n1, n1\nloop [y] n1 n1\n"
    )
    found = fix(source)
    assert found.source == (
        'A {\n n1: circle label:"a"\n n1.handle(left) -> n1.handle(top) [label="x"]\n'
        " n1.handle(left) -> n1.handle(top)\n loop [x] n1 n1\n loop [y] n1 n1\n}\n"
    )
    spans = [repair.diagnostic.span for repair in found.repairs]
    assert [source[span.start : span.end].partition(" ")[0] for span in spans] == [
        *("n1.handle(left)", "-->", ":", "n1.handle(left)", "loop", "🚀", ",", "loop"),
    ]
    for repair in found.repairs:
        assert all(edit.span.end > source.index("-->") for edit in repair.edits if not edit.inserts_lines)


def test_other_notations_and_sources_above_the_limit_stay_as_they_are() -> None:
    for source in ("graph TD\n  A-->B", "n1: Circle\n" * 20_000):
        assert fix(source).source == source


def test_a_round_that_would_make_an_error_is_not_made() -> None:
    source = "}\ndigraph {\n}\n"  # without the brace it would be taken for Graphviz's
    assert repairs_of(analyze(source))
    assert fix(source).source == source


@pytest.mark.parametrize("piece", REPEATED.values(), ids=REPEATED)
def test_ten_times_the_noise_takes_hardly_more_than_ten_times_the_work(piece: str) -> None:
    lane = "A { # A\nn1: circle\nn2: circle\n}\n"
    small, large = (lane + piece * (length // len(piece)) for length in (2_000, 20_000))
    for_large, for_small = calls(fix, large, small)
    assert for_large <= 15 * for_small + 100


@pytest.mark.parametrize("text", at_the_limit().values(), ids=at_the_limit())
def test_fixing_comes_to_an_end(text: str) -> None:
    assert fix(fix(text).source).repairs == ()


def test_diagnostics_without_a_method_have_no_repair() -> None:
    for source in FAULTY:
        analysis = analyze(source)
        found = {id(repair.diagnostic) for repair in repairs_of(analysis)}
        assert not any(id(item) in found for item in analysis.diagnostics if item.rule not in REPAIRS)
