"""A shared cache holds what it is given; while it is gone the gallery does without it."""

from __future__ import annotations

import pickle
import shutil
import socket
import subprocess
import time
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from django.core.cache import caches
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings
from limits import RateLimitItemPerMinute

from gallery.operations import cache_backends
from gallery.operations.caches import caches_at
from gallery.operations.limits import Counters

if TYPE_CHECKING:
    from collections.abc import Iterator

NOWHERE = Path("/nowhere")


def a_free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def command_of(kind: str, port: int) -> list[str]:
    """Return how a server is started that keeps nothing on disk and listens on this machine alone."""
    if kind == "redis":
        return ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
    return ["memcached", "-p", str(port), "-l", "127.0.0.1", "-U", "0", "-u", "nobody"]


@contextmanager
def serving(kind: str, port: int) -> Iterator[None]:
    """Run a server of a kind as long as the block lasts."""
    command = command_of(kind, port)
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet) as server:  # noqa: S603 (ours)
        try:
            for _try in range(200):
                with closing(socket.socket()) as found:
                    if not found.connect_ex(("127.0.0.1", port)):
                        break
                time.sleep(0.02)
            yield
        finally:
            server.terminate()


@pytest.fixture(autouse=True)
def not_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for backend in (cache_backends.RedisCache, cache_backends.MemcachedCache):
        monkeypatch.setattr(backend, "alone_until", 0.0)


@pytest.fixture(params=["redis", "memcached"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@contextmanager
def caches_on(kind: str, port: int) -> Iterator[None]:
    with override_settings(CACHES=caches_at(f"{kind}://127.0.0.1:{port}", NOWHERE)):
        yield
        caches.close_all()


def test_bytes_come_back_as_they_were(kind: str) -> None:
    port = a_free_port()
    with serving(kind, port), caches_on(kind, port):
        pages, pictures = caches["pages"], caches["pictures"]
        assert pages.get("a") is None
        pages.set("a", b"\x00\xff page")
        pictures.set("a", b"picture")
        assert (pages.get("a"), pictures.get("a")) == (b"\x00\xff page", b"picture")
        pages.set("large", b"x" * (cache_backends.MOST_BYTES + 1))
        assert pages.get("large") is None
        assert pages.get("a"), "a refusal of one value is no failure of the cache"


def test_what_others_wrote_is_never_unpickled(kind: str) -> None:
    port = a_free_port()
    evil = pickle.dumps({"a": 1})
    with serving(kind, port), caches_on(kind, port):
        caches["pages"].set("a", evil)
        assert caches["pages"].get("a") == evil


def test_cache_that_is_gone_is_an_empty_one_and_left_alone_for_a_while(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port, said = a_free_port(), []
    monkeypatch.setattr(cache_backends.logger, "warning", lambda words, *_error: said.append(words))
    backend: Any = {"redis": cache_backends.RedisCache, "memcached": cache_backends.MemcachedCache}[kind]
    with caches_on(kind, port):
        assert caches["pages"].get("a") is None
        caches["pages"].set("a", b"1")
        assert caches["pages"].get("a", b"other") == b"other"
    assert len(said) == 1, "it is tried once"
    assert "goes on without it" in said[0]

    with serving(kind, port), caches_on(kind, port):
        caches["pages"].set("a", b"1")
        assert caches["pages"].get("a") is None, "still left alone"
        monkeypatch.setattr(backend, "alone_until", 0.0)
        caches["pages"].set("a", b"1")
        assert caches["pages"].get("a") == b"1", "it is back"


def test_unknown_kind_of_cache_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(ImproperlyConfigured, match="none of redis, rediss, unix and memcached"):
        caches_at("postgres://127.0.0.1/", NOWHERE)


def test_without_an_address_everything_stays_on_the_machine() -> None:
    found = caches_at("", NOWHERE)
    assert {name: cache["BACKEND"].rpartition(".")[2] for name, cache in found.items()} == {
        "default": "LocMemCache",
        "pages": "LocMemCache",
        "pictures": "FileCache",
    }


def test_redis_may_be_reached_by_a_socket(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    if not shutil.which("redis-server"):
        pytest.skip("redis-server is not installed")
    place = tmp_path / "redis"
    address = f"unix://{place}?db=0"
    command = ["redis-server", "--port", "0", "--unixsocket", str(place), "--save", ""]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:  # noqa: S603 (ours)
        try:
            while not place.exists() and server.poll() is None:
                time.sleep(0.02)
            with override_settings(CACHES=caches_at(address, NOWHERE)):
                caches["pages"].set("a", b"page")
                assert caches["pages"].get("a") == b"page"
                caches.close_all()
            one, other = Counters(address), Counters(address)
            item = RateLimitItemPerMinute(1)
            assert one.spend(item, "here") == 0 < other.spend(item, "here")
            for counters in (one, other):
                cast("Any", counters._shared).storage.storage.close()
        finally:
            server.terminate()
    assert not caplog.records
