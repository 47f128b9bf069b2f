"""One at a time, of all processes that share a database."""

from __future__ import annotations

import fcntl
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def turn(name: str, on_wait: Callable[[], None]) -> Iterator[None]:
    """Wait until no other process is at what has this name, then keep all others from it.

    `on_wait` is called once if there is anything to wait for. The turn is over when the process is gone,
    however it ended. PostgreSQL keeps it with the connection: no pooler may share that with other sessions.
    """
    if connection.vendor == "postgresql":
        turns = _on_postgresql
    elif connection.is_in_memory_db():  # type: ignore[attr-defined] # (SQLite's alone)
        yield  # nobody else can have it
        return
    else:
        turns = _beside_the_file
    with turns(name, on_wait):
        yield


@contextmanager
def _on_postgresql(name: str, on_wait: Callable[[], None]) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [name])
        if not cursor.fetchone()[0]:
            on_wait()
            cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [name])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", [name])


@contextmanager
def _beside_the_file(name: str, on_wait: Callable[[], None]) -> Iterator[None]:
    database = Path(connection.settings_dict["NAME"])
    with database.with_name(f"{database.name}-{name}").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            on_wait()
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
