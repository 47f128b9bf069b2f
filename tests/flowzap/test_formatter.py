"""Formatting gives the one layout, keeps what is meant, and refuses where it would lose something."""

from collections import Counter

import pytest
from hypothesis import example, given

from gallery.flowzap import RULES, Analysis, Severity, analyze, format_source
from gallery.flowzap import source as limits
from gallery.flowzap.syntax.formatter import PARTIAL
from tests.flowzap.diagrams import sources
from tests.flowzap.noise import NOISE, REPEATED, at_the_limit, calls, slips

ROUGH = """\
\ufeff// A comment

shop{#   Corner shop
# stray
n1 :Circle  LABEL = "Start \\"now\\""   # note
\t n2:taskbox label : "Pack|one" owner:"Ann" colour:"red"  Colour:"blue"
n1.Handle( Right )->Depot.n3.handle (top)[label:"Go" style="dashed"]
  LOOP [ daily ]  n1   Depot.n3
}
Depot {
  # Storehouse
  n3: circle label:''
  n3.right -> n3(top) [ ]
}
n1 -> n3
loop [] n1 n3
Post {
}
"""

NEAT = """\
shop { # Corner shop
  n1: circle label:"Start \\"now\\""
  n2: taskbox label:"Pack|one" owner:"Ann" colour:"red" Colour:"blue"
  n1.handle(right) -> Depot.n3.handle(top) [label="Go" style="dashed"]
  loop [daily] n1 Depot.n3
}

Depot { # Storehouse
  n3: circle label:""
  n3.handle(right) -> n3.handle(top)
}

n1 -> n3
loop [] n1 n3

Post {
}
"""


def errors(analysis: Analysis) -> Counter[str]:
    """Count errors by rule, but for that of an empty diagram, which any other one hides."""
    names = (item.rule.name for item in analysis.diagnostics if item.rule.severity is Severity.ERROR)
    return Counter(name for name in names if name != "empty-diagram")


def rules(analysis: Analysis) -> Counter[str]:
    return Counter(item.rule.name for item in analysis.diagnostics)


def test_everything_gets_the_one_layout() -> None:
    assert format_source(ROUGH) == NEAT


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_end_in_one_way(end: str) -> None:
    assert format_source(NEAT.replace("\n", end)) == NEAT


def test_order_and_needless_words_stay() -> None:
    source = """\
A {
  loop [x] n2 A.n1
  A.n1.handle(right) -> A.n2.handle(left)
  n2: circle label:"" label:"b"
  n1: hexagon "a"
  n1.handle(west) -> n9.handle(left) ["x" label="y"]
}

A {
}
"""
    assert format_source(source) == source


@pytest.mark.parametrize(
    ("written", "formatted"),
    [
        ("n1 circle", "n1: circle"),
        ("n1: label:a b", 'n1: label:"a b"'),
        ("n1: circle label:“a”", 'n1: circle label:"a"'),
        ('n1: circle label:" C:\\dir "', 'n1: circle label:" C:\\\\dir "'),
        ("n1.handle(right) → n1", "n1.handle(right) -> n1"),
        ('n1.top -> n1 label="a" [b:c', 'n1.handle(top) -> n1 [label="a" b="c"]'),
        ("n1 -> n1 [a b]", 'n1 -> n1 ["a b"]'),
        ("🎉 n1: circle\u200b", "n1: circle"),
    ],
)
def test_slips_of_the_pen_are_written_as_documented(written: str, formatted: str) -> None:
    assert format_source(f"A {{\n{written}\n}}") == f"A {{\n  {formatted}\n}}\n"


@pytest.mark.parametrize(
    ("header", "formatted"),
    [
        ("Shop\n{", "Shop {"),
        ("Shop # Corner shop\n{", "Shop { # Corner shop"),
        ("Shop # {Corner} shop\n\n{ n1: circle\n", "Shop { # {Corner} shop\n  n1: circle"),
        ("Shop #\n{", "Shop {"),
        ("Shop # Corner\n{ # Corner shop", "Shop { # Corner shop"),
    ],
)
def test_label_before_a_detached_brace_stays(header: str, formatted: str) -> None:
    assert format_source(f"{header}\n}}") == f"{formatted}\n}}\n"


