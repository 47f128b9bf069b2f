"""Health checks: what they find when something has failed, caused here, and that they always answer."""

from __future__ import annotations

import socket
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection, connections
from django.db.migrations.recorder import MigrationRecorder
from django.test import override_settings

from gallery.operations import cache_backends, health
from gallery.operations.caches import caches_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

NOWHERE = Path("/nowhere")


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look anew in every test."""
    checks = {name: health.Check(check.find) for name, check in health.CHECKS.items()}
    monkeypatch.setattr(health, "CHECKS", checks)
    monkeypatch.setattr(health, "REMEMBERED", -1.0)


@pytest.fixture
def closed_port() -> Iterator[int]:
    """Reserve a port on which nobody answers."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch, closed_port: int) -> None:
    """Let new connections to the database end at a port on which nobody answers; those there are stay."""
    gone = connections.settings["default"] | {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": "127.0.0.1",
        "PORT": str(closed_port),
        "OPTIONS": {},
    }
    monkeypatch.setitem(connections.settings, "default", gone)


class TestAlive:
    def test_touches_no_database(self, client: Client) -> None:
        # This test may not use a database: asking one would fail.
        response = client.get("/healthz")

        assert response.status_code == 200
        assert response.json() == {"status": "alive"}

    @pytest.mark.usefixtures("elsewhere")
    def test_survives_a_database_that_is_gone(self, client: Client) -> None:
        assert client.get("/healthz").status_code == 200


@pytest.fixture(autouse=True)
def cache() -> Iterator[None]:
    with override_settings(CACHES=caches_at("", NOWHERE)):
        yield


@pytest.mark.django_db
class TestReady:
    def test_when_all_is_well(self, client: Client) -> None:
        response = client.get("/readyz")

        assert response.json() == {"status": "ready", "database": "ok", "cache": "ok"}
        assert response.status_code == 200

    @pytest.mark.usefixtures("elsewhere")
    def test_not_without_a_database_and_tells_no_details(
        self, client: Client, closed_port: int, caplog: pytest.LogCaptureFixture
    ) -> None:
        response = client.get("/readyz")

        assert response.status_code == 503
        assert response.json() == {"status": "not ready", "database": "failed", "cache": "ok"}
        assert str(closed_port) in caplog.text
        assert "Service Unavailable" not in caplog.text

    def test_not_while_a_migration_is_missing(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        applied = MigrationRecorder(connection).applied_migrations()
        assert health._expected() <= applied.keys()
        later = health._expected() | {("catalog", "9999_later")}
        monkeypatch.setattr(health, "_expected", lambda: later)

        response = client.get("/readyz")

        assert response.status_code == 503
        assert response.json()["database"] == "migrations missing"

    def test_with_migrations_of_newer_code(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        fewer = frozenset(key for key in health._expected() if key[0] != "catalog")
        monkeypatch.setattr(health, "_expected", lambda: fewer)

        assert client.get("/readyz").status_code == 200

    def test_without_its_cache_which_is_told(
        self, client: Client, closed_port: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(cache_backends.RedisCache, "alone_until", 0.0)
        with override_settings(CACHES=caches_at(f"redis://127.0.0.1:{closed_port}", NOWHERE)):
            response = client.get("/readyz")

        assert response.status_code == 200
        assert response.json() == {"status": "ready", "database": "ok", "cache": "failed"}

    def test_without_a_cache_that_swallows_everything(self, client: Client) -> None:
        dummy = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
        with override_settings(CACHES=settings.CACHES | {"pages": dummy}):
            assert client.get("/readyz").json()["cache"] == "failed"

    def test_leaves_nothing_in_the_cache_for_long(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kept: list[Any] = []
        monkeypatch.setattr(caches["pages"].__class__, "set", lambda *call: kept.append(call[-1]))

        client.get("/readyz")

        assert kept == [10]


class TestHanging:
    @pytest.fixture
    def hanging(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Event]]:
        """Let the check of the database hang until the test is over, noting each time it was begun."""
        over, begun = Event(), list[Event]()

        def find() -> str:
            begun.append(over)
            over.wait()
            return "ok"

        monkeypatch.setattr(health, "PATIENCE", 0.05)
        monkeypatch.setitem(health.CHECKS, "database", health.Check(find))
        yield begun
        over.set()

    @pytest.mark.usefixtures("hanging")
    def test_is_answered_all_the_same(self, client: Client) -> None:
        response = client.get("/readyz")

        assert response.status_code == 503
        assert response.json()["database"] == "failed"

    def test_is_asked_no_second_time(self, client: Client, hanging: list[Event]) -> None:
        assert {client.get("/readyz").status_code for _ in range(5)} == {503}
        assert len(hanging) == 1

    def test_is_found_well_again(self, client: Client, hanging: list[Event]) -> None:
        assert client.get("/readyz").json()["database"] == "failed"
        check = health.CHECKS["database"]
        running = check.running
        assert running

        hanging[0].set()

        assert running.wait(10)
        assert check.found == "ok"

    @pytest.mark.usefixtures("hanging")
    def test_of_the_cache_leaves_the_gallery_ready(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(health.CHECKS, "cache", health.CHECKS["database"])
        monkeypatch.setitem(health.CHECKS, "database", health.Check(lambda: "ok"))
        monkeypatch.setattr(health, "PATIENCE", 0.5)

        response = client.get("/readyz")

        assert response.status_code == 200
        assert response.json()["cache"] == "failed"


def test_a_finding_is_remembered_however_many_ask(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def find() -> str:
        asked.append("database")
        return "ok"

    monkeypatch.setattr(health, "REMEMBERED", 60.0)
    monkeypatch.setitem(health.CHECKS, "database", health.Check(find))

    assert {client.get("/readyz").status_code for _ in range(5)} == {200}
    assert len(asked) == 1


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
class TestAnswer:
    @pytest.fixture(autouse=True)
    def well(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(health.CHECKS, "database", health.Check(lambda: "ok"))

    def test_comes_under_any_name_and_over_plain_http(self, client: Client, address: str) -> None:
        with override_settings(SECURE_SSL_REDIRECT=True, ALLOWED_HOSTS=["gallery.example"]):
            response = client.get(address, headers={"Host": "10.0.0.7:8000"})

        assert response.status_code == 200

    def test_is_kept_by_nobody_and_sets_no_cookie(self, client: Client, address: str) -> None:
        response = client.get(address)

        assert response["Cache-Control"] == "no-store"
        assert not response.cookies

    def test_is_for_those_who_read(self, client: Client, address: str) -> None:
        assert client.head(address).status_code == 200
        assert client.post(address).status_code == 405


def test_no_log_and_no_limit_stands_before() -> None:
    assert settings.MIDDLEWARE[0] == "gallery.operations.health.HealthMiddleware"
