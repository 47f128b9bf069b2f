"""The stylesheet inside a thumbnail: colours that follow the reader's scheme, in as few letters as can be.

    b c  bands of lanes          t s    tint and solid of the lane's accent    n d  steps, decisions
    e h  edges, arrowheads       l w o  words on nodes, events and in chips    g k  frames, their pills

No rule uses a custom property: programs that turn pictures into pixels paint those black.
"""

from functools import cache

from gallery.flowzap.svg.themes import DARK, LIGHT, TINT, Theme, accent

EDGE_WIDTH, NODE_WIDTH = 1.1, 1.4
"""Strokes in px of the page, whatever size the picture is shown at."""
TITLE_FONT = "Inter,'Segoe UI',Helvetica,Arial,'Liberation Sans',sans-serif"

_SHAPES = (
    "text{font-weight:700;font-family:" + TITLE_FONT + ";text-anchor:middle}"
    "path{stroke-linecap:round}"
    ".t{fill:currentColor;fill-opacity:.16}"
    ".s{fill:currentColor}"
    f".n,.e,.g{{stroke-width:{NODE_WIDTH};vector-effect:non-scaling-stroke}}"
    ".n{stroke:currentColor;stroke-linejoin:round}"
    f".n.d{{fill:currentColor;fill-opacity:{TINT}}}"
    f".e{{fill:none;stroke-width:{EDGE_WIDTH}}}"
    ".g{fill-opacity:.06;stroke-dasharray:5 4}"
    ".l{opacity:.42}"
    ".w{opacity:.9}"
    ".o{stroke:currentColor;opacity:.4}"
)


@cache
def thumbnail_style(lane_count: int, scale: str) -> str:
    """Return the rules for a picture with so many lanes, whose nodes have `scale` units a px."""
    used = min(lane_count, len(LIGHT.accents))
    unit = float(scale)
    widths = f".l,.w{{stroke-width:{5 * unit:.2g}}}"
    widths += f".k{{stroke-width:{15 * unit:.2g}}}.o{{stroke-width:{10 * unit:.2g}}}"
    dark = _colours(DARK, used)
    return f"{_SHAPES}{widths}{_colours(LIGHT, used)}@media(prefers-color-scheme:dark){{{dark}}}"


def _colours(theme: Theme, lane_count: int) -> str:
    rules = [
        f".b{{fill:{theme.band}}}.c{{fill:{theme.band_alt}}}text{{fill:{theme.ink}}}",
        f".n.s{{fill:currentColor}}.n{{fill:{theme.node}}}",
        f".e{{stroke:{theme.edge}}}.h{{fill:{theme.edge}}}",
        f".l{{stroke:{theme.ink}}}.w{{stroke:{theme.on_solid}}}",
        f".g{{fill:{theme.loop};stroke:{theme.loop}}}.k{{stroke:{theme.pill}}}",
    ]
    rules += [f".a{lane}{{color:{accent(theme, lane).line}}}" for lane in range(lane_count)]
    return "".join(rules)
