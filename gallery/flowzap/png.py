"""SVG → PNG, by a package (resvg-py) that is loaded only for those who ask for a PNG."""

from functools import cache
from importlib.util import find_spec
from math import sqrt

SCALE = 2
"""Pixels of the picture for one of the drawing: sharp on the screens and slides of today."""

MOST_PIXELS = 64_000_000
"""Of the picture, 256 MB while it is made: a drawing that would take more is shown smaller."""

_FAMILIES = (
    *("Arial", "Liberation Sans", "DejaVu Sans", "Noto Sans", "Open Sans", "Roboto", "Ubuntu", "Cantarell"),
    *("FreeSans", "Nimbus Sans", "Verdana", "Tahoma", "Lucida Grande"),
)
"""What may serve as sans-serif, on the systems that people use; resvg alone has Arial or no text."""

_PROBE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">'
    '<text x="2" y="16" font-family="sans-serif">{text}</text></svg>'
)


def is_installed() -> bool:
    """Say whether resvg-py is there."""
    return find_spec("resvg_py") is not None


@cache
def sans_serif() -> str | None:
    """Return a font family of this machine for text without a better one, None if it has none."""
    blank = _rendered(_PROBE.format(text=""), _FAMILIES[0])
    return next((name for name in _FAMILIES if _rendered(_PROBE.format(text="M"), name) != blank), None)


def to_png(
    svg: str, width: float, height: float, scale: float = SCALE, most_pixels: int = MOST_PIXELS
) -> bytes:
    """Return the picture of an SVG document of this size (px), with the fonts of this machine."""
    return _rendered(svg, sans_serif() or _FAMILIES[0], min(scale, sqrt(most_pixels / (width * height))))


def _rendered(svg: str, family: str, scale: float = 1) -> bytes:
    import resvg_py  # noqa: PLC0415 (not everybody has it)

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=scale, sans_serif_family=family))
