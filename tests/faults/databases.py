"""Databases of their own for processes of their own: of the kind that the tests run on, made by copying."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Iterator

IS_SQLITE = connection.vendor == "sqlite"


@dataclass(frozen=True)
class Database:
    """One that nobody has open but the processes that are told its name."""

    name: str
    """Path of the file, or the name that PostgreSQL knows it by."""

    def copy(self) -> Database:
        """Return another one that says the same."""
        if IS_SQLITE:
            twin = Database(str(Path(self.name).with_name(_some_name())))
            shutil.copyfile(self.name, twin.name)
            return twin
        twin = Database(_some_name())
        _ask_server(f'CREATE DATABASE "{twin.name}" TEMPLATE "{self.name}"')
        return twin

    def ask(self, statement: str) -> None:
        """Have it do something behind the gallery's back."""
        _ask_server(statement, self.name)

    def drop(self) -> None:
        """Remove it."""
        if IS_SQLITE:
            for path in Path(self.name).parent.glob(f"{Path(self.name).name}*"):
                path.unlink()
        else:
            _ask_server(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')


def empty_database(folder: Path) -> Database:
    """Return one without tables."""
    if IS_SQLITE:
        return Database(str(folder / _some_name()))
    database = Database(_some_name())
    _ask_server(f'CREATE DATABASE "{database.name}"')
    return database


def dropped_after(database: Database) -> Iterator[Database]:
    """Lend a database and remove it."""
    yield database
    database.drop()


def _some_name() -> str:
    return f"faults_{uuid4().hex}"


def _ask_server(statement: str, database: str = "postgres") -> None:
    """Ask PostgreSQL outside of any transaction, past what the tests' own connection does."""
    import psycopg  # noqa: PLC0415 (only an installation on PostgreSQL has it)

    server = connection.settings_dict
    with psycopg.connect(
        host=server["HOST"],
        port=server["PORT"],
        user=server["USER"],
        password=server["PASSWORD"],
        dbname=database,
        autocommit=True,
    ) as session:
        session.execute(statement.encode())
