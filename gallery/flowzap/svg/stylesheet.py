"""The colours that a reader has chosen, as a stylesheet for a page or as rules inside a picture."""

from textwrap import indent

from gallery.flowzap.svg.themes import DARK, LIGHT, Theme, lane_class, soft

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


def stylesheet() -> str:
    """Return the stylesheet that colours pictures inside a page.

    They follow the reader's colour scheme, or the page's where its root says `data-theme`; paper is light.
    """
    dark = _properties(":root:not([data-theme=light]) .fz", DARK)
    blocks = [
        _properties(".fz", LIGHT),
        ".fz { fill: var(--fz-ink); }",
        *(f".fz .fz-{name} {{ {paint}; }}" for name, paint in _PAINTS.items()),
        f"@media screen and (prefers-color-scheme: dark) {{\n{indent(dark, '  ')}\n}}",
        _properties(":root[data-theme=dark] .fz", DARK),
    ]
    return "\n\n".join(blocks) + "\n"


def following_rules() -> str:
    """Return the rules inside a picture that follows its reader's colour scheme without any page.

    Only dark is said: light is what the picture is painted in, also for programs that know no such rules.
    """
    blocks = [
        _properties(".fz", DARK),
        ".fz { fill: var(--fz-ink); }",
        *(f".fz .fz-{name} {{ {paint}; }}" for name, paint in _PAINTS.items()),
    ]
    return "@media (prefers-color-scheme: dark) {{\n{}\n}}".format("\n".join(blocks))


def _properties(selector: str, theme: Theme) -> str:
    names = [name for name in theme._fields if name != "accents"]
    lines = [f"{selector} {{"]
    lines += [f"  --fz-{name.replace('_', '-')}: {getattr(theme, name)};" for name in names]
    lines.append("}")
    for number, colour in enumerate(theme.accents):
        paints = {"line": colour.line, "solid": colour.solid, "soft": soft(theme, colour)}
        written = " ".join(f"--fz-{name}: {paint};" for name, paint in paints.items())
        lines.append(f"{selector} .{lane_class(number)} {{ {written} }}")
    return "\n".join(lines)
