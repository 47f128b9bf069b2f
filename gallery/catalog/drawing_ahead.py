"""Batches of sheets, drawn in other processes ahead of whoever writes the pictures down.

The batches themselves are made by a thread, while the one before is on its way to the database. Processes are
spawned, not forked: a fork would share the connections to database and cache, and could hold locks of threads
that it does not have. They import the engine and nothing of Django.
"""

from __future__ import annotations

import gc
import os
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from multiprocessing import current_process, get_context
from typing import TYPE_CHECKING, TypeVar

from gallery.catalog.picturing import Pictured, picture_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gallery.catalog.picturing import Sheet

T = TypeVar("T")

FEW = 50
"""Templates that are drawn sooner than processes start."""

AHEAD = 2
"""Batches that are drawn while another one is written."""

PORTION = 20
"""Templates that a process is handed at a time: so few that none waits long for the last one."""

SELDOM = 50_000
"""Objects that a process makes before it looks for those that refer to each other in circles. There are few:
looking as often as Python would takes a twelfth of the time of drawing, and a sixth of that of writing."""


def processes_for(count: int) -> int:
    """Return by how many processes so many templates are drawn: 1 for this one, else what the machine has."""
    may_start_others = not current_process().daemon
    return len(os.sched_getaffinity(0)) if count >= FEW and may_start_others else 1


@contextmanager
def looking_for_circles_seldom() -> Iterator[None]:
    """Take less time for the removal of objects, in whatever makes a great many."""
    thresholds = gc.get_threshold()
    gc.set_threshold(SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)


def drawn_ahead(
    batches: Iterable[tuple[T, list[list[Sheet]]]], processes: int
) -> Iterator[tuple[T, list[list[Pictured]]]]:
    """Yield batches in their order, each with what was made of the sheets of each of its templates.

    With one process it is this one, which draws a batch when it is asked for. With more, batches are made in
    another thread, which may not ask the database: on SQLite it would see another one in tests, and wait for
    this one's transaction otherwise. A process that is ended from outside is a BrokenProcessPool error.
    """
    if processes < 2:
        for batch, sheets in batches:
            yield batch, picture_all(sheets)
        return
    context = get_context("spawn")
    pool = ProcessPoolExecutor(processes, context, initializer=gc.set_threshold, initargs=(SELDOM,))
    waiting: deque[tuple[T, list[Future[list[list[Pictured]]]]]] = deque()
    try:
        for batch, sheets in _made_ahead(batches):
            portions = (sheets[start : start + PORTION] for start in range(0, len(sheets), PORTION))
            waiting.append((batch, [pool.submit(picture_all, portion) for portion in portions]))
            if len(waiting) > AHEAD:
                yield _finished(*waiting.popleft())
        while waiting:
            yield _finished(*waiting.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def _made_ahead(items: Iterable[T]) -> Iterator[T]:
    """Yield items, each made by a thread while the one before is in use; in the context of whoever asks."""
    remaining = iter(items)

    def following() -> T | None:
        return next(remaining, None)

    with ThreadPoolExecutor(1) as thread:
        upcoming = thread.submit(copy_context().run, following)
        while (item := upcoming.result()) is not None:
            upcoming = thread.submit(copy_context().run, following)
            yield item


def _finished(batch: T, portions: list[Future[list[list[Pictured]]]]) -> tuple[T, list[list[Pictured]]]:
    return batch, [pictured for portion in portions for pictured in portion.result()]
