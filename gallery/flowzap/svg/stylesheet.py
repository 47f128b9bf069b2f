"""The colours that a reader has chosen, as a stylesheet for a page or as rules inside a picture."""

from textwrap import indent

from gallery.flowzap.marks import Mark
from gallery.flowzap.svg.themes import DARK, LIGHT, Theme, lane_class, mark_class, soft

_PAINTS = {
    "edges": "fill: var(--fz-edge); stroke: var(--fz-edge)",
    "page": "fill: var(--fz-page)",
    "band": "fill: var(--fz-band); stroke: var(--fz-border)",
    "band-alt": "fill: var(--fz-band-alt); stroke: var(--fz-border)",
    "tint": "fill: var(--fz-line)",
    "bar": "fill: var(--fz-line)",
    "node": "fill: var(--fz-node); stroke: var(--fz-line)",
    "decision": "fill: var(--fz-soft)",
    "event": "fill: var(--fz-solid); stroke: var(--fz-line)",
    "rule": "stroke: var(--fz-line)",
    "chip": "fill: var(--fz-chip); stroke: var(--fz-border)",
    "chip-ink": "fill: var(--fz-chip-ink)",
    "loop": "fill: var(--fz-loop); stroke: var(--fz-loop)",
    "pill": "fill: var(--fz-pill)",
    "on-solid": "fill: var(--fz-on-solid)",
    "icon": "stroke: var(--fz-on-solid)",
    "badge": "fill: var(--fz-node); stroke: var(--fz-loop)",
    "badge-icon": "stroke: var(--fz-loop)",
    "badge-ink": "fill: var(--fz-loop)",
}
"""What each class of the picture takes from the page's custom properties; text without a class is in ink."""

_SIGN_PAINTS = {"sign": "fill: var(--fz-solid); stroke: var(--fz-page)"}
"""The same for what only pictures of a change have."""

_MARKED = "--fz-edge: var(--fz-line); --fz-loop: var(--fz-line); --fz-pill: var(--fz-solid)"
"""What has a mark has its colour all over, edges and loops included."""


def stylesheet() -> str:
    """Return the stylesheet that colours pictures inside a page.

    They follow the reader's colour scheme, or the page's where its root says `data-theme`; paper is light.
    """
    dark = _properties(":root:not([data-theme=light]) .fz", DARK, marked=True)
    blocks = [
        _properties(".fz", LIGHT, marked=True),
        *_rules(marked=True),
        f"@media screen and (prefers-color-scheme: dark) {{\n{indent(dark, '  ')}\n}}",
        _properties(":root[data-theme=dark] .fz", DARK, marked=True),
    ]
    return "\n\n".join(blocks) + "\n"


def following_rules(*, marked: bool = False) -> str:
    """Return the rules inside a picture that follows its reader's colour scheme without any page.

    Only dark is said: light is what the picture is painted in, also for programs that know no such rules.
    """
    blocks = [_properties(".fz", DARK, marked=marked), *_rules(marked=marked)]
    return "@media (prefers-color-scheme: dark) {{\n{}\n}}".format("\n".join(blocks))


def _rules(*, marked: bool) -> list[str]:
    rules = [".fz { fill: var(--fz-ink); }"]
    rules += [f".fz .fz-{name} {{ {paint}; }}" for name, paint in _PAINTS.items()]
    if marked:
        groups = ", ".join(f".fz .{mark_class(mark)}" for mark in Mark)
        rules.append(f"{groups} {{ {_MARKED}; }}")
        rules += [f".fz .fz-{name} {{ {paint}; }}" for name, paint in _SIGN_PAINTS.items()]
    return rules


def _properties(selector: str, theme: Theme, *, marked: bool) -> str:
    plain = {name: value for name, value in theme._asdict().items() if isinstance(value, str)}
    lines = [f"{selector} {{"]
    lines += [f"  --fz-{name.replace('_', '-')}: {value};" for name, value in plain.items()]
    lines.append("}")
    colours = [(lane_class(number), colour) for number, colour in enumerate(theme.accents)]
    if marked:
        colours += [(mark_class(mark), theme.marked(mark).accents[0]) for mark in Mark]
    for name, colour in colours:
        paints = {"line": colour.line, "solid": colour.solid, "soft": soft(theme, colour)}
        written = " ".join(f"--fz-{paint}: {value};" for paint, value in paints.items())
        lines.append(f"{selector} .{name} {{ {written} }}")
    return "\n".join(lines)
