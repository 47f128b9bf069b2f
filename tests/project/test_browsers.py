"""From which browsers on the pages are whole follows from what they use; here are the newest things of it.

A thing counts only where pages would lack something without it: what stands behind `@supports`, or falls
back by itself, does not.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest
from django.conf import settings

from gallery.catalog.views.accessibility import BROWSERS

ROOT = settings.BASE_DIR


class Thing(NamedTuple):
    """Something that browsers must know, as it is written, and the first version of each that does."""

    written: str
    suffix: str
    chrome: int
    firefox: int
    safari: float


THINGS = [
    Thing("@media (scripting: ", "css", 120, 113, 17),
    Thing(":has(", "css", 105, 121, 15.4),
    Thing("color-mix(", "css", 111, 113, 16.2),
    Thing("@media (width ", "css", 104, 63, 16.4),
    Thing(".inert = ", "js", 102, 112, 15.5),
    Thing(".findLast(", "js", 97, 104, 15.4),
    Thing(".showModal()", "js", 37, 98, 15.4),
]
NEWER = [
    "@layer reset",
    "@scope",
    "@starting-style",
    "light-dark(",
    "field-sizing",
    "showPopover",
    "anchor-name",
]
"""Things that would ask for later browsers: whoever uses one looks up its versions, and says so above."""


def written_for(suffix: str) -> str:
    """Return all style sheets or scripts of the pages for readers."""
    return "\n".join(path.read_text() for path in sorted((ROOT / "static" / suffix).glob(f"*.{suffix}")))


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: thing.written)
def test_every_thing_is_used(thing: Thing) -> None:
    assert thing.written in written_for(thing.suffix)


@pytest.mark.parametrize("written", NEWER)
def test_nothing_newer_is_used(written: str) -> None:
    assert written not in written_for("css") + written_for("js")


def test_the_first_versions_are_those_that_are_stated() -> None:
    chrome = max(thing.chrome for thing in THINGS)
    firefox = max(thing.firefox for thing in THINGS)
    safari = max(thing.safari for thing in THINGS)

    needed = {"Chrome": chrome, "Edge": chrome, "Firefox": firefox, "Safari": safari}

    assert needed == BROWSERS


def test_the_readme_names_the_same() -> None:
    chrome, edge, firefox, safari = BROWSERS.values()

    words = f"Chrome and Edge {chrome}, Firefox {firefox} and Safari {safari} "

    assert chrome == edge
    assert words in (ROOT / "README.md").read_text()
