"""Run long; see the package's docstring."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
from collections import deque
from itertools import islice
from secrets import token_hex
from time import monotonic
from typing import TYPE_CHECKING

from tests.fuzz import corpus, engine, shrinking, workers
from tests.fuzz.tally import Tally
from tests.fuzz.workers import Batch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.pool import AsyncResult

    from tests.fuzz.faults import Fault

PARTS = {"engine": "texts", "site": "requests"}
BATCH = {"engine": 200, "site": 50}
PROGRESS = 30.0
"""Seconds between two lines that say how far a run has come."""


def main() -> int:
    """Try texts and requests; print what was tried; keep each new fault; return 1 if there was any."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=main.__doc__)
    parser.add_argument("--only", choices=PARTS, help="one part alone")
    parser.add_argument("--texts", type=int, default=20_000, help="inputs of the engine (default: 20000)")
    parser.add_argument("--requests", type=int, default=4_000, help="requests of the site (default: 4000)")
    parser.add_argument("--seconds", type=float, help="end after about so many seconds, whatever was tried")
    parser.add_argument("--seed", default=token_hex(3), help="makes the same inputs again (default: any)")
    parser.add_argument(
        "--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: one a core)"
    )
    options = parser.parse_args()
    parts = [options.only] if options.only else list(PARTS)
    counts = {"engine": options.texts, "site": options.requests}
    _say(f"seed {options.seed}, {options.jobs} processes")
    end = monotonic() + options.seconds if options.seconds else float("inf")
    tallies = {}
    for at, part in enumerate(parts, 1):
        # Of the time that is left, each part may have as much as the others.
        until = monotonic() + (end - monotonic()) / (len(parts) - at + 1)
        tallies[part] = _tried(part, options.seed, counts[part], options.jobs, until)
    for part, tally in tallies.items():
        _say("\n" + "\n".join(tally.table(PARTS[part])))
    faulty = [(part, *found) for part, tally in tallies.items() for found in tally.found.values()]
    if faulty:
        _say("\nkept, each as small as it could be made:")
        for part, fault, text in faulty:
            _say(f"    {keep_small(part, fault, text)}\n        {fault.kind} in {fault.step}: {fault.about}")
    return 1 if faulty else 0


def _tried(part: str, seed: str, count: int, jobs: int, until: float) -> Tally:
    """Try so many inputs of a part in several processes, and say how it goes."""
    tally = Tally()
    start = told = monotonic()
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        # No more is handed out ahead than keeps all at work, so that a run can end in time.
        waiting: deque[AsyncResult[Tally]] = deque()
        batches = _batches(part, seed, count, until)
        while True:
            waiting.extend(
                pool.apply_async(workers.run, (batch,)) for batch in islice(batches, 2 * jobs - len(waiting))
            )
            if not waiting:
                break
            tally.add(waiting.popleft().get())
            if monotonic() > told + PROGRESS:
                told = monotonic()
                tried, faults = tally.tried.total(), tally.faults.total()
                _say(
                    f"{part}: {tried:,} of {count:,} {PARTS[part]} in {told - start:,.0f} s, {faults} faults"
                )
        pool.close()
        pool.join()
    return tally


def _batches(part: str, seed: str, count: int, until: float) -> Iterator[Batch]:
    """Yield what is to be tried, as long as there is time."""
    size = BATCH[part]
    for first in range(0, count, size):
        if monotonic() > until:
            return
        yield Batch(part, seed, first, min(size, count - first))


def keep_small(part: str, fault: Fault, text: str) -> str:
    """Make a failing input as small as may be, and write it into the corpus; return its file."""

    def fails(other: str) -> bool:
        return any(found.cause == fault.cause for found in workers.try_kept(part, other).faults)

    # To measure again and again what is slow would take too long.
    if fault.kind != "hang":
        shrink = shrinking.shrunk if part == "engine" else shrinking.shrunk_request
        text = shrink(text, fails)
    return str(corpus.keep(part, fault, engine.digest(text), text))


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        status = main()
    finally:
        workers.close()
    sys.exit(status)
