"""CHANGELOG.md: every version once, the latest first, each with its day."""

from __future__ import annotations

import re
import tomllib
from datetime import date

from django.conf import settings

HEADINGS = re.findall(r"^## (.*)$", (settings.BASE_DIR / "CHANGELOG.md").read_text(), re.MULTILINE)
VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+) - (\d{4}-\d{2}-\d{2})")
RELEASES = [VERSION.fullmatch(heading) for heading in HEADINGS[1:]]


def test_begins_with_what_is_unreleased() -> None:
    assert HEADINGS[0] == "Unreleased"


def test_every_version_has_a_day() -> None:
    days = [date.fromisoformat(release[4]) for release in RELEASES if release]

    assert len(days) == len(RELEASES) > 0
    assert days == sorted(days, reverse=True)


def test_versions_descend() -> None:
    versions = [tuple(map(int, release.groups()[:3])) for release in RELEASES if release]

    assert versions == sorted(set(versions), reverse=True)


def test_the_project_has_the_latest_version() -> None:
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]

    assert HEADINGS[1].startswith(f"{project['version']} - ")
