"""What the writer lets through: numbers as numbers, texts as text, nothing else."""

from xml.etree import ElementTree as ET

import pytest

from gallery.flowzap.svg.writer import (
    BOX,
    NUMBER,
    ROUNDED,
    PathData,
    connecting_group,
    escaped,
    leaf,
    linked_group,
    number,
    opening,
    path,
    path_leaf,
    pinned_text,
    text_leaf,
)

HOSTILE = "\"></g><script>%s%d{x}\ue000\ue002\x00\ud800&'"
"""Quotes, markup, conversions, the writer's own signs for slots, and what XML cannot hold."""
READ = "\"></g><script>%s%d{x}\ue000\ue002&'"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0, "1"),
        (100, "100"),
        (120.50, "120.5"),
        (0.1 + 0.2, "0.3"),
        (-3.45, "-3.45"),
        (99_999.25, "99999.25"),
        (1234.5678, "1234.568"),
    ],
)
def test_numbers_are_short_and_exact_enough(value: float, text: str) -> None:
    assert number(value) == text


def test_a_leaf_is_filled_with_numbers_in_the_order_of_its_attributes() -> None:
    write = leaf("rect", class_="fz-chip", **BOX, rx=5, stroke_width=0.8, fill=None)
    assert write((1, 2.5, 30, 40)) == (
        '<rect class="fz-chip" x="1" y="2.5" width="30" height="40" rx="5" stroke-width="0.8"/>'
    )


def test_a_slot_for_a_number_takes_nothing_else() -> None:
    with pytest.raises(TypeError):
        leaf("circle", r=NUMBER)(('1" onload="alert(1)',))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        path(f"M{ROUNDED} 0")(("1z",))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        leaf("circle", cx=NUMBER, cy=NUMBER)((1,))


def test_path_data_are_made_of_pieces() -> None:
    start, across = path(f"M{NUMBER} {NUMBER}"), path(f"h{ROUNDED}")
    line = path_leaf(fill="none")
    assert line(PathData(start((1, 2.25)) + across((9.6,)))) == '<path d="M1 2.25h10" fill="none"/>'


def test_text_is_escaped_once() -> None:
    assert escaped('a<b>&"c"\x07') == "a&lt;b&gt;&amp;&quot;c&quot;"
    assert escaped("&amp;") == "&amp;amp;"


@pytest.mark.parametrize("text", ["plain", "Ça va\u00a0? 流 🙂", "tab\tand\nline"])
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert escaped(text) == text


def test_a_pinned_text_is_as_wide_as_it_was_measured() -> None:
    element = ET.fromstring(pinned_text(font_size=11)(1.5, 20, 30.25, "Yes & no"))  # noqa: S314 (our own text)
    assert element.attrib == {
        "font-size": "11",
        "x": "1.5",
        "y": "20",
        "textLength": "30.25",
        "lengthAdjust": "spacingAndGlyphs",
    }
    assert element.text == "Yes & no"


@pytest.mark.parametrize(
    "markup",
    [
        text_leaf("title", HOSTILE),
        pinned_text()(1, 2, 3, HOSTILE),
        linked_group("node")(HOSTILE, 1) + "</g>",
        opening("svg", aria_describedby=HOSTILE) + "</svg>",
        leaf("rect", class_=HOSTILE.replace("\ue000", "").replace("\ue002", ""))(()),
    ],
    ids=["title", "text", "group", "root", "constant"],
)
def test_hostile_texts_stay_text(markup: str) -> None:
    markup.encode()
    element = ET.fromstring(markup)  # noqa: S314 (our own text)
    assert len(element) == 0
    read = [value for value in (element.text, *element.attrib.values()) if value and "script" in value]
    assert read in ([READ], [READ.replace("\ue000", "").replace("\ue002", "")])


def test_a_group_is_linked_to_its_line() -> None:
    assert linked_group("edge", class_="a")("e1", 12) == '<g class="a" data-edge="e1" data-line="12">'


def test_a_group_that_connects_says_what() -> None:
    assert connecting_group("edge")("e1", "n1", "n2", 12) == (
        '<g data-edge="e1" data-from="n1" data-to="n2" data-line="12">'
    )
    assert "<script" not in connecting_group("edge")(HOSTILE, HOSTILE, HOSTILE, 1)
