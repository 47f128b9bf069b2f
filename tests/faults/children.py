"""Processes of the gallery that something happens to: each runs a command, or a function, on a database.

They are forked off a server that has imported the gallery once, so each costs next to nothing.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from traceback import print_exc
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command, execute_from_command_line
from django.db import connection, connections
from django.db.backends.signals import connection_created
from django.test import override_settings
from django.test.utils import setup_test_environment

from gallery.operations.command_failures import plainly

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.context import ForkServerProcess
    from multiprocessing.synchronize import Event

    from tests.faults.databases import Database

Result = TypeVar("Result")

PATIENCE = 60
"""Seconds after which something that was to end hangs."""

processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.faults.children", "tests.faults.observing", "tests.faults.warm"])

if not apps.ready:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gallery.settings")
    django.setup()


@dataclass(frozen=True)
class Fault:
    """What happens to a process, and when."""

    signal: int | None = None
    """Signal that it sends itself when it is about to execute a statement …"""
    pausing: tuple[Event, Event] | None = None
    """… or the events by which it says that it is about to, and waits until it may."""
    statement: int = 0
    """Which statement that is, counted from 1; 0 is none."""
    containing: str = ""
    """Statements that count: those with these words."""
    pages: int | None = None
    """How many pages the file of the database may have more than it has."""
    bytes: int | None = None
    """How long any file may become."""
    renaming: str = ""
    """It kills itself when it is about to give a file its name: the first in a folder of this name."""


@dataclass
class Statements:
    """Counts what a process asks of its database, and lets a fault happen."""

    fault: Fault
    count: int = 0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        """Execute a statement, unless this is the one that something happens at."""
        if self.fault.containing in sql:
            self.count += 1
            if self.count == self.fault.statement:
                self.happen()
        return execute(sql, params, many, context)

    def happen(self) -> None:
        """Let it happen."""
        if self.fault.signal is not None:
            os.kill(os.getpid(), self.fault.signal)
        if self.fault.pausing:
            here, go_on = self.fault.pausing
            here.set()
            if not go_on.wait(PATIENCE):
                raise TimeoutError


@dataclass(frozen=True)
class Ended:
    """How a command ended: status (negative: the signal that killed it), and what it said."""

    status: int | None
    said: str


class Child:
    """A process that runs a command."""

    def __init__(self, log: Path, process: ForkServerProcess) -> None:
        self._log = log
        self._process = process
        process.start()

    def wait(self) -> Ended:
        """Wait until it has ended."""
        self._process.join(PATIENCE)
        if self._process.exitcode is None:
            self._process.kill()
            raise TimeoutError(f"it hangs: {self.said}")
        return Ended(self._process.exitcode, self.said)

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    @property
    def said(self) -> str:
        """What it has said so far."""
        return self._log.read_text() if self._log.exists() else ""


def start(
    log: Path, database: Database, *words: str | Path, fault: Fault | None = None, files: Path | None = None
) -> Child:
    """Run a command of manage.py in a process; what it says goes into `log`, `files` are its catalogue."""
    arguments = (str(log), database.name, [str(word) for word in words], fault or Fault(), files)
    return Child(log, processes.Process(target=_command, args=arguments))


def run(
    log: Path, database: Database, *words: str | Path, fault: Fault | None = None, files: Path | None = None
) -> Ended:
    """Run a command to its end."""
    return start(log, database, *words, fault=fault, files=files).wait()


def statements_of(*words: str) -> int:
    """Run a command in this process; return how many statements it takes."""
    statements = Statements(Fault())
    with connection.execute_wrapper(statements):
        call_command(*words, verbosity=0)
    return statements.count


class Asked(Generic[Result]):
    """A process that calls a function (of a module)."""

    def __init__(self, database: Database, function: Callable[..., Result], *arguments: Any) -> None:
        self._name = function.__name__
        self._here, there = processes.Pipe(duplex=False)
        self._process = processes.Process(target=_answer, args=(there, database.name, function, arguments))
        self._process.start()
        there.close()

    def result(self) -> Result:
        """Wait for what the function returns."""
        try:
            result = self._here.recv() if self._here.poll(PATIENCE) else TimeoutError(f"{self._name} hangs")
        except EOFError as error:
            raise RuntimeError(f"{self._name} failed: see what it wrote") from error
        self._process.join(PATIENCE)
        if isinstance(result, Exception):
            raise result
        return result  # type: ignore[no-any-return]


def ask(database: Database, function: Callable[..., Result], *arguments: Any) -> Result:
    """Call a function (of a module) in a process and return its result."""
    return Asked(database, function, *arguments).result()


def _command(log: str, database: str, words: Sequence[str], fault: Fault, files: Path | None) -> None:
    with Path(log).open("w") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    sys.stdout = sys.stderr = os.fdopen(1, "w", buffering=1)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _open(database, fault)
    settings.FIXTURES_DIR = files or settings.FIXTURES_DIR
    sys.argv = ["manage.py", *words]
    with plainly():
        execute_from_command_line(sys.argv)


def _answer(there: Any, database: str, function: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    setup_test_environment()
    _open(database, Fault())
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    storages = {"default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}, "staticfiles": plain}
    try:
        with override_settings(STORAGES=storages, WHITENOISE_AUTOREFRESH=True):
            there.send(function(*arguments))
    except Exception as error:
        print_exc()
        there.send(RuntimeError(f"{type(error).__name__}: {error}"))
    finally:
        connections.close_all()


def _open(database: str, fault: Fault) -> None:
    """Make a database the process's own, and let the fault happen to it."""
    connections.settings["default"]["NAME"] = database
    statements = Statements(fault)

    def prepare(connection: Any, **_signal: Any) -> None:
        if fault.statement:
            connection.execute_wrappers.append(statements)
        if fault.pages is not None:
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA page_count")
                pages = cursor.fetchone()[0] + fault.pages
                cursor.execute(f"PRAGMA max_page_count = {pages}")

    connection_created.connect(prepare, weak=False)
    if fault.renaming:
        sys.addaudithook(partial(_kill_at_renaming, fault.renaming))
    if fault.bytes is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (fault.bytes, resource.RLIM_INFINITY))


def _kill_at_renaming(folder: str, event: str, words: tuple[Any, ...]) -> None:
    if event == "os.rename" and f"/{folder}/" in str(words[1]):
        os.kill(os.getpid(), signal.SIGKILL)
