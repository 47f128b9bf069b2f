from hypothesis import given
from hypothesis import strategies as st

from gallery.flowzap.source import LineIndex, Position, Span


def test_positions_count_from_one() -> None:
    index = LineIndex("ab\ncd\r\nef\rgh")
    assert [index.position(offset) for offset in (0, 2, 3, 7, 9, 10, 12)] == [
        Position(1, 1),
        Position(1, 3),
        Position(2, 1),
        Position(3, 1),
        Position(3, 3),
        Position(4, 1),
        Position(4, 3),
    ]


def test_offset_behind_the_text_is_on_its_last_line() -> None:
    assert LineIndex("a\nb").position(9) == Position(2, 8)


def test_line_text_has_no_line_end() -> None:
    index = LineIndex("ab\r\n\ncd")
    assert [index.line_text(line) for line in (1, 2, 3)] == ["ab", "", "cd"]


def test_spans_sort_by_their_start() -> None:
    assert sorted([Span(3, 4), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(3, 4)]


@given(st.text(alphabet="a\r\n\u2028é", max_size=40), st.integers(0, 40))
def test_position_agrees_with_counting_line_ends(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    # A place between \r and \n is still on the line that they end.
    before = text[:offset].removesuffix("\r") if text[offset : offset + 1] == "\n" else text[:offset]
    lines = before.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert LineIndex(text).position(offset).line == lines


def test_line_span_has_the_line_end() -> None:
    index = LineIndex("ab\r\n\ncd")
    assert [index.line_span(line) for line in (1, 2, 3)] == [Span(0, 4), Span(4, 5), Span(5, 7)]
