"""Colours of the pages: text has the contrast of WCAG 2.2, level AA, in light and in dark."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

TOKENS = (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text()
LIGHT, DARK = (
    dict(re.findall(r"--([a-z-]+): #([0-9a-f]{3,6});", part)) for part in TOKENS.split("@media screen")
)
GROUNDS = ("canvas", "surface", "sunken", "raised")
INKS = ("ink", "ink-soft", "ink-faint", "accent", "accent-firm", "positive")
PAIRS = [
    *((ink, ground) for ink in INKS for ground in GROUNDS if (ink, ground) != ("ink-faint", "raised")),
    *(("code-" + kind, "surface") for kind in ("lane", "node", "keyword", "key", "text", "comment")),
    *(("on-accent", ground) for ground in ("accent", "accent-firm")),
    *((ink, "accent-tint") for ink in ("ink", "ink-soft", "accent")),
    ("canvas", "ink"),
    ("ink", "mark"),
]
"""Colours of text, and what it stands upon."""


def luminance(colour: str) -> float:
    """Return how bright a colour is, from 0 to 1."""
    digits = "".join(digit * 2 for digit in colour) if len(colour) == 3 else colour
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Return how far apart two colours are, from 1 to 21."""
    bright, dim = sorted((luminance(first), luminance(second)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, LIGHT | DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", PAIRS, ids=" on ".join)
def test_text_can_be_read(colours: dict[str, str], pair: tuple[str, str]) -> None:
    text, ground = (colours[name] for name in pair)

    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, LIGHT | DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["canvas", "surface"])
def test_the_focus_can_be_seen(colours: dict[str, str], ground: str) -> None:
    assert contrast(colours["accent"], colours[ground]) >= 3


def test_black_on_white_is_the_most_that_there_is() -> None:
    assert round(contrast("000", "fff"), 5) == 21
