"""The short way of reading a line and the long one lead to the same tree."""

import re
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gallery.flowzap.source import decode
from gallery.flowzap.syntax import SyntaxTree, parse, parser
from gallery.flowzap.syntax.canonical import LINE
from tests.flowzap.diagrams import sources
from tests.flowzap.noise import NOISE

CASES = sorted((Path(__file__).parent / "cases").glob("*/*.fz"))
SOURCES = {f"{path.parent.name}/{path.stem}": decode(path.read_bytes()) for path in CASES} | dict(sources())

NOTHING_CANONICAL = re.compile(r"(?:(?P<rough>[^\r\n]++)|)(?:\r\n?|\n|\Z)")


def by_tokens(source: str) -> SyntaxTree:
    with mock.patch.object(parser, "LINE", NOTHING_CANONICAL):
        return parse(source)


def assert_both_ways_agree(source: str) -> None:
    short, long = parse(source), by_tokens(source)
    assert short == long
    assert [type(item) for item in short.statements()] == [type(item) for item in long.statements()]


def kind(line: str) -> str | None:
    match = LINE.match(line)
    assert match is not None
    assert match.end() == len(line)
    return match.lastgroup


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('n1: circle label:"Start"', "node"),
        ("n1: circle", "node"),
        (' \tn20: taskbox owner:"Ann" description:"Greet: é # { 🚀" system:"" label:"a|b" \t', "node"),
        ("n1.handle(right) -> n2.handle(left)", "edge"),
        ('Été.n1.handle(top) -> Shop_2.n20.handle(bottom) [label="Go ] on"]', "edge"),
        ("Shop {", "lane"),
        ("  Shop { # Corner shop # 2 { ", "lane"),
        ("}", "close"),
        (" \t", None),
    ],
)
def test_what_formatting_writes_is_canonical(line: str, expected: str) -> None:
    for end in ("", "\n", "\r\n", "\r"):
        assert kind(line + end) == expected
    assert_both_ways_agree(line)
    assert_both_ways_agree(f"Depot {{\nn9: circle\n{line}\r\n}}\nShop\n{line}")


@pytest.mark.parametrize(
    "line",
    [
        "N1: circle",
        "n1 : circle",
        "n1:circle",
        "n1:  circle",
        "n1: Circle",
        "n1: circles",
        'n1: circle label: "Start"',
        'n1: circle label="Start"',
        'n1: circle label:"Start"owner:"Ann"',
        'n1: circle colour:"red"',
        'n1: circle label:"a\\"b"',
        'n1: circle label:"a\tb"',
        'n1: circle label:"Start" // note',
        'n1: circle label:"Start',
        "\ufeffn1: circle",
        "\u00a0n1: circle",
        "n1: circle }",
        "n1.handle(right) --> n2.handle(left)",
        "n1.handle(right)->n2.handle(left)",
        "n1.handle( right ) -> n2.handle(left)",
        "n1.handle(Right) -> n2.handle(left)",
        "n1.Handle(right) -> n2.handle(left)",
        "1.n1.handle(right) -> n2.handle(left)",
        "A.B.n1.handle(right) -> n2.handle(left)",
        "n1.handle(right) -> n2.handle(left) -> n3.handle(left)",
        "n1.handle(right) -> n2.handle(left) [label=Yes]",
        'n1.handle(right) -> n2.handle(left) [label:"Yes"]',
        'n1.handle(right) -> n2.handle(left) label="Yes"',
        "loop [again] n1 n2",
        "Sales-team {",
        "2nd {",
        "Shop{",
        "Shop {# Corner shop",
        "Shop { n1: circle",
        "Shop {}",
        "Shop",
        "{",
        "}}",
        "# note",
        "// note",
        "```",
    ],
)
def test_all_else_is_left_to_the_tokens(line: str) -> None:
    assert kind(line) == "rough"


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_both_ways_read_the_same(source: str) -> None:
    assert_both_ways_agree(source)


def test_the_catalogue_is_nearly_all_canonical() -> None:
    lines = [match.lastgroup for _, source in sources() for match in LINE.finditer(source)]
    assert lines.count("rough") <= len(lines) / 20


_PIECES = st.sampled_from(
    [
        *("Shop { # Shop", "Depot", "n1", "n31", "Shop.", ".handle(top)", "(left)", " -> ", "->", ": "),
        *("circle", ' label:"a"', ' [label="b"]', "label", "loop [x] n1", '"', "\\", "[", "]", "{", "}"),
        *("#", "// ", "=", "\n", "\r\n", "\r", " ", "  ", "\t", "\u00a0", "\u2028", "\ufeff"),
        *("é", "9", "_", "-", ".", "N", "🚀"),
    ]
)


@st.composite
def spoilt_sources(draw: st.DrawFn) -> str:
    """Give a source of the catalogue or the cases with a few slips: something lost, added or moved."""
    text = draw(st.sampled_from(list(SOURCES.values())))
    for _ in range(draw(st.integers(1, 6))):
        start, to = draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))
        end = start + draw(st.integers(0, 12))
        if draw(st.booleans()):
            text = text[:to] + text[start:end] + text[to:]
        else:
            added = draw(_PIECES | st.text(max_size=3) | st.just(text[start:end].swapcase()))
            text = text[:start] + added + text[end:]
    return text


@settings(max_examples=300)
@given(spoilt_sources() | st.lists(_PIECES, max_size=30).map("".join) | NOISE)
def test_both_ways_read_the_same_in_any_text(text: str) -> None:
    assert_both_ways_agree(text)
