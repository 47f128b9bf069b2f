"""Two at once: commands wait for each other, and nothing that an editor saves meanwhile is lost."""

from __future__ import annotations

from time import monotonic, sleep
from typing import TYPE_CHECKING

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from gallery.catalog.models import Category, DiagramTemplate
from gallery.operations.turns import WAITING
from tests.catalog.catalogue_files import edited, write_files
from tests.catalog.change_form import change_page, opened
from tests.faults.children import PATIENCE, Asked, Child, Fault, ask, processes, run, start
from tests.faults.databases import IS_SQLITE
from tests.faults.observing import gallery
from tests.faults.states import NOTED

if TYPE_CHECKING:
    from multiprocessing.synchronize import Event
    from pathlib import Path

    from tests.faults.databases import Database

OTHER = {
    "till/en.md": "---\nname: Till\norder: 30\n---\n",
    "till/close/diagram.fz": 'Till {\n  n1: circle label:"Start"\n  n2: rectangle label:"Count"\n}\n',
    "till/close/en.md": "---\ntitle: Close the till\nsummary: In the evening.\n---\n",
}


class Paused:
    """A command that waits in its middle until it is told to go on."""

    def __init__(
        self, log: Path, database: Database, *words: str | Path, at: str, files: Path | None = None
    ) -> None:
        here, self._go_on = processes.Event(), processes.Event()
        fault = Fault(pausing=(here, self._go_on), statement=1, containing=at)
        self.child = start(log, database, *words, fault=fault, files=files)
        assert here.wait(PATIENCE), self.child.said

    def go_on(self) -> Child:
        """Let it come to its end."""
        self._go_on.set()
        return self.child


def until_waiting(child: Child) -> None:
    """Wait until a command has said that it waits."""
    end = monotonic() + PATIENCE
    while WAITING not in child.said:
        assert monotonic() < end, child.said
        sleep(0.01)


@pytest.mark.parametrize("differ", [False, True], ids=["the same files", "different files"])
def test_a_second_load_waits_for_the_first(
    differ: bool, database: Database, catalogue: Path, tmp_path: Path
) -> None:
    files = write_files(tmp_path / "other", OTHER)
    first = Paused(
        tmp_path / "1", database, "load_gallery", "--from", catalogue, at='INTO "catalog_diagramtemplate"'
    )
    second = start(tmp_path / "2", database, "load_gallery", "--from", files if differ else catalogue)
    until_waiting(second)

    ended = first.go_on().wait()
    then = second.wait()

    assert (ended.status, then.status) == (0, 0), ended.said + then.said
    assert ended.said.splitlines()[-1] == "5 created"
    assert then.said.splitlines()[0] == WAITING
    assert then.said.splitlines()[-1] == ("2 created, 5 unchanged" if differ else "5 unchanged")
    assert list(ask(database, gallery)) == ["answer", *(["close"] if differ else []), "refund"]


def test_the_second_of_two_that_prepare_finds_it_done(
    states: dict[str, Database], catalogue: Path, tmp_path: Path
) -> None:
    """As when several containers start together."""
    database = states["0004_curating"].copy()
    first = Paused(tmp_path / "1", database, "prepare", at=NOTED, files=catalogue)
    second = start(tmp_path / "2", database, "prepare", files=catalogue)
    until_waiting(second)

    assert first.go_on().wait().status == 0
    assert second.wait().said == f"{WAITING}\n"
    database.drop()


def test_a_command_that_was_killed_keeps_nobody_waiting(filled: Database, log: Path, tmp_path: Path) -> None:
    first = Paused(tmp_path / "1", filled, "redraw", "--all", at='UPDATE "catalog_revision"')
    second = start(log, filled, "redraw", "--all")
    until_waiting(second)

    first.child.kill()

    assert second.wait().said == f"{WAITING}\n2 redrawn, 2 indexed\n"


def test_an_edit_beside_a_load_is_shown_what_was_loaded(filled: Database, tmp_path: Path) -> None:
    changes = edited("desk/answer/en.md", "Answer **at once**", "Answer **soon**")
    newer = write_files(tmp_path / "newer", changes)
    is_open, may_save = processes.Event(), processes.Event()
    edit = Asked(filled, save_another_title, is_open, may_save)
    assert is_open.wait(PATIENCE)
    load = Paused(
        tmp_path / "1", filled, "load_gallery", "--from", newer, at='UPDATE "catalog_diagramtemplate"'
    )
    may_save.set()

    assert load.go_on().wait().said.splitlines()[-1] == "1 updated, 4 unchanged"

    assert edit.result() == "Somebody saved this template"
    answer = ask(filled, gallery)["answer"]
    assert answer["title"][0] == "Answer a call"
    assert answer["description"][0].startswith("Answer **soon**")


def save_another_title(is_open: Event, may_save: Event) -> str:
    """Open the page of a template, and save it later; return what is said against that."""
    admin = get_user_model().objects.create_superuser("ada", password="a long passphrase")
    client = Client()
    client.force_login(admin)
    template = DiagramTemplate.objects.get(slug="answer")
    page = opened(client, template) | {"title_en": "My title"}
    is_open.set()
    may_save.wait(PATIENCE)
    answer = client.post(change_page(template), page)
    if answer.status_code == 302:
        return ""
    faults: list[str] = answer.context["adminform"].form.errors["__all__"]
    return faults[0][: len("Somebody saved this template")]


@pytest.mark.skipif(IS_SQLITE, reason="on SQLite an editor waits until the load has ended")
def test_a_load_gives_way_to_an_editor_who_was_faster(filled: Database, tmp_path: Path) -> None:
    newer = write_files(
        tmp_path / "newer",
        {path.replace("till/", "desk/"): text for path, text in OTHER.items() if "close" in path},
    )
    load = Paused(
        tmp_path / "1", filled, "load_gallery", "--from", newer, at='INTO "catalog_diagramtemplate"'
    )
    ask(filled, make_the_same)

    ended = load.go_on().wait()

    assert ended.status == 1
    assert ended.said.startswith("Somebody else changed the same at the same time: run this again.\n")
    assert ended.said.endswith("\nNothing was loaded.\n")
    again = run(tmp_path / "2", filled, "load_gallery", "--from", newer)
    assert "skipped    desk/close (an admin has made one of that name)" in again.said
    assert again.status == 0


def make_the_same() -> None:
    """Make a template that the files have, too."""
    DiagramTemplate.objects.create(
        slug="close",
        category=Category.objects.get(slug="desk"),
        title_en="Mine",
        summary_en="Mine.",
        source_en="A {\n  n1: diamond\n  n2: diamond\n}\n",
    )
