"""What tests of the catalogue share."""

from __future__ import annotations

import pytest

from gallery import flowzap
from tests.site import *  # noqa: F403 (fixtures)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Replace drawing, which has its own tests, with something quick; return the titles drawn so far."""
    titles: list[str] = []

    def to_svg(_drawing: object, title: str, description: str, described_by: str) -> str:
        titles.append(title)
        return f'<svg by="{described_by}"><title>{title}</title><desc>{description}</desc></svg>'

    paper = flowzap.draw(flowzap.analyze("A {\nn1: circle\n}\n").diagram)
    monkeypatch.setattr(flowzap, "draw", lambda _diagram: paper)
    monkeypatch.setattr(flowzap, "to_svg", to_svg)
    monkeypatch.setattr(flowzap, "to_thumbnail", lambda _drawing: "<svg/>")
    return titles
