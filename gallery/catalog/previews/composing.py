"""A subject as one SVG document: words on a quiet ground, and drawings that run off the edge of a sheet.

A whole drawing would be too small to read where such pictures are shown. So the sheet shows its beginning
at a legible size, in the arrangement in which most of its steps can be seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils.html import escape

from gallery import flowzap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gallery.catalog.models import Drawing

WIDTH, HEIGHT = 1200, 630
"""Of every picture in px, as networks ask for them."""

LEAST, MOST = 0.9, 1.5
"""How small and how large a drawing is shown; its texts are 11 to 13 px high at 1."""
FILLING = 1.15
"""How large one is shown at most that goes on beyond the edge."""

GROUND, SHEET, RIM, INK, SOFT, ACCENT, LIGHT = (
    "#f4f6fa", "#ffffff", "#d5dbe5", "#101828", "#475467", "#2563eb", "#ffffff",
)  # fmt: skip

FONTS = "Inter, 'Segoe UI', Helvetica, Arial, 'Liberation Sans', sans-serif"

FADE, PADDING, CORNER = 112, 10, 18
"""Px over which a drawing fades at an edge; around it; of the sheet's corner."""


class Arrangement(NamedTuple):
    """Where words and sheet stand; the sheet runs off the picture at the right and below."""

    margin: int
    column: int
    """Width of the title's lines at most."""
    sizes: tuple[int, ...]
    """Of the title, the largest that fits first."""
    baseline: int
    """Of the title's first line."""
    room: int
    """Height of the title's lines at most."""
    left: int
    top: int

    @property
    def width(self) -> int:
        """How much of the sheet is seen across."""
        return WIDTH - self.left

    @property
    def height(self) -> int:
        """How much of the sheet is seen downwards."""
        return HEIGHT - self.top


BESIDE = Arrangement(56, 330, (46, 40, 34, 28), 190, 330, 432, 48)
BELOW = Arrangement(64, 1072, (50, 42, 34), 172, 60, 64, 262)


class Tiles(NamedTuple):
    """How large the drawings of many are."""

    width: int
    height: int
    gap: int


TILE = Tiles(404, 252, 22)


def compose(title: str, facts: Sequence[str], drawings: Sequence[flowzap.Drawing]) -> str:
    """Write a picture with a title, facts about it and the drawing of which most can be seen."""
    fitting = [(arrangement, drawing) for arrangement in (BESIDE, BELOW) for drawing in drawings]
    if not fitting:
        return _document(BESIDE, title, facts, "")
    arrangement, drawing = max(fitting, key=lambda pair: _seen(*pair))
    return _document(arrangement, title, facts, _sheet(arrangement, drawing))


def compose_many(title: str, facts: Sequence[str], drawings: Sequence[Drawing]) -> str:
    """Write a picture with a title, facts about it and the beginnings of drawings, in rows off the edge."""
    parts: list[str] = []
    for number, drawing in enumerate(drawings):
        row, column = divmod(number, 2)
        left, top = (
            BESIDE.left + column * (TILE.width + TILE.gap),
            BESIDE.top + row * (TILE.height + TILE.gap),
        )
        tile = f'<rect x="{left}" y="{top}" width="{TILE.width}" height="{TILE.height}" rx="14" '
        place = f"translate({left} {top}) scale({TILE.height / drawing.height:.4f})"
        parts += (
            f'<clipPath id="tile{number}">{tile}/></clipPath>',
            f'<g clip-path="url(#tile{number})">{tile}fill="{SHEET}"/>',
            f'<g transform="{place}">{drawing.svg}</g></g>',
            f'{tile}fill="none" stroke="{RIM}" stroke-width="1.5"/>',
        )
    parts += _fades(BESIDE, across=True, downwards=True)
    return _document(BESIDE, title, facts, "".join(parts))


def _scale(arrangement: Arrangement, drawing: flowzap.Drawing) -> float:
    """Return how large a drawing is shown: whole if it is legible then, else as wide or high as the sheet."""
    across = (arrangement.width - 2 * PADDING) / drawing.width
    down = (arrangement.height - 2 * PADDING) / drawing.height
    whole = min(MOST, across, down)
    return whole if whole >= LEAST else max(LEAST, min(FILLING, max(across, down)))


def _seen(arrangement: Arrangement, drawing: flowzap.Drawing) -> int:
    """Count the steps of a drawing that can be read."""
    scale = _scale(arrangement, drawing)
    right, bottom = (arrangement.width - PADDING) / scale, (arrangement.height - PADDING) / scale
    right -= FADE / 2 / scale if drawing.width > right else 0
    bottom -= FADE / 2 / scale if drawing.height > bottom else 0
    return sum(node.box.right <= right and node.box.bottom <= bottom for node in drawing.nodes)


