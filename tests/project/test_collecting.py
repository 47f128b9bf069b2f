"""Which static files of the packages are collected: all that pages use, and not much else."""

from __future__ import annotations

import re
from pathlib import Path

from django.contrib.staticfiles.finders import find, get_finders

from gallery.catalog.admin.source_desk import SourceEditor

ACE = "django_ace/ace"


def collected() -> set[str]:
    """Return the names of all files that `collectstatic` would collect."""
    return {Path(path).as_posix() for finder in get_finders() for path, _storage in finder.list([])}


def test_every_file_of_the_source_editor() -> None:
    names = collected()
    media = str(SourceEditor().media)

    assert set(re.findall(r'/static/([^"]+)"', media)) <= names


def test_what_its_style_sheet_refers_to() -> None:
    names = collected()
    sheet = Path(str(find(f"{ACE}/css/ace.css"))).read_text(encoding="utf-8")
    pictures = set(re.findall(r'url\("\./([^"]+)"\)', sheet))

    assert pictures
    assert {f"{ACE}/css/{picture}" for picture in pictures} <= names


def test_no_modes_and_themes_that_nobody_uses() -> None:
    names = collected()

    assert f"{ACE}/ace.js" in names
    assert {f"{ACE}/mode-abap.js", f"{ACE}/css/theme/ambiance.css", "django_ace/widget.js"}.isdisjoint(names)
    assert sum(name.startswith("django_ace/") for name in names) < 50
