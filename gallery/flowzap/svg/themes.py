"""Every colour of a picture, in one place.

A picture carries the light colours as presentation attributes, so that it stands alone; a page's
stylesheet overrides them by class (`stylesheet`), because a strict policy forbids styles inside.
All text reaches WCAG AA (4.5 : 1) on what it stands on, all strokes and signs 3 : 1.
"""

from dataclasses import dataclass, fields
from textwrap import indent

TINT = 0.1
"""Share of a lane's accent in the ground of its header and of its decisions."""


@dataclass(frozen=True, slots=True)
class Accent:
    """A lane's colour: for lines and tints, and solid under white text."""

    line: str
    solid: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by what they paint."""

    page: str
    band: str
    band_alt: str
    border: str
    ink: str
    node: str
    edge: str
    chip: str
    chip_ink: str
    loop: str
    pill: str
    on_solid: str
    accents: tuple[Accent, ...]


LIGHT = Theme(
    page="#ffffff",
    band="#f8fafc",
    band_alt="#f1f5f9",
    border="#cbd5e1",
    ink="#1e293b",
    node="#ffffff",
    edge="#64748b",
    chip="#ffffff",
    chip_ink="#475569",
    loop="#7c3aed",
    pill="#7c3aed",
    on_solid="#ffffff",
    accents=(
        Accent("#2563eb", "#2563eb"),
        Accent("#0d9488", "#0f766e"),
        Accent("#cb6b05", "#b45309"),
        Accent("#9333ea", "#9333ea"),
        Accent("#dc2626", "#dc2626"),
        Accent("#0891b2", "#0e7490"),
        Accent("#58900b", "#4d7c0f"),
        Accent("#db2777", "#be185d"),
    ),
)

DARK = Theme(
    page="#0b1220",
    band="#0f172a",
    band_alt="#131d33",
    border="#2b3950",
    ink="#e2e8f0",
    node="#172033",
    edge="#94a3b8",
    chip="#0f1a2e",
    chip_ink="#b6c2d4",
    loop="#a78bfa",
    pill="#6d28d9",
    on_solid="#ffffff",
    accents=(
        Accent("#60a5fa", "#1d4ed8"),
        Accent("#2dd4bf", "#0f766e"),
        Accent("#fbbf24", "#b45309"),
        Accent("#c084fc", "#7e22ce"),
        Accent("#f87171", "#b91c1c"),
        Accent("#22d3ee", "#0e7490"),
        Accent("#a3e635", "#4d7c0f"),
        Accent("#f472b6", "#be185d"),
    ),
)

THEMES = {"light": LIGHT, "dark": DARK}

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
    "edge": "stroke: var(--fz-edge)",
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


def accent(theme: Theme, lane: int) -> Accent:
    """Return a lane's accent; the eight repeat."""
    return theme.accents[lane % len(theme.accents)]


def soft(theme: Theme, colour: Accent) -> str:
    """Return what a decision is painted with: that of a node with a tint of its lane's accent over it."""
    ground, tint = bytes.fromhex(theme.node[1:]), bytes.fromhex(colour.line[1:])
    return f"#{bytes(round(g + (t - g) * TINT) for g, t in zip(ground, tint, strict=True)).hex()}"


def lane_class(lane: int) -> str:
    """Return the class that gives a group its lane's accent."""
    return f"fz-a{lane % len(LIGHT.accents)}"


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


def _properties(selector: str, theme: Theme) -> str:
    names = [field.name for field in fields(theme) if field.name != "accents"]
    lines = [f"{selector} {{"]
    lines += [f"  --fz-{name.replace('_', '-')}: {getattr(theme, name)};" for name in names]
    lines.append("}")
    for number, colour in enumerate(theme.accents):
        paints = {"line": colour.line, "solid": colour.solid, "soft": soft(theme, colour)}
        written = " ".join(f"--fz-{name}: {paint};" for name, paint in paints.items())
        lines.append(f"{selector} .{lane_class(number)} {{ {written} }}")
    return "\n".join(lines)
