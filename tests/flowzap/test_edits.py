"""Edits are put into a text at once, and every place of the result leads back to the text."""

from hypothesis import given
from hypothesis import strategies as st

from gallery.flowzap import Edit, Span
from gallery.flowzap.repairs.edits import EditedText


def test_edits_are_made_together_unless_they_overlap() -> None:
    text = EditedText("abcdef")
    assert text.add([Edit(Span(1, 3), "XYZ"), Edit(Span(5, 6), "")])
    assert not text.add([Edit(Span(2, 4), "!")])
    assert not text.add([Edit(Span(0, 1), "?"), Edit(Span(2, 2), "!")])
    assert text.add([Edit(Span(3, 3), "+")])
    assert not text.add([Edit(Span(3, 3), "-")])
    assert not text.add([Edit(Span(5, 5), "beside what goes")])
    assert text.text() == "aXYZ+de"
    assert text.before(Span(4, 7)) == Span(3, 6)


def test_lines_may_be_put_at_one_place_one_behind_the_other() -> None:
    text = EditedText("a\nb\n")
    assert all(text.add([Edit(Span(2, 2), line)]) for line in ("1\n", "2\r\n"))
    assert not text.add([Edit(Span(2, 2), "x")])
    assert text.text() == "a\n1\n2\r\nb\n"


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5), st.text(max_size=4))))
def test_places_lead_back_to_where_they_come_from(source: str, wishes: list[tuple[int, int, str]]) -> None:
    text = EditedText(source)
    kept = [True] * len(source)
    for start, length, new in wishes:
        span = Span(min(start, len(source)), min(start + length, len(source)))
        if text.add([Edit(span, new)]):
            kept[span.start : span.end] = [False] * (span.end - span.start)
    result = text.text()
    places = [text.before(Span(at, at + 1)).start for at in range(len(result))]
    assert places == sorted(places)
    assert all(0 <= place <= len(source) for place in places)
    unchanged = [at for at in range(len(source)) if kept[at]]
    assert [source[at] for at in unchanged if at in places] == [
        source[at]
        for at in unchanged
        if any(result[new] == source[at] for new, old in enumerate(places) if old == at)
    ]
