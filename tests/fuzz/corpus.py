"""The inputs that once went wrong: text files, run by every `make test` from then on.

    engine-<kind>-<step>-<digest>.fz    a source, as it is (UTF-8, lone surrogates as three bytes)
    site-<kind>-<step>-<digest>.json    a request, its fields by name

A name says what the fault was; what a file is about can be written into it where it is JSON (`about`).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.fuzz.faults import Fault

FOLDER = Path(__file__).with_name("corpus")


def sources(folder: Path = FOLDER) -> Iterator[tuple[str, str]]:
    """Yield name and text of every source."""
    for path in sorted(folder.glob("engine-*.fz")):
        yield path.stem, path.read_bytes().decode("utf-8", "surrogatepass")


def requests(folder: Path = FOLDER) -> Iterator[tuple[str, str]]:
    """Yield name and text of every request."""
    for path in sorted(folder.glob("site-*.json")):
        yield path.stem, path.read_text(encoding="utf-8")


def keep(part: str, fault: Fault, digest: str, text: str, folder: Path = FOLDER) -> Path:
    """Write an input into the corpus; return where it lies."""
    words = re.sub(r"[^a-z0-9]+", "-", f"{fault.kind} {fault.step}".lower()).strip("-")
    suffix = "fz" if part == "engine" else "json"
    path = folder / f"{part}-{words[:50]}-{digest}.{suffix}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return path
