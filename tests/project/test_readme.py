"""README.md names every command and every setting."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.core.management import get_commands

if TYPE_CHECKING:
    from pathlib import Path

ROOT: Path = settings.BASE_DIR
README = (ROOT / "README.md").read_text()

VARIABLES = {
    *re.findall(r'env\.\w+\("(\w+)"', (ROOT / "gallery" / "settings.py").read_text()),
    *re.findall(r"environ\.get\('(\w+)'", (ROOT / "gallery" / "server.py").read_text()),
}
TARGETS = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE)
COMMANDS = [name for name, app in get_commands().items() if app == "gallery.catalog"]


@pytest.mark.parametrize("variable", sorted(VARIABLES))
def test_every_setting_is_named(variable: str) -> None:
    assert f"| `{variable}` |" in README


@pytest.mark.parametrize("target", sorted(set(TARGETS) - {"help"}))
def test_every_target_is_named(target: str) -> None:
    assert f"| `make {target}` |" in README


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_named(command: str) -> None:
    assert f"| `{command}` |" in README


def test_nothing_was_overlooked() -> None:
    assert {"SECRET_KEY", "PORT"} <= VARIABLES
    assert {"serve", "test"} <= set(TARGETS)
    assert "load_gallery" in COMMANDS
