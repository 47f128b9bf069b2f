"""How gunicorn is told to serve: as it reads it itself."""

from __future__ import annotations

import os
import runpy
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from environs import EnvValidationError
from gunicorn.config import Config

from gallery.workers import DrainingWorker

if TYPE_CHECKING:
    from collections.abc import Callable

    Read = Callable[..., Config]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Read:
    """Read the configuration under other variables; those not named are not set."""
    for name in ("HOST", "PORT", "WORKERS", "THREADS", "FORWARDED_ALLOW_IPS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PGOPTIONS", "")
    monkeypatch.delenv("PGOPTIONS")

    def read(**variables: str) -> Config:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        config = Config()
        for name, value in runpy.run_path(str(settings.BASE_DIR / "gallery" / "server.py")).items():
            if name in config.settings:
                config.set(name, value)
        return config

    return read


def test_serves_this_machine_alone(read: Read) -> None:
    config = read()

    assert config.address == [("127.0.0.1", 8000)]
    assert (config.workers, config.threads) == (2, 4)
    assert config.worker_class is DrainingWorker


@pytest.mark.parametrize(
    ("host", "address"), [("127.0.0.2", ("127.0.0.2", 9000)), ("::1", ("::1", 9000)), ("::", ("::", 9000))]
)
def test_serves_where_it_is_told(read: Read, host: str, address: tuple[str, int]) -> None:
    config = read(HOST=host, PORT="9000", WORKERS="4", THREADS="8")

    assert config.address == [address]
    assert (config.workers, config.threads) == (4, 8)


@pytest.mark.parametrize("variable", [{"WORKERS": "0"}, {"THREADS": "none"}, {"PORT": "70000"}])
def test_refuses_what_cannot_be(read: Read, variable: dict[str, str]) -> None:
    with pytest.raises(EnvValidationError, match=next(iter(variable))):
        read(**variable)


def test_believes_nothing_that_requests_say_of_themselves(read: Read) -> None:
    config = read()

    assert config.forwarded_allow_ips == []
    assert config.forwarder_headers == []


def test_keeps_connections_longer_than_the_proxies(read: Read) -> None:
    assert read().keepalive > 60


def test_bounds_what_a_page_asks_of_postgresql(read: Read) -> None:
    read()

    assert "statement_timeout=30s" in os.environ["PGOPTIONS"]


def test_leaves_bounds_that_are_given(read: Read) -> None:
    read(PGOPTIONS="-c statement_timeout=5s")

    assert os.environ["PGOPTIONS"] == "-c statement_timeout=5s"
