"""Redrawing: after a change of the code that draws or indexes, and only then."""

from __future__ import annotations

import sys
from io import StringIO

import pytest
from django.core.management import call_command

from gallery import flowzap
from gallery.catalog import indexing
from gallery.catalog.management.commands import redraw as command
from gallery.catalog.models import DiagramTemplate, SearchEntry
from gallery.catalog.search import Search
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

    assert redraw() == "2 redrawn, 2 indexed\n"
    assert drawn == ["One", "Two"]
    assert redraw() == "0 redrawn, 0 indexed\n"


def test_indexes_what_another_version_indexed(drawn: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    publish("one")
    monkeypatch.setattr(indexing, "INDEX_VERSION", "next")
    monkeypatch.setattr(command, "INDEX_VERSION", "next")
    publish("two")
    drawn.clear()

    assert redraw() == "0 redrawn, 1 indexed\n"
    assert drawn == []
    assert set(SearchEntry.objects.values_list("form", flat=True)) == {"next"}


@pytest.mark.usefixtures("drawn")
def test_indexes_what_was_written_past_the_index() -> None:
    publish("one").search_entries.all().delete()

    assert redraw(verbosity=0) == "0 redrawn, 1 indexed\n"
    assert DiagramTemplate.objects.found_by(Search.of("one", "en")).exists()


def test_redraws_and_reindexes_everything_when_told(drawn: list[str]) -> None:
    publish("one").search_entries.update(title_words="")
    drawn.clear()

    assert redraw("--all") == "1 redrawn, 1 indexed\n"
    assert drawn == ["One"]
    assert DiagramTemplate.objects.found_by(Search.of("one", "en")).exists()


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

    assert "\rredrawing:   0%" in stderr.getvalue()
