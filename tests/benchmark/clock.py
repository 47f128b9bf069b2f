"""Wall time of several programs, interleaved so that whatever else the machine does hits all alike."""

import statistics
from collections.abc import Callable, Mapping
from time import perf_counter
from typing import NamedTuple, TypeVar

BATCH = 0.06
"""Seconds that a batch aims at: long beside the clock's grain, short beside other work on the machine."""
MOST = 30
WARM_UP = 1.0
"""Seconds of work before a program counts as warm: the compilers inside some peers need that."""

Name = TypeVar("Name")
Batch = Callable[[int], float]
"""Work a number of times in a row, return the mean in seconds."""


class Times(NamedTuple):
    """Median and minimum of the batches' means, in ms."""

    median: float
    minimum: float


def repeat(work: Callable[[], object]) -> Batch:
    """Make a batch of work in this process."""

    def batch(count: int) -> float:
        start = perf_counter()
        for _ in range(count):
            work()
        return (perf_counter() - start) / count

    return batch


def warm(batch: Batch, seconds: float = WARM_UP) -> int:
    """Work until warm; return how many renders make a batch."""
    spent, count = 0.0, 1
    while True:
        mean = batch(count)
        spent += mean * count
        count = max(1, min(MOST, round(BATCH / max(mean, 1e-6))))
        if spent >= seconds:
            return count


def interleave(batches: Mapping[Name, Batch], rounds: int) -> dict[Name, Times]:
    """Time all programs, warm ones, in turn: a batch each, as many rounds as asked."""
    counts = {name: warm(batch, seconds=0) for name, batch in batches.items()}
    samples: dict[Name, list[float]] = {name: [] for name in batches}
    for _ in range(rounds):
        for name, batch in batches.items():
            samples[name].append(1000 * batch(counts[name]))
    return {name: Times(statistics.median(times), min(times)) for name, times in samples.items()}
