"""Warnings about queries and drawings that take long, each with the request that waited for it."""

from __future__ import annotations

import logging
import re
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.backends.signals import connection_created

from gallery.operations import metrics

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.db.backends.base.base import BaseDatabaseWrapper

LONGEST_SQL = 2_000
"""Characters of a query that are logged: where it comes from is seen by then."""

COLUMNS = re.compile(r'((?:"\w+"\."\w+", ){2})(?:"\w+"\."\w+", )+')
"""Columns that Django lists one by one: what matters comes after them."""

logger = logging.getLogger("gallery.slowness")


def watch_queries() -> None:
    """Time the queries of every connection from now on, if anybody wants to know."""
    if settings.SLOW_QUERY_MS or settings.METRICS_TOKEN:
        connection_created.connect(_watch_connection, dispatch_uid="gallery.slowness")


def _watch_connection(connection: BaseDatabaseWrapper, **_kwargs: object) -> None:
    """Time the queries of a connection, which may have been opened before."""
    if timed_query not in connection.execute_wrappers:
        connection.execute_wrappers.append(timed_query)


def timed_query(
    execute: Callable[..., Any], sql: object, params: object, many: bool, context: dict[str, Any]
) -> Any:
    """Execute a query; log it if the database takes longer than SLOW_QUERY_MS to begin with its answer.

    What it was asked with is left out: there may be names, searches or hashes of passwords in it.
    """
    started = perf_counter()
    try:
        return execute(sql, params, many, context)
    finally:
        seconds = perf_counter() - started
        slow = 0 < settings.SLOW_QUERY_MS <= seconds * 1000
        metrics.count_query(seconds, slow=slow)
        if slow:
            _warn("slow query", seconds, sql=shortened(str(sql)))


def shortened(sql: str) -> str:
    """Return a query in one line, without most of its columns."""
    return COLUMNS.sub(r"\1... ", " ".join(sql.split()))[:LONGEST_SQL]


@contextmanager
def timed_drawing(slug: str = "") -> Iterator[None]:
    """Time what draws a template; log it if that takes longer than SLOW_DRAWING_MS.

    A source that is being written has no slug yet: its request says whose it is.
    """
    started = perf_counter()
    try:
        yield
    finally:
        seconds = perf_counter() - started
        slow = 0 < settings.SLOW_DRAWING_MS <= seconds * 1000
        metrics.count_drawing(seconds, slow=slow)
        if slow:
            _warn("slow drawing", seconds, **({"slug": slug} if slug else {}))


def _warn(what: str, seconds: float, **fields: str) -> None:
    logger.warning(what, extra={"fields": {"ms": round(seconds * 1000, 1), **fields}})
