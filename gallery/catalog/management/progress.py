"""How far a long command has come: a bar on a terminal, nothing in a file or pipe."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tqdm import tqdm

if TYPE_CHECKING:
    from collections.abc import Iterator


def bar(doing: str, total: int) -> tqdm[Iterator[None]]:
    """Return a bar, to be used with `with`, whose `update(count)` says that so many more are done."""
    return tqdm(desc=doing, total=total, file=sys.stderr, disable=None, leave=False, dynamic_ncols=True)
