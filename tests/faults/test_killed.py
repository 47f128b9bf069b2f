"""Killed in its middle, or asked to stop: a command leaves all or nothing, and the next one does the work."""

from __future__ import annotations

import signal
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.catalog.catalogue_files import edited, read_files, write_files
from tests.faults.children import Fault, ask, run, statements_of
from tests.faults.observing import gallery, pictures, rows, tables
from tests.faults.states import NOTED, STATES, migrate_to

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faults.databases import Database

NEWER = {
    **edited("desk/answer/en.md", "Answer a call", "Answer a caller"),
    **edited("desk/refund/en.md", "Money back.", "The money goes back."),
    "desk/transfer/diagram.fz": 'Desk {\n  n1: circle label:"Start"\n  n2: rectangle label:"Transfer"\n}\n',
    "desk/transfer/en.md": "---\ntitle: Transfer\nsummary: To somebody else.\n---\n",
}
KILLED = -signal.SIGKILL


@pytest.mark.parametrize(("before", "state"), [*pairwise(["", *STATES])])
def test_a_migration_is_made_as_a_whole(
    before: str, state: str, states: dict[str, Database], log: Path
) -> None:
    """Killed in its middle, and at its end, where everything is made, but nobody has noted that it is."""
    counted = states[before].copy()
    noted = ask(counted, migrate_to, state)
    counted.drop()
    database = states[before].copy()
    tables_before = ask(database, tables)

    for statement in (noted // 2, noted):
        fault = Fault(signal.SIGKILL, statement=statement)
        killed = run(log, database, "migrate", "catalog", state, fault=fault)

        assert killed.status == KILLED
        assert ask(database, tables) == tables_before

    again = run(log, database, "migrate", "catalog", state)
    assert again.status == 0, again.said
    assert again.said.count("OK") == 1
    database.drop()


@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_a_load_is_all_or_nothing(quarter: int, filled: Database, log: Path, tmp_path: Path) -> None:
    newer = write_files(tmp_path / "newer", NEWER)
    counted = filled.copy()
    statements = ask(counted, statements_of, "load_gallery", "--from", str(newer))
    counted.drop()
    before = ask(filled, rows)

    killed = run(
        log,
        filled,
        *("load_gallery", "--from", newer),
        fault=Fault(signal.SIGKILL, statement=statements * quarter // 4),
    )

    assert killed.status == KILLED
    assert ask(filled, rows) == before
    again = run(log, filled, "load_gallery", "--from", newer)
    assert again.said.splitlines()[-1] == "1 created, 2 updated, 3 unchanged", again.said
    assert list(ask(filled, gallery)) == ["answer", "refund", "transfer"]


@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_each_template_is_redrawn_as_a_whole(quarter: int, filled: Database, log: Path) -> None:
    counted = filled.copy()
    statements = ask(counted, statements_of, "redraw", "--all")
    counted.drop()
    before = ask(filled, pictures)

    killed = run(
        log, filled, "redraw", "--all", fault=Fault(signal.SIGKILL, statement=statements * quarter // 4)
    )

    assert killed.status == KILLED
    assert ask(filled, pictures) == before
    assert run(log, filled, "redraw", "--all").said == "2 redrawn, 2 indexed\n"


def test_a_dump_writes_each_file_as_a_whole(filled: Database, log: Path, tmp_path: Path) -> None:
    folder = write_files(tmp_path / "dumped", NEWER)
    before, after = read_files(folder), read_files(write_files(tmp_path / "after"))

    killed = run(log, filled, "dump_gallery", "--to", folder, fault=Fault(renaming="dumped"))

    assert killed.status == KILLED
    left = read_files(folder)
    assert {name: left[name] for name in before} == before
    assert run(log, filled, "dump_gallery", "--to", folder, "--prune").status == 0
    assert read_files(folder) == after


@pytest.mark.parametrize("place", [NOTED, 'INTO "catalog_diagramtemplate"', 'INTO "catalog_loadedentry"'])
def test_preparing_is_taken_up_again(
    place: str, states: dict[str, Database], log: Path, catalogue: Path
) -> None:
    database = states["0004_curating"].copy()

    killed = run(
        log,
        database,
        "prepare",
        fault=Fault(signal.SIGKILL, statement=1, containing=place),
        files=catalogue,
    )

    assert killed.status == KILLED
    again = run(log, database, "prepare", files=catalogue)
    assert again.status == 0, again.said
    assert again.said.splitlines()[-1] == "5 created"
    assert run(log, database, "prepare", files=catalogue).said == ""
    database.drop()


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_says_so_when_it_is_stopped(
    number: int, status: int, filled: Database, log: Path, tmp_path: Path
) -> None:
    newer = write_files(tmp_path / "newer", NEWER)
    before = ask(filled, rows)

    stopped = run(
        log,
        filled,
        *("load_gallery", "--from", newer),
        fault=Fault(number, statement=1, containing='UPDATE "catalog_diagramtemplate"'),
    )

    assert stopped.said == "Stopped.\nNothing was loaded.\n"
    assert stopped.status == status
    assert ask(filled, rows) == before