def _sheet(arrangement: Arrangement, drawing: flowzap.Drawing) -> str:
    """Write a drawing on its sheet, in the middle if it is smaller."""
    left, top, scale = arrangement.left, arrangement.top, _scale(arrangement, drawing)
    width, height = drawing.width * scale + 2 * PADDING, drawing.height * scale + 2 * PADDING
    x = left + PADDING + max(0.0, arrangement.width - width) / 2
    y = top + PADDING + max(0.0, arrangement.height - height) / 2
    edge = f"M{WIDTH} {top}H{left + CORNER}a{CORNER} {CORNER} 0 0 0 -{CORNER} {CORNER}V{HEIGHT}"
    fades = _fades(arrangement, across=width > arrangement.width, downwards=height > arrangement.height)
    return "".join(
        (
            f'<clipPath id="sheet"><path d="{edge}H{WIDTH}z"/></clipPath>',
            f'<g clip-path="url(#sheet)"><path d="{edge}H{WIDTH}z" fill="{SHEET}"/>',
            f'<g transform="translate({x:.1f} {y:.1f}) scale({scale:.4f})">',
            flowzap.to_svg(drawing, title=""),
            "</g>",
            *fades,
            "</g>",
            f'<path d="{edge}" fill="none" stroke="{RIM}" stroke-width="1.5"/>',
        )
    )


def _fades(arrangement: Arrangement, *, across: bool, downwards: bool) -> list[str]:
    """Write what lets a sheet end softly at the edges of the picture where it goes on."""
    left, top, width, height = arrangement.left, arrangement.top, arrangement.width, arrangement.height
    stops = (
        f'<stop offset="0" stop-color="{GROUND}" stop-opacity="0"/><stop offset="1" stop-color="{GROUND}"/>'
    )
    parts = []
    if across:
        parts.append(f'<linearGradient id="across">{stops}</linearGradient>')
        parts.append(
            f'<rect x="{WIDTH - FADE}" y="{top}" width="{FADE}" height="{height}" fill="url(#across)"/>'
        )
    if downwards:
        parts.append(f'<linearGradient id="down" x1="0" y1="0" x2="0" y2="1">{stops}</linearGradient>')
        parts.append(
            f'<rect x="{left}" y="{HEIGHT - FADE}" width="{width}" height="{FADE}" fill="url(#down)"/>'
        )
    return parts


def _document(arrangement: Arrangement, title: str, facts: Sequence[str], picture: str) -> str:
    """Write the whole picture around what stands on the sheet."""
    margin = arrangement.margin
    lines, size = _title_lines(arrangement, title)
    leading = size * 1.16
    baselines = [arrangement.baseline + number * leading for number in range(len(lines))]
    below = baselines[-1] + 50 if baselines else arrangement.baseline
    if arrangement is BELOW:
        facts = (" · ".join(facts),)
    return "".join(
        (
            _OPENING,
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{GROUND}"/>',
            picture,
            f'<g transform="translate({margin} 52) scale(1.25)">{_MARK}</g>',
            _text("FlowZap", margin + 54, 81, 28, bold=True),
            *(
                _text(line, margin, baseline, size, bold=True, room=arrangement.column)
                for line, baseline in zip(lines, baselines, strict=True)
            ),
            *(
                _text(fact, margin, below + number * 34, 24, colour=SOFT, room=arrangement.column)
                for number, fact in enumerate(facts)
            ),
            "</svg>",
        )
    )


def _title_lines(arrangement: Arrangement, title: str) -> tuple[tuple[str, ...], int]:
    """Break a title into lines of the largest size at which it fits; the smallest fits or is squeezed."""
    lines: tuple[str, ...] = ()
    for size in arrangement.sizes:
        lines = flowzap.wrap(title, arrangement.column, size, True)
        widest = max((flowzap.text_width(line, size, True) for line in lines), default=0)
        if widest <= arrangement.column and len(lines) * size * 1.16 <= arrangement.room:
            break
    return lines, size


def _text(
    text: str,
    x: float,
    y: float,
    size: int,
    *,
    bold: bool = False,
    colour: str = INK,
    room: float = WIDTH,
) -> str:
    """Write a line of text as wide as in the font it was measured in, whichever this machine has."""
    width = min(flowzap.text_width(text, size, bold), room)
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x}" y="{y:.1f}" font-size="{size}"{weight} fill="{colour}" '
        f'textLength="{width:.1f}" lengthAdjust="spacingAndGlyphs">{escape(text)}</text>'
    )


_OPENING = (
    f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
    f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="{escape(FONTS)}">'
)

_MARK = (
    f'<rect width="32" height="32" rx="8" fill="{ACCENT}"/>'
    f'<path d="M9 10h11.5a2 2 0 0 1 1.5 3.3L10.6 18.7A2 2 0 0 0 12 22h8" fill="none" stroke="{LIGHT}" '
    'stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/>'
    f'<circle cx="9" cy="10" r="2.9" fill="{LIGHT}"/>'
    f'<path d="m19.5 17.9 5.2 3.4a.85.85 0 0 1 0 1.4l-5.2 3.4z" fill="{LIGHT}"/>'
)
"""The sign of the site, as in static/favicon.svg."""
