"""What can go wrong with an input, and how long each step of the work on it took."""

from __future__ import annotations

import traceback
from time import process_time
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

HANG = 1.0
"""Seconds of this process's own work that a step may take, whatever else the machine does."""

T = TypeVar("T")


class Fault(NamedTuple):
    """Something that must not be: what kind, in which step, and more about it."""

    kind: str
    """`exception`, `hang`, `violation` or the number of an answer, such as `500`."""
    step: str
    about: str
    """The same for the same cause, as far as can be told: by it faults are sorted, and inputs shrunk."""

    @property
    def cause(self) -> tuple[str, str, str]:
        """What two faults have in common that are probably one; of a hang, the time does not matter."""
        return self.kind, self.step, "" if self.kind == "hang" else self.about


class Violation(AssertionError):  # noqa: N818 (it is what a property's failing is called)
    """A property that does not hold."""


class Watch:
    """Runs steps one after the other; notes how long they took and what went wrong."""

    def __init__(self) -> None:
        self.allowed = HANG
        """Seconds that a step may take: more for what is larger than anybody writes."""
        self.faults: list[Fault] = []
        self.seconds: dict[str, float] = {}

    def step(self, name: str, work: Callable[[], T]) -> T | None:
        """Do a step; None where it failed, for which nothing that rests on it can be done."""
        start = process_time()
        try:
            return work()
        except Violation as violation:
            self.faults.append(Fault("violation", name, str(violation)))
        except Exception as error:
            self.faults.append(Fault("exception", name, where(error)))
        finally:
            taken = process_time() - start
            self.seconds[name] = max(taken, self.seconds.get(name, 0.0))
            if taken > self.allowed:
                self.faults.append(Fault("hang", name, f"{taken:.1f} s"))
        return None


def hold(condition: object, about: str) -> None:
    """Raise `Violation` unless a condition holds."""
    if not condition:
        raise Violation(about)


def where(error: BaseException) -> str:
    """Return the type of an error and the line that raised it, the last one of ours if there is one."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [
        frame for frame in frames if "/gallery/" in frame.filename and "/.venv/" not in frame.filename
    ] or frames
    place = f"{'/'.join(ours[-1].filename.split('/')[-2:])}:{ours[-1].name}"
    return f"{type(error).__name__} in {place}"
