"""README.md names every command, docs/deploy.md every setting and no others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.core.management import get_commands

from tests.project.variables import VARIABLES

if TYPE_CHECKING:
    from pathlib import Path

ROOT: Path = settings.BASE_DIR
README = (ROOT / "README.md").read_text()

DEPLOY = (ROOT / "docs" / "deploy.md").read_text()

TARGETS = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE)
COMMANDS = [name for name, app in get_commands().items() if app == "gallery.catalog"]


def rows_of_settings(page: str) -> set[str]:
    """Return the variables of a page's table of settings."""
    _, _, table = page.partition("| variable | default | what it sets |\n")
    return set(re.findall(r"^\| `(\w+)` \|", table.partition("\n\n")[0], re.MULTILINE))


@pytest.mark.parametrize("variable", sorted(VARIABLES))
def test_every_setting_is_named(variable: str) -> None:
    assert variable in rows_of_settings(DEPLOY)


@pytest.mark.parametrize("page", [README, DEPLOY], ids=["README.md", "docs/deploy.md"])
def test_no_setting_is_named_that_is_not_there(page: str) -> None:
    assert rows_of_settings(page)
    assert not rows_of_settings(page) - VARIABLES


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
