"""Commands that write much wait for each other: several machines or containers may start at once.

On PostgreSQL whoever has the turn holds a lock of a session of its own, on SQLite one on a file beside the
database. Both are let go when the process ends, however it ends: nothing is left to be cleared up.
"""

from __future__ import annotations

import fcntl
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand
from django.db import DEFAULT_DB_ALIAS, connection, connections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WAITING = "Another command is changing this database: waiting until it has finished."

_KEY = 0x67616C6C657279
"""Number of the lock on PostgreSQL; any, as long as it stays the same."""

_mine: list[bool] = []
"""Whether this process has the turn: a command that runs others has it for them, too."""


class CommandInTurn(BaseCommand):
    """A command that has the database to itself among those of its kind."""

    unfinished = ""
    """What is to be said when it was stopped in its middle, if there is anything to say."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run it when nobody else's is running."""
        with turn(self.stderr.write):
            try:
                return super().execute(*args, **options)
            except BaseException as error:
                if self.unfinished:
                    error.add_note(self.unfinished)
                raise


@contextmanager
def turn(say: Callable[[str], object]) -> Iterator[None]:
    """Have the database to oneself among the commands; `say` is told if that means to wait."""
    if _mine:
        yield
        return
    locked = {"postgresql": _session_lock, "sqlite": _file_lock}[connection.vendor]
    with locked(say):
        _mine.append(True)
        try:
            yield
        finally:
            _mine.clear()


@contextmanager
def _session_lock(say: Callable[[str], object]) -> Iterator[None]:
    session = connections.create_connection(DEFAULT_DB_ALIAS)
    try:
        session.ensure_connection()
        session.execute_wrappers.clear()  # who waits here is not slow
        with session.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [_KEY])
            if not cursor.fetchone()[0]:
                say(WAITING)
                cursor.execute("SELECT pg_advisory_lock(%s)", [_KEY])
        yield
    finally:
        session.close()


@contextmanager
def _file_lock(say: Callable[[str], object]) -> Iterator[None]:
    name = str(connection.settings_dict["NAME"])
    if ":memory:" in name or "mode=memory" in name:
        yield  # nobody else sees this database
        return
    with Path(f"{name}.lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(WAITING)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
