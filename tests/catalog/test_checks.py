"""Checks: what is said before the gallery runs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from gallery import flowzap
from gallery.catalog.checks import (
    pictures_have_a_font,
    somebody_answers_for_the_gallery,
    translations_are_compiled,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django import Settings


def test_warns_of_translations_that_were_not_compiled(tmp_path: Path, settings: Settings) -> None:
    settings.LOCALE_PATHS = [tmp_path]
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source, compiled = folder / "django.po", folder / "django.mo"
    source.touch()
    assert [warning.id for warning in translations_are_compiled()] == ["catalog.W001"]

    compiled.touch()
    os.utime(source, (1, 1))
    assert translations_are_compiled() == []

    os.utime(compiled, (0, 0))
    assert len(translations_are_compiled()) == 1


@pytest.mark.parametrize(("font", "warnings"), [("Arial", []), (None, ["catalog.W002"])])
def test_warns_of_a_machine_without_a_font(
    font: str | None, warnings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flowzap, "sans_serif", lambda: font)

    assert [warning.id for warning in pictures_have_a_font()] == warnings


@pytest.mark.parametrize(
    ("name", "contact", "warnings"),
    [
        ("Ada Ltd", "mailto:ada@example.org", []),
        ("Ada Ltd", "", ["catalog.W003"]),
        ("", "mailto:ada@example.org", ["catalog.W003"]),
        ("", "", ["catalog.W003"]),
    ],
)
def test_warns_before_deployment_where_nobody_is_responsible(
    name: str, contact: str, warnings: list[str], settings: Settings
) -> None:
    settings.OPERATOR_NAME, settings.OPERATOR_CONTACT = name, contact

    assert [warning.id for warning in somebody_answers_for_the_gallery()] == warnings
