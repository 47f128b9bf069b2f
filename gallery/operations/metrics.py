"""Figures for Prometheus at `/metrics`, for whoever knows METRICS_TOKEN; without one there are none.

Whatever counts something calls a function here. Without a token it returns at once, and `prometheus_client`
is not even imported. Labels have few values: names of addresses, never addresses.

Under gunicorn every worker writes its figures into files of a folder that `gallery.server` makes and names
in PROMETHEUS_MULTIPROC_DIR; whichever worker is asked adds them up.
"""

from __future__ import annotations

import fcntl
import logging
import os
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse
from django.utils.crypto import constant_time_compare
from django.utils.deprecation import MiddlewareMixin

from gallery.operations.request_ids import URL_NAME, seconds_of, url_name_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.http import HttpRequest, HttpResponseBase

logger = logging.getLogger("gallery.metrics")

PATH = "/metrics"
FOLDER_VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
"""Others are counted as one: visitors may make up their own."""

# In seconds: kept pages take less than a millisecond, the largest drawings some seconds.
REQUEST_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
QUERY_SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5)
DRAWING_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Figures:
    """All figures there are, with their labels."""

    def __init__(self) -> None:
        # Only now: it decides on being imported where figures are kept, and takes 50 ms.
        from prometheus_client import CollectorRegistry, Counter, Histogram  # noqa: PLC0415

        self.registry = CollectorRegistry()

        def counter(name: str, words: str, *labels: str) -> Counter:
            return Counter(f"gallery_{name}", words, labels, registry=self.registry)

        def histogram(name: str, words: str, buckets: tuple[float, ...], *labels: str) -> Histogram:
            return Histogram(f"gallery_{name}", words, labels, registry=self.registry, buckets=buckets)

        self.requests = counter("requests", "Requests that were answered.", "url_name", "method", "status")
        self.request_seconds = histogram(
            "request_seconds", "Time until a request was answered.", REQUEST_SECONDS, "url_name"
        )
        self.query_seconds = histogram(
            "query_seconds", "Time until the database began to answer.", QUERY_SECONDS
        )
        self.slow_queries = counter("slow_queries", "Queries slower than SLOW_QUERY_MS.")
        self.drawing_seconds = histogram(
            "drawing_seconds", "Time that it took to draw a template.", DRAWING_SECONDS
        )
        self.slow_drawings = counter("slow_drawings", "Drawings slower than SLOW_DRAWING_MS.")
        self.pages = counter("pages", "Pages by what the cache of pages had of them.", "outcome")
        self.refusals = counter("refusals", "Requests refused because there were too many.", "limit")


@cache
def _made() -> Figures:
    return Figures()


def _figures() -> Figures | None:
    return _made() if settings.METRICS_TOKEN else None


def count_request(request: HttpRequest, status: int) -> None:
    """Count a request that has been answered, and how long it took."""
    if figures := _figures():
        name = url_name_of(request)
        method = request.method if request.method in METHODS else "other"
        figures.requests.labels(name, method, f"{status // 100}xx").inc()
        figures.request_seconds.labels(name).observe(seconds_of(request))


def count_query(seconds: float, *, slow: bool) -> None:
    """Count a query of the database."""
    if figures := _figures():
        figures.query_seconds.observe(seconds)
        if slow:
            figures.slow_queries.inc()


def count_drawing(seconds: float, *, slow: bool) -> None:
    """Count a template that was drawn."""
    if figures := _figures():
        figures.drawing_seconds.observe(seconds)
        if slow:
            figures.slow_drawings.inc()


def count_page(outcome: str) -> None:
    """Count a page by what the cache of pages had of it, such as `hit`: one of a few words."""
    if figures := _figures():
        figures.pages.labels(outcome).inc()


def count_refusal(limit: str) -> None:
    """Count a request that a limit refused, such as `search`: one of a few words."""
    if figures := _figures():
        figures.refusals.labels(limit).inc()


class MetricsMiddleware(MiddlewareMixin):
    """Count every request, and answer `/metrics`; not there without METRICS_TOKEN.

    It stands before whatever looks at the name of the host, leads to https or asks the database: Prometheus
    asks this very process, under whatever name it has inside.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if not settings.METRICS_TOKEN:
            raise MiddlewareNotUsed
        _made()
        super().__init__(get_response)

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        """Answer whoever asks for the figures."""
        if request.path_info != PATH:
            return None
        request.META[URL_NAME] = "metrics"
        response = answer(request)
        response.headers["Content-Length"] = str(len(response.content))
        return response

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Count an answer as it leaves."""
        count_request(request, response.status_code)
        return response


def answer(request: HttpRequest) -> HttpResponse:
    """Answer with all figures as text, 401 without the token."""
    from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4  # noqa: PLC0415

    if request.method not in {"GET", "HEAD"}:
        return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
    scheme, _, token = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
    if scheme.lower() != "bearer" or not constant_time_compare(token.strip(), settings.METRICS_TOKEN):
        return HttpResponse(
            "Send METRICS_TOKEN as `Authorization: Bearer …`.\n",
            "text/plain; charset=utf-8",
            401,
            headers={"WWW-Authenticate": 'Bearer realm="metrics"', "Cache-Control": "no-store"},
        )
    return HttpResponse(exposition(), CONTENT_TYPE_PLAIN_0_0_4, headers={"Cache-Control": "no-store"})


def exposition() -> bytes:
    """Return all figures as Prometheus reads them, those of all processes together."""
    from prometheus_client import CollectorRegistry, generate_latest, multiprocess  # noqa: PLC0415

    folder = os.environ.get(FOLDER_VARIABLE)
    if not folder:
        return generate_latest(_made().registry)
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry, folder)  # type: ignore[no-untyped-call]
    with _locked(Path(folder), fcntl.LOCK_SH):
        return generate_latest(registry)


def bury(pid: int) -> None:
    """Add the figures of a process that has ended to those of all that ended before it.

    Its files would be read at each asking for ever after, and workers come and go. Never raises: what calls
    it is the process that keeps all others alive.
    """
    from prometheus_client import multiprocess  # noqa: PLC0415

    folder = Path(os.environ[FOLDER_VARIABLE])
    multiprocess.mark_process_dead(pid, str(folder))  # type: ignore[no-untyped-call]
    with _locked(folder, fcntl.LOCK_EX):
        for kind in ("counter", "histogram"):
            left = folder / f"{kind}_{pid}.db"
            if not left.exists():
                continue
            try:
                _add(left, folder / f"{kind}_0.db")
            except Exception:  # the process may have been killed while it wrote
                logger.exception("the figures of process %s are lost", pid)
            left.unlink()


def _add(left: Path, sums: Path) -> None:
    """Add every figure in a file to those in another."""
    from prometheus_client.mmap_dict import MmapedDict  # noqa: PLC0415

    figures = [*MmapedDict.read_all_values_from_file(str(left))]  # type: ignore[no-untyped-call]
    total = MmapedDict(str(sums))  # type: ignore[no-untyped-call]
    for key, value, *_ in figures:
        total.write_value(key, total.read_value(key)[0] + value, 0.0)  # type: ignore[no-untyped-call]
    total.close()  # type: ignore[no-untyped-call]


@contextmanager
def _locked(folder: Path, how: int) -> Iterator[None]:
    """Let nobody read while figures move from one file to another: they would be counted twice."""
    with (folder / "lock").open("w") as file:
        fcntl.flock(file, how)
        yield
