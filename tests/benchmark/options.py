"""What a run is asked for."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """`quick` takes fewer repeats and random diagrams; `verbose` names the worst cases below a table."""

    only: frozenset[str]
    quick: bool = False
    verbose: bool = False
    peers: Path | None = None
    json: Path | None = None
