"""What the benchmark asks of another program that draws."""

from abc import ABC, abstractmethod

from tests.benchmark.pictures import Picture
from tests.benchmark.subjects import Subject


class PeerError(Exception):
    """A peer cannot do what it is asked; the text says why."""


class Peer(ABC):
    """A program that draws a subject; `limit` is the largest ratio of our time to its."""

    name: str
    version: str
    limit: float
    remark = ""

    @abstractmethod
    def render(self, subject: Subject, count: int) -> float:
        """Draw a subject a number of times in a row, warm; return the mean in seconds."""

    def overhead(self, subject: Subject) -> float:  # noqa: ARG002 (here there is none)
        """Return what of `render`'s seconds is no drawing, measured apart."""
        return 0.0

    @abstractmethod
    def picture(self, subject: Subject) -> Picture:
        """Return what it draws as geometry."""
