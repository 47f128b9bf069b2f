"""Files to read, and something to say into standard input."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.flowzap.cli.sources import SOUND

Typed = Callable[[bytes], None]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "shop.fz"
    path.write_text(SOUND, encoding="utf-8")
    return path


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Return a function that makes bytes come in from standard input."""

    def pipe(data: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))

    return pipe


@pytest.fixture(autouse=True)
def _colourless(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
