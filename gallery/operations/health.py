"""Whether the process lives, and whether it can do its work: `/healthz` and `/readyz`, for those who run it.

    /healthz   200 as long as the process answers; touches nothing
    /readyz    200 if the database answers and has this code's migrations, else 503; tells of the cache, too

Whoever starts processes asks the one and starts a dead one anew; whoever shares out requests asks the other
and leaves out a process that would only show errors. Asked often, by anyone: an answer costs one short
connection to the database at most once in `REMEMBERED` seconds, and says no more than which check failed.
"""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass, field
from functools import cache
from threading import Event, Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING

from django.core.cache import caches
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpResponseNotAllowed, JsonResponse

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

logger = logging.getLogger(__name__)

PATIENCE = 1.8
"""Seconds after which a check that has not come back counts as failed."""
REMEMBERED = 1.0
"""Seconds for which what a check found is told again, however many ask."""


@dataclass
class Check:
    """Something that can fail or hang, looked at by one thread at a time.

    A check that hangs keeps its thread until it comes back; those who ask meanwhile wait for the same one, so
    that neither threads nor connections pile up behind a database that is stuck.
    """

    find: Callable[[], str]
    """Return `ok` or the word that says what is wrong."""
    found: str = "failed"
    at: float = float("-inf")
    running: Event | None = None
    lock: Lock = field(default_factory=Lock)

    def begin(self) -> Event | None:
        """Start looking, unless somebody is at it or has just been: return what to wait for."""
        with self.lock:
            if self.running is None and monotonic() - self.at > REMEMBERED:
                self.running = Event()
                Thread(target=self._look, args=[self.running], name="health", daemon=True).start()
            return self.running

    def wait(self, running: Event | None, until: float) -> str:
        """Return what was found, waiting for it no longer than to a time of the monotonic clock."""
        if running is None or running.wait(max(0.0, until - monotonic())):
            return self.found
        return "failed"

    def _look(self, running: Event) -> None:
        try:
            found = self.find()
        except Exception as error:  # (whatever it is, the gallery cannot work like this)
            # The message of a driver may name hosts and users; it is for the log alone.
            logger.warning("a health check failed: %s: %s", type(error).__name__, error)
            found = "failed"
        with self.lock:
            self.found, self.at, self.running = found, monotonic(), None
        running.set()


@cache
def _expected() -> frozenset[tuple[str, str]]:
    """Return the migrations of this code, by app and name: read from disk once a process."""
    return frozenset(MigrationLoader(None).graph.nodes)


def find_database() -> str:
    """Ask the database what it has applied, by the connection of this thread: a new one, closed again."""
    connection = connections[DEFAULT_DB_ALIAS]
    try:
        applied = MigrationRecorder(connection).applied_migrations().keys()
    finally:
        connection.close()
    return "ok" if _expected() <= applied else "migrations missing"


def find_cache() -> str:
    """Put something into the cache and ask for it: a cache that is gone swallows it without a word."""
    name = f"health-{secrets.token_hex(8)}"
    shared = caches["pages"]
    try:
        shared.set(name, b"here", 10)
        return "ok" if shared.get(name) == b"here" else "failed"
    finally:
        shared.close()


NEEDED = {"database": Check(find_database)}
"""Without these there is no page; what else is asked is told and no more."""
CHECKS = NEEDED | {"cache": Check(find_cache)}


def look() -> dict[str, str]:
    """Return what each check finds, in `PATIENCE` seconds all together."""
    until = monotonic() + PATIENCE
    running = {name: check.begin() for name, check in CHECKS.items()}
    return {name: CHECKS[name].wait(asked, until) for name, asked in running.items()}


class HealthMiddleware:
    """Answer both addresses before anything else sees the request.

    So they answer under any name and over plain http, as those on this side of the proxy ask, set no cookie
    and are in no log. This must be the first middleware.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Say how it is; leave every other address to others."""
        if request.path_info not in ("/healthz", "/readyz"):
            return self.get_response(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        if request.path_info == "/healthz":
            return _answer(200, {"status": "alive"})
        found = look()
        ready = all(found[name] == "ok" for name in NEEDED)
        return _answer(200 if ready else 503, {"status": "ready" if ready else "not ready", **found})


def _answer(status: int, data: dict[str, str]) -> HttpResponseBase:
    response = JsonResponse(data, status=status, headers={"Cache-Control": "no-store"})
    response.headers["Content-Length"] = str(len(response.content))
    # Django would log each 503 as an error; the check itself says once why it failed.
    response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001
    return response
