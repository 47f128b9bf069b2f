"""Files that say what they said before or all that is new, whatever happens while they are written."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Give a path to write to, beside that of a file; in the end, what is there takes the file's place."""
    draft = path.with_name(f".{path.name}.new")
    try:
        yield draft
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def write_whole(path: Path, data: bytes) -> None:
    """Write a file."""
    with beside(path) as draft:
        draft.write_bytes(data)
