"""The clock of the gallery, set by tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from datetime import datetime

    import pytest


def set_clock(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """Let it be a moment from now on."""
    monkeypatch.setattr(timezone, "now", lambda: moment)
