"""Every colour of a picture, in one place.

A picture carries the light colours as presentation attributes, so that it stands alone; a page's
stylesheet overrides them by class (`stylesheet`), because a strict policy forbids styles inside.
All text reaches WCAG AA (4.5 : 1) on what it stands on, all strokes and signs 3 : 1.
"""

from typing import NamedTuple

from gallery.flowzap.marks import Mark

TINT = 0.1
"""Share of a lane's accent in the ground of its header and of its decisions."""


class Accent(NamedTuple):
    """The colour of a lane or of a mark: for lines and tints, and solid under white text."""

    line: str
    solid: str


class Theme(NamedTuple):
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
    added: Accent
    removed: Accent
    altered: Accent
    unchanged: Accent

    def marked(self, mark: Mark) -> "Theme":
        """Return the theme in which everything has the colour of a mark."""
        accent: Accent = getattr(self, mark.value)
        return self._replace(edge=accent.line, loop=accent.line, pill=accent.solid, accents=(accent,))


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
    added=Accent("#15803d", "#15803d"),
    removed=Accent("#be123c", "#be123c"),
    altered=Accent("#1d4ed8", "#1d4ed8"),
    unchanged=Accent("#738198", "#64748b"),
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
    added=Accent("#4ade80", "#15803d"),
    removed=Accent("#fb7185", "#be123c"),
    altered=Accent("#60a5fa", "#1d4ed8"),
    unchanged=Accent("#71809a", "#475569"),
)

THEMES = {"light": LIGHT, "dark": DARK}


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


def mark_class(mark: Mark) -> str:
    """Return the class that gives a group the colour of its mark."""
    return f"fz-{mark.value}"
