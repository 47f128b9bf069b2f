"""How far a long command has come: a bar on a terminal, nothing in a file or pipe."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def bar(doing: str, total: int) -> Iterator[Callable[[int], None]]:
    """Show what is being done until the block ends; give what is to be told how many more are done."""
    shown: tqdm[Any]
    with tqdm(
        desc=doing, total=total, file=sys.stderr, disable=None, leave=False, dynamic_ncols=True
    ) as shown:

        def advance(count: int) -> None:
            shown.update(count)

        yield advance
