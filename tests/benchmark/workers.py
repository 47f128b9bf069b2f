"""Work spread over all cores, with progress on standard error."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import Pool
from time import monotonic
from typing import TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

CHUNK = 8
EVERY = 2.0
"""Seconds between two lines of progress."""


def spread(
    work: Callable[[Job], Result], jobs: Sequence[Job], title: str, chunk: int = CHUNK
) -> Iterator[Result]:
    """Yield the results in the order of the jobs."""
    said = monotonic()
    with Pool(min(os.cpu_count() or 1, len(jobs) or 1)) as pool:
        for done, result in enumerate(pool.imap(work, jobs, chunk), start=1):
            if monotonic() - said > EVERY:
                said = monotonic()
                sys.stderr.write(f"  {title}: {done} of {len(jobs)}\n")
            yield result
