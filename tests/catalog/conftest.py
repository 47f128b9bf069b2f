"""What tests of the catalogue share."""

from __future__ import annotations

import pytest

from gallery import flowzap
from gallery.catalog.picturing import ORIENTATIONS
from tests.accounts import *  # noqa: F403 (fixtures)
from tests.site import *  # noqa: F403 (fixtures)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Replace drawing, which has its own tests, with something quick; return the titles drawn so far.

    A pair of drawings, horizontal and vertical, counts once.
    """
    titles: list[str] = []

    def to_svg(drawing: object, title: str, description: str, described_by: str = "") -> str:
        if drawing is paper["horizontal"]:
            titles.append(title)
        return f'<svg by="{described_by}"><title>{title}</title><desc>{description}</desc></svg>'

    diagram = flowzap.analyze("A {\nn1: circle\n}\n").diagram
    paper = {orientation: flowzap.draw(diagram, orientation=orientation) for orientation in ORIENTATIONS}
    monkeypatch.setattr(flowzap, "draw", lambda _diagram, orientation: paper[orientation])
    monkeypatch.setattr(flowzap, "to_svg", to_svg)
    monkeypatch.setattr(flowzap, "to_thumbnail", lambda _drawing: "<svg/>")
    return titles
