"""The server itself, with two workers: its figures are one, its lines have one form."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, closing, contextmanager, suppress
from http.client import HTTPConnection
from typing import TYPE_CHECKING, NamedTuple

from django.conf import settings
from prometheus_client.parser import text_string_to_metric_families

from tests.operations.secrets import QUERY, SECRETS, TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

METRICS_TOKEN = "metrics-token-of-this-test"
PATIENCE = 60
"""Seconds after which a server does not come any more, on the slowest machine."""


class Server(NamedTuple):
    """A server that runs."""

    port: int
    pid: int

    def get(self, path: str, token: str = "") -> tuple[int, str]:
        """Return status and content of an address, as a machine beside it asks."""
        headers = {"Host": "localhost"} | ({"Authorization": f"Bearer {token}"} if token else {})
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)) as connection:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()

    def figure(self, name: str, **labels: str) -> float:
        """Return the sum of a figure over the labels that are left open."""
        _, text = self.get("/metrics", METRICS_TOKEN)
        samples = (sample for family in text_string_to_metric_families(text) for sample in family.samples)
        return sum(s.value for s in samples if s.name == name and labels.items() <= s.labels.items())

    def workers(self) -> frozenset[int]:
        """Return the ids of its processes."""
        with open(f"/proc/{self.pid}/task/{self.pid}/children") as children:  # noqa: PTH123 (no file)
            return frozenset(int(pid) for pid in children.read().split())


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """Run a server whose lines go to `lines` in a folder, and its temporary files beside them."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        "PORT": str(port),
        "TMPDIR": str(folder),
        "SECRET_KEY": "secret-key-of-this-test",
        "DATABASE_URL": f"sqlite:///{folder / 'gallery.sqlite3'}",
        "METRICS_TOKEN": METRICS_TOKEN,
        "LOG_FORMAT": "json",
        "ACCESS_LOG": "1",
        "DEBUG": "1",  # or pages would need the static files collected
    }
    command = [sys.executable, "-m", "gunicorn", "--config", "python:gallery.server"]
    with (folder / "lines").open("w") as lines:
        process = subprocess.Popen(  # noqa: S603 (the command is ours)
            command, env=environment, cwd=settings.BASE_DIR, stderr=lines, stdout=subprocess.DEVNULL
        )
        try:
            server = Server(port, process.pid)
            wait_for(server)
            yield server
        finally:
            process.terminate()
            process.wait(PATIENCE)


def wait_for(server: Server, *, without: frozenset[int] = frozenset()) -> None:
    """Return once a server answers with two workers, none of them `without`."""
    for _ in range(PATIENCE * 10):
        with suppress(OSError):
            workers = server.workers()
            if len(workers) == 2 and not workers & without and server.get("/metrics")[0] == 401:
                return
        time.sleep(0.1)
    raise TimeoutError


def test_figures_and_lines_of_all_workers(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        for _ in range(20):
            assert server.get(f"/drafts/{TOKEN}/?q={QUERY}")[0] == 403
        first = server.workers()

        assert server.figure("gallery_requests_total", url_name="draft_detail") == 20
        assert server.figure("gallery_request_seconds_count", url_name="draft_detail") == 20

        for pid in first:
            os.kill(pid, 15)
        wait_for(server, without=first)
        assert server.figure("gallery_requests_total", url_name="draft_detail") == 20

        with socket.create_connection(("127.0.0.1", server.port)) as stranger:
            stranger.sendall(f"NONSENSE /drafts/{TOKEN}/?q={QUERY}\r\n\r\n".encode())
            assert b"400 Bad Request" in stranger.recv(1_000)

    text = (tmp_path / "lines").read_text()
    lines = [json.loads(line) for line in text.splitlines()]
    asked = [line for line in lines if line.get("url_name") == "draft_detail"]
    assert [line["path"] for line in asked] == ["/drafts/***/"] * 20
    assert len({line["request_id"] for line in asked}) == 20
    assert any(line["logger"] == "gunicorn.error" and "Invalid" in line["message"] for line in lines)
    assert not any(secret in text for secret in (*SECRETS, METRICS_TOKEN, "127.0.0.1"))
    assert not [*tmp_path.glob("gallery-metrics-*")]


def test_whoever_comes_while_it_ends_is_answered_or_turned_away_at_once(tmp_path: Path) -> None:
    said: list[object] = []
    with serving(tmp_path) as server, ExitStack() as open_ones:
        for _ in range(4):
            kept_alive = open_ones.enter_context(closing(HTTPConnection("127.0.0.1", server.port)))
            kept_alive.request("GET", "/healthz", headers={"Host": "localhost"})
            kept_alive.getresponse().read()
        os.kill(server.pid, 15)
        while ConnectionRefusedError not in said:
            try:
                said.append(server.get("/healthz")[0])
            except OSError as error:
                said.append(type(error))

    assert set(said) <= {200, ConnectionRefusedError}
