"""Redrawing: after a change of the engine, and only then."""

from __future__ import annotations

import sys
from io import StringIO

import pytest
from django.core.management import call_command

from gallery import flowzap
from gallery.catalog.models import DiagramTemplate
from tests.catalog.published import publish

pytestmark = pytest.mark.django_db


def redraw(*arguments: str, verbosity: int = 1) -> str:
    said = StringIO()
    call_command("redraw", *arguments, verbosity=verbosity, stdout=said)
    return said.getvalue()


def test_redraws_what_another_engine_drew(drawn: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    publish("one")
    publish("two")
    monkeypatch.setattr(flowzap, "ENGINE_VERSION", "next")
    publish("three")
    drawn.clear()

    assert redraw() == "2 redrawn\n"
    assert drawn == ["One", "Two"]
    assert redraw() == "0 redrawn\n"


def test_redraws_and_reindexes_everything_when_told(drawn: list[str]) -> None:
    publish("one").search_entries.update(text="")
    drawn.clear()

    assert redraw("--all") == "1 redrawn\n"
    assert drawn == ["One"]
    assert DiagramTemplate.objects.search("one", "en").exists()


@pytest.mark.usefixtures("drawn")
def test_is_silent_when_there_is_nothing_to_do() -> None:
    publish("one")

    assert redraw(verbosity=0) == ""


@pytest.mark.usefixtures("drawn")
def test_shows_progress_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    publish("one")
    stderr = StringIO()
    monkeypatch.setattr(stderr, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", stderr)
    redraw("--all")

    assert "\rredrawing 1/1" in stderr.getvalue()
