"""Requests per second under gunicorn, beside those of a bare Django view that gives the same bytes."""

from __future__ import annotations

import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from django.conf import settings
from django.core.management import call_command

from tests.benchmark.tables import Column, Table, at_least, at_most

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = {"detail": "/templates/canary-deploy-workflow/", "index": "/templates/"}
WHOLE, CONDITIONAL, SLOWEST = 0.5, 0.75, 10.0
"""What part of the bare view's requests is to be reached; how many medians the slowest hundredth may take."""
GZIP = "Accept-Encoding: gzip"


class Asked(NamedTuple):
    """A request to one of the two servers."""

    port: int
    path: str
    status: str = "200"
    headers: tuple[str, ...] = (GZIP,)


def measure(rounds: int, seconds: float, connections: int) -> Table:
    """Ask both servers in turn, so that whatever else the machine does hits both alike."""
    columns = ("gallery /s", ".0f"), ("bare /s", ".0f"), ("ratio", ".2f")
    table = Table(
        f"Requests per second of two workers, {connections} connections",
        (
            Column("page"),
            *(Column(*column) for column in columns),
            *(Column("target"), Column("")),
            *(Column(name, ".1f") for name in ("median ms", "99 % ms")),
            *(Column("target"), Column("")),
            *(Column("errors", "d"), Column("MB", ".0f")),
        ),
        notes=["MB: the largest worker of the gallery, resident"],
    )
    with tempfile.TemporaryDirectory() as folder, ExitStack() as servers:
        gallery, workers = servers.enter_context(_serving("gallery.wsgi", {}))
        for name, path in PAGES.items():
            (Path(folder) / name).write_bytes(_fetched(gallery, path)[0])
        bare, _ = servers.enter_context(_serving("tests.bare_django", {"BARE": folder}))
        for name, path in PAGES.items():
            tag = ("If-None-Match: " + _fetched(gallery, path)[1], GZIP)
            pairs = {
                name: (Asked(gallery, path), Asked(bare, f"/whole/{name}"), WHOLE),
                f"{name}, not changed": (
                    Asked(gallery, path, "304", tag),
                    Asked(bare, "/unchanged", "304", tag),
                    CONDITIONAL,
                ),
            }
            for what, (ours, theirs, part) in pairs.items():
                answers: list[tuple[dict[str, Any], dict[str, Any]]] = [
                    (_load(ours, seconds, connections), _load(theirs, seconds, connections))
                    for _ in range(rounds)
                ]
                ratio = statistics.median(one["per_second"] / other["per_second"] for one, other in answers)
                middle = {
                    key: statistics.median(one[key] for one, _ in answers)
                    for key in ("per_second", "median", "p99")
                }
                table.add(
                    *(what, middle["per_second"], statistics.median(o["per_second"] for _, o in answers)),
                    *(ratio, *at_least(ratio, part)),
                    *(middle["median"], middle["p99"], *at_most(middle["p99"], SLOWEST * middle["median"])),
                    *(sum(one["errors"] for one, _ in answers), max(map(_resident, workers()))),
                )
    return table


@contextmanager
def _serving(application: str, environment: dict[str, str]) -> Iterator[tuple[int, Any]]:
    """Run gunicorn with two workers; give its port, and what tells the process numbers of the workers."""
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", "2"]
    command += ["--threads", "4", "--preload", "--log-level", "error", "--no-control-socket", application]
    database = settings.DATABASES["default"]
    own = {"DATABASE_URL": _url(database), "ALLOWED_HOSTS": "localhost", "DEBUG": "0", **environment}
    if application == "gallery.wsgi":
        call_command("collectstatic", interactive=False, verbosity=0)
    with subprocess.Popen(command, env=os.environ | own) as server:  # noqa: S603 (our own code)
        try:
            for _try in range(300):
                with closing(socket.socket()) as tried:
                    if not tried.connect_ex(("127.0.0.1", port)):
                        break
                time.sleep(0.1)
            yield port, lambda: _children(server.pid)
        finally:
            server.terminate()


def _url(database: dict[str, Any]) -> str:
    """Return the address of the database of the run, as the setting has it."""
    if database["ENGINE"].endswith("sqlite3"):
        return f"sqlite:///{database['NAME']}"
    place = f"{database['HOST'] or 'localhost'}:{database['PORT'] or 5432}"
    return f"postgres://{database['USER']}:{database['PASSWORD']}@{place}/{database['NAME']}"


def _fetched(port: int, path: str) -> tuple[bytes, str]:
    """Return the bytes of a page as they are sent, and its entity tag."""
    connection = HTTPConnection("127.0.0.1", port)
    name, value = GZIP.split(": ")
    connection.request("GET", path, headers={"Host": "localhost", name: value})
    response = connection.getresponse()
    if response.status != 200:
        raise RuntimeError(f"{path}: {response.status}")
    with closing(connection):
        return response.read(), response.headers.get("ETag", "")


def _load(asked: Asked, seconds: float, connections: int) -> dict[str, Any]:
    """Ask from another process."""
    command = [sys.executable, "-m", "tests.benchmark_web.load", str(asked.port), asked.path]
    command += ["--status", asked.status, "--seconds", str(seconds), "--connections", str(connections)]
    for header in asked.headers:
        command += ["--header", header]
    done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603 (our own code)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _children(parent: int) -> list[int]:
    """Return the process numbers of the workers."""
    children = Path(f"/proc/{parent}/task/{parent}/children")
    return [int(number) for number in children.read_text(encoding="ascii").split()]


def _resident(process: int) -> float:
    """Return the peak of the memory of a process, in MB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return float(status.partition("VmHWM:")[2].split()[0]) / 1024
