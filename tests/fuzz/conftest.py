"""What the tests share: a small gallery, made once for each test, as every request leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.catalog.uploading import load
from tests.fuzz.site import Site
from tests.site import *  # noqa: F403 (fixtures)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(db: None, tmp_path: Path) -> Site:
    """Return a gallery of two templates and three accounts."""
    load(tmp_path)
    return Site()
