"""A subject as one SVG document: words on a quiet ground, and drawings on a sheet.

A template's drawing is shown whole, in the arrangement in which it is largest. One that would be so small
that not even its shape could be made out is shown from its beginning at a legible size, in the arrangement
in which most of its steps can be seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils.html import escape

from gallery import flowzap
from gallery.catalog.previews.words import FONTS, LEADING, MARK, SOFT, text_line, title_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gallery.catalog.models import Drawing

WIDTH, HEIGHT = 1200, 630
"""Of every picture in px, as networks ask for them."""

LEAST_WHOLE, MOST = 0.4, 1.5
"""How small and how large a whole drawing is shown; its texts are 11 to 13 px high at 1."""
LEAST, FILLING = 0.9, 1.15
"""How small and how large one is shown that goes on beyond the edges."""

GROUND, SHEET, RIM = "#f4f6fa", "#ffffff", "#d5dbe5"

FADE, PADDING, CORNER = 112, 10, 18
"""Px over which a drawing fades at an edge; around it; of the sheet's corner."""


class Arrangement(NamedTuple):
    """Where words and sheet stand."""

    margin: int
    brand: tuple[int, int]
    """Where the sign of the site is."""
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
    right: int = WIDTH
    bottom: int = HEIGHT
    """The sheet runs off the picture at the right and below unless these say otherwise."""
    stacked: bool = False
    """Whether each fact has a line of its own."""

    @property
    def width(self) -> int:
        """How much of the sheet is seen across."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """How much of the sheet is seen downwards."""
        return self.bottom - self.top

    def with_space(self, space: int) -> Arrangement:
        """Return this with so much more space above the words, between them and the sheet, and below it."""
        across, down = self.brand
        return self._replace(
            brand=(across, down + space),
            baseline=self.baseline + space,
            top=self.top + 2 * space,
            bottom=self.bottom - space,
        )


BESIDE = Arrangement(56, (56, 52), 330, (46, 40, 34, 28), 190, 330, 432, 48, stacked=True)
BELOW = Arrangement(64, (64, 52), 1072, (50, 42, 34), 172, 60, 64, 262)
"""For drawings that run off the edge."""

ASIDE = BESIDE._replace(margin=48, brand=(48, 48), left=412, right=1152, bottom=582)
HEADLINE = Arrangement(48, (48, 44), 1104, (68, 60), 184, 80, 48, 268, 1152, 586)
ONE_LINE = Arrangement(48, (985, 50), 890, (54, 48, 42, 36), 90, 63, 48, 166, 1152, 586)
TWO_LINES = Arrangement(48, (985, 50), 890, (42, 36), 82, 98, 48, 204, 1152, 586)
"""For whole drawings."""


class Tiles(NamedTuple):
    """How large the drawings of many are."""

    width: int
    height: int
    gap: int


TILE = Tiles(404, 252, 22)


def compose(title: str, facts: Sequence[str], drawings: Sequence[flowzap.Drawing]) -> str:
    """Write a picture with a title, facts about it and the drawing that is largest when shown whole."""
    if not drawings:
        return _document(BESIDE, title, facts, "")
    fitting = [arrangement for arrangement in (HEADLINE, ONE_LINE, TWO_LINES) if _fits(arrangement, title)]
    pairs = [(arrangement, drawing) for arrangement in (*fitting, ASIDE) for drawing in drawings]
    arrangement, drawing = max(pairs, key=lambda pair: _whole(*pair))
    if _whole(arrangement, drawing) >= LEAST_WHOLE:
        arrangement = _fitted(arrangement, drawing)
        return _document(arrangement, title, facts, _sheet(arrangement, drawing))
    pairs = [(arrangement, drawing) for arrangement in (BESIDE, BELOW) for drawing in drawings]
    arrangement, drawing = max(pairs, key=lambda pair: _seen(*pair))
    return _document(arrangement, title, facts, _beginning(arrangement, drawing))


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


def _whole(arrangement: Arrangement, drawing: flowzap.Drawing) -> float:
    """Return how large a drawing is shown if all of it is."""
    across = (arrangement.width - 2 * PADDING) / drawing.width
    down = (arrangement.height - 2 * PADDING) / drawing.height
    return round(min(MOST, across, down), 4)


def _fitted(arrangement: Arrangement, drawing: flowzap.Drawing) -> Arrangement:
    """Return an arrangement in which a sheet below its words is no higher than its drawing."""
    if arrangement is ASIDE:
        return arrangement
    left = arrangement.height - 2 * PADDING - drawing.height * _whole(arrangement, drawing)
    return arrangement.with_space(int(left / 3))


def _scale(arrangement: Arrangement, drawing: flowzap.Drawing) -> float:
    """Return how large a drawing is shown that goes on: as wide or high as its sheet if that is legible."""
    across = (arrangement.width - 2 * PADDING) / drawing.width
    down = (arrangement.height - 2 * PADDING) / drawing.height
    return max(LEAST, min(FILLING, max(across, down)))


def _seen(arrangement: Arrangement, drawing: flowzap.Drawing) -> int:
    """Count the steps of a drawing that can be read."""
    scale = _scale(arrangement, drawing)
    right, bottom = (arrangement.width - PADDING) / scale, (arrangement.height - PADDING) / scale
    right -= FADE / 2 / scale if drawing.width > right else 0
    bottom -= FADE / 2 / scale if drawing.height > bottom else 0
    return sum(node.box.right <= right and node.box.bottom <= bottom for node in drawing.nodes)


def _sheet(arrangement: Arrangement, drawing: flowzap.Drawing) -> str:
    """Write a whole drawing in the middle of its sheet."""
    left, top, scale = arrangement.left, arrangement.top, _whole(arrangement, drawing)
    x = left + (arrangement.width - drawing.width * scale) / 2
    y = top + (arrangement.height - drawing.height * scale) / 2
    place = f'x="{left}" y="{top}" width="{arrangement.width}" height="{arrangement.height}" rx="{CORNER}"'
    return f'<rect {place} fill="{SHEET}" stroke="{RIM}" stroke-width="1.5"/>{_drawn(drawing, x, y, scale)}'


def _beginning(arrangement: Arrangement, drawing: flowzap.Drawing) -> str:
    """Write a drawing on a sheet with which it runs off the picture."""
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
            _drawn(drawing, x, y, scale),
            *fades,
            "</g>",
            f'<path d="{edge}" fill="none" stroke="{RIM}" stroke-width="1.5"/>',
        )
    )


def _drawn(drawing: flowzap.Drawing, x: float, y: float, scale: float) -> str:
    """Write a drawing in its place."""
    place = f"translate({x:.1f} {y:.1f}) scale({scale:.4f})"
    return f'<g transform="{place}">{flowzap.to_svg(drawing, title="")}</g>'


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
    margin, column = arrangement.margin, arrangement.column
    lines, size = title_lines(title, arrangement.sizes, column, arrangement.room)
    baselines = [arrangement.baseline + number * size * LEADING for number in range(len(lines))]
    below = baselines[-1] + 50 if baselines else arrangement.baseline
    if not arrangement.stacked:
        facts = (" · ".join(facts),)
    across, down = arrangement.brand
    return "".join(
        (
            _OPENING,
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{GROUND}"/>',
            picture,
            f'<g transform="translate({across} {down}) scale(1.25)">{MARK}</g>',
            text_line("FlowZap", across + 54, down + 29, 28, bold=True),
            *(
                text_line(line, margin, baseline, size, bold=True, room=column)
                for line, baseline in zip(lines, baselines, strict=True)
            ),
            *(
                text_line(fact, margin, below + number * 34, 24, colour=SOFT, room=column)
                for number, fact in enumerate(facts)
            ),
            "</svg>",
        )
    )


def _fits(arrangement: Arrangement, title: str) -> bool:
    """Say whether a title fits above the sheet."""
    lines = title_lines(title, arrangement.sizes, arrangement.column, arrangement.room)
    return lines.high <= arrangement.room and lines.wide <= arrangement.column


_OPENING = (
    f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
    f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="{escape(FONTS)}">'
)
