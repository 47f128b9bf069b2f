"""Databases that tests of faults copy."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.accounts import *  # noqa: F403 (fixtures)
from tests.catalog.catalogue_files import write_files
from tests.faults.children import ask, run
from tests.faults.databases import Database, empty_database
from tests.faults.states import NEWEST, STATES, migrate_to
from tests.site import *  # noqa: F403 (fixtures)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def states(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Database]]:
    """Give a database in each state that was released, empty; "" is without the catalogue's tables."""
    folder = tmp_path_factory.mktemp("states")
    made = {"": empty_database(folder)}
    ask(made[""], migrate_to, "")
    for before, state in pairwise(["", *STATES]):
        made[state] = made[before].copy()
        ask(made[state], migrate_to, state)
    yield made
    for database in made.values():
        database.drop()


@pytest.fixture
def database(states: dict[str, Database]) -> Iterator[Database]:
    """Give a gallery of its own, migrated and empty."""
    yield from _copied(states[NEWEST])


@pytest.fixture(scope="session")
def loaded_once(states: dict[str, Database], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Give the gallery that `filled` copies."""
    folder = tmp_path_factory.mktemp("loaded")
    database = states[NEWEST].copy()
    ended = run(folder / "log", database, "load_gallery", "--from", write_files(folder / "catalogue"))
    assert ended.status == 0, ended.said
    yield database
    database.drop()


@pytest.fixture
def filled(loaded_once: Database) -> Iterator[Database]:
    """Give a gallery of its own with two templates loaded from `catalogue`."""
    yield from _copied(loaded_once)


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """Give the files of two templates."""
    return write_files(tmp_path / "catalogue")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Give the file into which a command says what it has to say."""
    return tmp_path / "log"


def _copied(database: Database) -> Iterator[Database]:
    copy = database.copy()
    yield copy
    copy.drop()
