"""PNGs: how large they are, and the font of their text."""

from __future__ import annotations

import struct

import pytest

from gallery import flowzap
from gallery.flowzap import png

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><rect width="9" height="9"/></svg>'


def size(picture: bytes) -> tuple[int, int]:
    """Return width and height of a PNG picture in pixels."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


@pytest.mark.parametrize(("scale", "width"), [(1, 200), (2, 400)])
def test_the_scale_is_that_which_was_asked_for(scale: int, width: int) -> None:
    assert size(flowzap.to_png(SVG, 200, 100, scale)) == (width, width // 2)


def test_a_huge_picture_is_made_smaller() -> None:
    assert size(flowzap.to_png(SVG, 200, 100, most_pixels=5_000)) == (100, 50)


@pytest.mark.parametrize("font", ["Arial", "DejaVu Sans", None])
def test_the_first_font_that_draws_something_is_taken(
    font: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rendered(svg: str, family: str) -> bytes:
        return b"text" if family == font and ">M<" in svg else b"blank"

    monkeypatch.setattr(png, "_rendered", rendered)
    png.sans_serif.cache_clear()
    try:
        assert png.sans_serif() == font
    finally:
        png.sans_serif.cache_clear()
