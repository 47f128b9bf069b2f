"""Taking turns: whoever comes second waits, says so once, and goes on when the first is done or gone."""

from __future__ import annotations

from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest
from django.db import connection, connections

from gallery.operations.turns import turn

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a database that another thread can share: SQLite's is one in memory otherwise."""
    if connection.vendor == "sqlite":
        named = connections.settings["default"] | {"NAME": str(tmp_path / "gallery.sqlite3")}
        monkeypatch.setitem(connections.settings, "default", named)


def in_another_thread(work: Callable[[], None]) -> Thread:
    """Begin work that has a connection to the database of its own."""

    def run() -> None:
        try:
            work()
        finally:
            connections["default"].close()

    thread = Thread(target=run, daemon=True)
    thread.start()
    return thread


@pytest.mark.django_db
@pytest.mark.usefixtures("shared")
class TestTurn:
    def test_is_waited_for(self) -> None:
        events: list[str] = []
        begun, waits = Event(), Event()

        def first() -> None:
            with turn("test", on_wait=lambda: events.append("first waits")):
                events.append("first begins")
                begun.set()
                waits.wait()
                events.append("first ends")

        def second() -> None:
            begun.wait()
            with turn("test", on_wait=waits.set):
                events.append("second begins")

        threads = [in_another_thread(first), in_another_thread(second)]
        for thread in threads:
            thread.join(30)

        assert events == ["first begins", "first ends", "second begins"]

    def test_is_over_after_a_failure(self) -> None:
        waited: list[str] = []

        def fail() -> None:
            with pytest.raises(ZeroDivisionError), turn("test", on_wait=lambda: waited.append("fail")):
                raise ZeroDivisionError

        def follow() -> None:
            with turn("test", on_wait=lambda: waited.append("follow")):
                waited.append("done")

        for work in (fail, follow):
            in_another_thread(work).join(30)

        assert waited == ["done"]

    def test_is_nothing_to_what_has_another_name(self) -> None:
        done: list[str] = []

        def nested() -> None:
            with turn("test", on_wait=lambda: done.append("test waits")):
                other = in_another_thread(other_name)
                other.join(30)

        def other_name() -> None:
            with turn("another", on_wait=lambda: done.append("another waits")):
                done.append("another")

        in_another_thread(nested).join(30)

        assert done == ["another"]


@pytest.mark.django_db
def test_costs_nothing_where_nobody_else_can_come() -> None:
    with turn("test", on_wait=lambda: pytest.fail("there is nobody to wait for")):
        assert connection.vendor