def test_several_statements_on_a_line_are_split() -> None:
    assert format_source("A { n1: circle n2: circle } B { loop [x] n1 n2 n1->n2 }") == (
        "A {\n  n1: circle\n  n2: circle\n}\n\nB {\n  loop [x] n1 n2\n  n1 -> n2\n}\n"
    )


@pytest.mark.parametrize("source", ["", "\n \n", "// only a comment", "# a heading"])
def test_nothing_is_formatted_as_nothing(source: str) -> None:
    assert format_source(source) == ""


LOST = {
    "other-notation": "graph TD\nA-->B",
    "too-many-characters": "A {\n}" + " " * limits.MAX_CHARACTERS,
    "too-many-lanes": "A {\n}\n" * (limits.MAX_LANES + 1),
    "too-many-nodes": "A {\n" + "n1: circle\n" * (limits.MAX_NODES + 1) + "}",
    "too-many-edges": "A {\n" + "n1->n2\n" * (limits.MAX_EDGES + 1) + "}",
    "too-many-loops": "A {\n" + "loop [x] n1 n2\n" * (limits.MAX_LOOPS + 1) + "}",
    "unknown-statement": "A {\nhello there\n}",
    "unexpected-text": 'A {\nn1: circle label:"a", now\n}',
    "incomplete-edge": "A {\nn1 ->\n}",
    "chained-edge": "A {\nn1 -> n2 -> n3\n}",
    "malformed-loop": "A {\nloop n1 n2\n}",
    "unescaped-quote": 'A {\nn1: circle label:"a "b" c"\n}',
    "markdown-fence": "```\nA {\n}\n```",
    "not-utf-8": "A {\nn1: circle \udce9\n}",
    "unclosed-lane": "A {\nn1: circle",
    "stray-brace": "A {\n}\n}",
    "unclosed-text": 'A {\nn1: circle label:"a\n}',
    "nested-loop": "A {\nloop [x] n1 loop [y] n2\n}",
}


def test_every_such_error_is_tried() -> None:
    assert {rule.name for rule in PARTIAL} == LOST.keys()


@pytest.mark.parametrize("name", LOST)
def test_nothing_is_lost(name: str) -> None:
    assert RULES[name].name in {item.rule.name for item in analyze(LOST[name]).diagnostics}
    assert format_source(LOST[name]) is None


@pytest.mark.parametrize(
    "source",
    [
        "Corner shop {\n}",
        "A {\nn1: circle label:\n}",
        "A {\nn1 -> n2 [label=]\n}",
        "// A picture\ngraph {\n}",  # without the comment it would be taken for Graphviz's
    ],
)
def test_what_is_not_whole_is_left_alone(source: str) -> None:
    assert format_source(source) is None


def test_result_is_never_above_the_limit() -> None:
    lines = [f'n{number}:circle label:"{"x" * 100}"\n' for number in range(1, 1_600)]
    tight = "A{\n" + "".join(lines) + "}"
    assert not analyze(tight + " " * (limits.MAX_CHARACTERS - len(tight))).has_errors
    assert format_source(tight) is not None
    wide = tight.replace("x" * 100, "x" * 102)
    assert limits.MAX_CHARACTERS - 5_000 < len(wide) < limits.MAX_CHARACTERS
    assert format_source(wide) is None


@given(NOISE | slips([ROUGH, NEAT, *(text for _, text in sources())]))
@example("graph\n{\n-A: circle\n}")
@example("A {}\n# b")
def test_formatting_any_text_keeps_what_is_meant(text: str) -> None:
    formatted = format_source(text)
    if formatted is None:
        assert analyze(text).has_errors
        return
    before, after = analyze(text), analyze(formatted)
    assert after.diagram == before.diagram
    assert errors(after) <= errors(before)
    assert before.has_errors or rules(after) <= rules(before)
    assert format_source(formatted) == formatted


@pytest.mark.parametrize("piece", REPEATED.values(), ids=REPEATED)
def test_ten_times_the_noise_takes_ten_times_the_work(piece: str) -> None:
    small, large = piece * (2_000 // len(piece)), piece * (20_000 // len(piece))
    for_large, for_small = calls(format_source, large, small)
    assert for_large <= 11 * for_small + 100


@pytest.mark.parametrize("text", at_the_limit().values(), ids=at_the_limit())
def test_formatting_comes_to_an_end(text: str) -> None:
    assert format_source(text) is None
