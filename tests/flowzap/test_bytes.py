"""Files that are not UTF-8 are read all the same, and nothing of them is lost."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gallery.flowzap import Analysis, Severity, analyze, draw, fix, format_source, to_svg, to_thumbnail
from gallery.flowzap.exchange import to_data
from gallery.flowzap.source import decode
from tests.flowzap.noise import BYTES

LATIN_1 = 'Café { # Café\n  n1: circle label:"Début" prix:"9€"\n  n1.handle(top) -> n1.handle(left)\n}\n'


def lost(analysis: Analysis) -> list[tuple[int, int, str]]:
    """Return the lines, columns and messages of the bytes that could not be read."""
    found = [item for item in analysis.diagnostics if item.rule.name == "not-utf-8"]
    places = [analysis.position(item.span.start) for item in found]
    return [(place.line, place.column, item.message) for place, item in zip(places, found, strict=True)]


def test_text_and_its_bytes_are_analyzed_alike() -> None:
    assert analyze(LATIN_1.encode()) == analyze(LATIN_1)


def test_byte_order_mark_and_line_ends_stay() -> None:
    assert analyze(b"\xef\xbb\xbfA {\r\n}").source == "\ufeffA {\r\n}"


def test_bytes_that_are_not_utf_8_are_reported_at_their_places() -> None:
    data = LATIN_1.encode("cp1252")
    assert lost(analyze(data)) == [
        (1, 4, "This byte is not UTF-8 (0xE9)."),
        (1, 13, "This byte is not UTF-8 (0xE9)."),
        (2, 22, "This byte is not UTF-8 (0xE9)."),
        (2, 35, "This byte is not UTF-8 (0x80)."),
    ]


def test_run_of_bytes_is_reported_once() -> None:
    analysis = analyze(b'A {\n n1: circle label:"\xff\xfe\xc3"\n}')
    assert lost(analysis) == [(2, 20, "This byte is not UTF-8 (0xFF).")]
    assert analysis.source[analysis.diagnostics[0].span.start :][:3] == "\udcff\udcfe\udcc3"


@given(st.binary())
def test_bytes_come_back_as_they_were(data: bytes) -> None:
    assert decode(data).encode("utf-8", "surrogateescape") == data


@given(BYTES)
def test_any_bytes_are_read(data: bytes) -> None:
    analysis = analyze(data)
    try:
        data.decode()
    except UnicodeDecodeError:
        assert any(item.rule.severity is Severity.ERROR for item in analysis.diagnostics)
        assert format_source(analysis.source) is None
    fixed = fix(analysis.source).source.encode("utf-8", "surrogateescape")
    assert lost(analyze(fixed)) or not lost(analysis)


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-32"])
def test_drawings_can_be_written(encoding: str) -> None:
    analysis = analyze(LATIN_1.encode(encoding))
    drawing = draw(analysis.diagram)
    for text in (
        to_svg(drawing, "Café"),
        to_thumbnail(drawing),
        json.dumps(to_data(drawing), ensure_ascii=False),
    ):
        assert text.encode()
    for item in analysis.diagnostics:
        assert json.dumps([item.message, item.hint])
