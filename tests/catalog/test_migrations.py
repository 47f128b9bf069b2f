"""Going back with data inside, as after an upgrade that did not turn out well, and forward again.

On a database file of its own, in a thread with a connection of its own: the tests' database stays as it is.
Always on SQLite; docs/deploy.md says what was tried on PostgreSQL.
"""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, connections

from gallery.catalog.models import Drawing, LoadedEntry
from tests.catalog.catalogue_files import write_files
from tests.catalog.loading import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GONE = {"catalog.change", "catalog.edition"}
"""What 0004 brought, and takes along: nothing else has it."""


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], None]], None]:
    """Do something on an empty database that has nothing to do with this one."""
    named = connections.settings["default"] | {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(tmp_path / "gallery.sqlite3"),
        "OPTIONS": {},
    }

    def elsewhere(work: Callable[[], None]) -> None:
        failures: list[BaseException] = []

        def run() -> None:
            try:
                work()
            except BaseException as failure:  # pytest.fail is none of Exception's
                failures.append(failure)
            finally:
                connection.close()

        with monkeypatch.context() as patch:
            patch.setitem(connections.settings, "default", named)
            thread = Thread(target=run)
            thread.start()
            thread.join()
        ContentType.objects.clear_cache()  # it has the numbers of that database
        assert not failures

    return elsewhere


def counts() -> dict[str, int]:
    models: list[Any] = apps.get_models()
    found = {model._meta.label_lower: model._base_manager.count() for model in models}
    return {name: count for name, count in found.items() if count and name not in GONE}


@pytest.mark.django_db
@pytest.mark.usefixtures("drawn")
def test_nothing_but_history_is_lost(elsewhere: Callable[[Callable[[], None]], None], tmp_path: Path) -> None:
    folder = tmp_path / "catalogue"
    write_files(folder)

    def there_and_back() -> None:
        call_command("migrate", verbosity=0)
        load(folder)
        before = counts()
        assert before["catalog.drawing"] > Drawing.objects.filter(orientation="vertical").count() > 0
        assert LoadedEntry.objects.filter(name__startswith="template ").exists()

        for target in ("0004", "0003", "0002", "0001"):
            call_command("migrate", "catalog", target, verbosity=0)
        call_command("migrate", verbosity=0)
        call_command("redraw", verbosity=0)

        assert counts() == before
        assert set(load(folder).values()) == {"unchanged"}

    elsewhere(there_and_back)
