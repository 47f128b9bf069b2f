"""What settings can say: DATABASE_URL, what its kind of database demands of the others, what is refused."""

from __future__ import annotations

import runpy
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from environs import EnvValidationError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Read = Callable[..., dict[str, Any]]

SETTINGS = settings.BASE_DIR / "gallery" / "settings.py"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Read:
    """Read the settings under other variables; those not named are not set."""
    for name in ("DATABASE_URL", "SECRET_KEY", "SECRET_KEY_FALLBACKS", "ALLOWED_HOSTS"):
        for variable in (name, f"{name}_FILE"):
            monkeypatch.delenv(variable, raising=False)

    def read(**variables: str) -> dict[str, Any]:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(SETTINGS))

    return read


@pytest.mark.parametrize(
    ("name", "value", "advice"),
    [
        ("ALLOWED_HOSTS", "gallery.example, https://gallery.example", "without https://"),
        ("PLAYGROUND_URL", "flowzap.example", "begins with https://"),
        ("CACHE_URL", "redis://127.0.0.1:port/0", "CACHE_URL: Port could not be cast"),
        ("CACHE_URL", "memcached://127.0.0.1:11211,127.0.0.1:99999", "CACHE_URL: Port out of range"),
    ],
)
def test_what_no_page_could_be_served_with_is_refused(read: Read, name: str, value: str, advice: str) -> None:
    with pytest.raises((ImproperlyConfigured, EnvValidationError), match=advice):
        read(**{name: value})


class TestPostgreSQL:
    def database(self, read: Read, url: str) -> dict[str, Any]:
        database: dict[str, Any] = read(SECRET_KEY="x", DATABASE_URL=url)["DATABASES"]["default"]
        assert database["ENGINE"] == "django.db.backends.postgresql"
        return database

    def test_keeps_connections_and_gives_up_what_has_vanished(self, read: Read) -> None:
        database = self.database(read, "postgres://gallery:se%40cret@db.example:5433/gallery")

        assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example", 5433, "gallery")
        assert (database["USER"], database["PASSWORD"]) == ("gallery", "se@cret")
        assert database["CONN_MAX_AGE"] == 60
        assert database["CONN_HEALTH_CHECKS"] is True
        assert database["OPTIONS"] == {"connect_timeout": 5, "tcp_user_timeout": 10_000}

    def test_may_ask_for_tls(self, read: Read) -> None:
        query = "sslmode=verify-full&sslrootcert=/etc/ssl/db.pem"
        options = self.database(read, f"postgresql://gallery@db.example/gallery?{query}")["OPTIONS"]

        assert options["sslmode"] == "verify-full"
        assert options["sslrootcert"] == "/etc/ssl/db.pem"
        assert options["connect_timeout"] == 5

    def test_may_have_options_of_its_own_which_count_more(self, read: Read) -> None:
        query = "connect_timeout=20&options=-c%20statement_timeout%3D90s"
        options = self.database(read, f"postgres://gallery@db.example/gallery?{query}")["OPTIONS"]

        assert options["connect_timeout"] == 20
        assert options["options"] == "-c statement_timeout=90s"

    @pytest.mark.parametrize("url", ["postgres://gallery@%2Frun%2Fpostgresql/gallery", "postgres:///gallery"])
    def test_may_be_at_a_socket(self, read: Read, url: str) -> None:
        database = self.database(read, url)

        assert database["HOST"] in {"/run/postgresql", ""}
        assert database["NAME"] == "gallery"

    @pytest.mark.parametrize("key", [{}, {"SECRET_KEY": ""}])
    def test_demands_a_secret_key(self, read: Read, key: dict[str, str]) -> None:
        with pytest.raises(ImproperlyConfigured, match=r"SECRET_KEY must be set.*token_urlsafe"):
            read(DATABASE_URL="postgres://gallery@db.example/gallery", **key)


class TestSQLite:
    def test_makes_no_key_where_one_is_given(self, read: Read) -> None:
        assert read(SECRET_KEY="given")["SECRET_KEY"] == "given"

    def test_keeps_its_own_options(self, read: Read) -> None:
        database = read(SECRET_KEY="x", DATABASE_URL="sqlite:////tmp/gallery.sqlite3")["DATABASES"]["default"]

        assert database["NAME"] == "/tmp/gallery.sqlite3"  # noqa: S108 (nothing is written)
        assert "journal_mode = WAL" in database["OPTIONS"]["init_command"]


class TestFiles:
    def test_hold_what_no_environment_should_show(self, read: Read, tmp_path: Path) -> None:
        secret, database = tmp_path / "secret_key", tmp_path / "database_url"
        secret.write_text("from a file\n")
        database.write_text("postgres://gallery@db.example/gallery\n")

        found = read(SECRET_KEY_FILE=str(secret), DATABASE_URL_FILE=str(database))

        assert found["SECRET_KEY"] == "from a file"
        assert found["DATABASES"]["default"]["NAME"] == "gallery"

    def test_must_be_there(self, read: Read, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match="SECRET_KEY_FILE must be a readable file"):
            read(SECRET_KEY_FILE=str(tmp_path / "missing"))


def test_lists_may_have_spaces(read: Read) -> None:
    found = read(SECRET_KEY="new", SECRET_KEY_FALLBACKS="old, older", ALLOWED_HOSTS="a.example, b.example")

    assert found["SECRET_KEY_FALLBACKS"] == ["old", "older"]
    assert found["ALLOWED_HOSTS"] == ["a.example", "b.example"]
