"""`make audit`: what its answers mean."""

from __future__ import annotations

import runpy
from typing import TYPE_CHECKING, Any

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

SCRIPT = runpy.run_path(str(settings.BASE_DIR / ".ci" / "audit.py"), run_name="audit")
judge: Callable[[dict[str, Any] | None], int] = SCRIPT["judge"]

SOUND = {"name": "door", "version": "1", "vulns": []}
FAULTY = {"name": "wall", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2.1", "3"]}]}
HOPELESS = {"name": "roof", "version": "3", "vulns": [{"id": "PYSEC-2", "fix_versions": []}]}
UNKNOWN = {"name": "cellar", "skip_reason": "Dependency not found"}


def judged(*packages: dict[str, Any]) -> int:
    return judge({"dependencies": [*packages]})


def test_nothing_found_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert judged(SOUND) == 0
    out, err = capsys.readouterr()
    assert out == "1 of 1 packages have no known vulnerability.\n"
    assert not err


def test_a_vulnerability_fails_once_however_many_files_name_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert judged(SOUND, FAULTY, FAULTY, HOPELESS) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[:2] == ["wall 2: PYSEC-1, mended in 2.1, 3", "roof 3: PYSEC-2, mended in no version yet"]
    assert "CONTRIBUTING.md" in lines[2]


def test_what_was_not_looked_up_is_not_taken_for_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert judged(SOUND, UNKNOWN) == 0
    out, err = capsys.readouterr()
    assert err == "Not audited: the registry does not know 1 of 2: cellar\n"
    assert out == "1 of 2 packages have no known vulnerability.\n"


def test_where_nothing_was_looked_up_nothing_is_praised(capsys: pytest.CaptureFixture[str]) -> None:
    assert judged(UNKNOWN) == 0
    assert not capsys.readouterr().out


def test_a_vulnerability_fails_beside_what_was_not_looked_up() -> None:
    assert judged(UNKNOWN, FAULTY) == 1


def test_without_an_answer_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert judge(None) == 0
    assert "the registry does not answer" in capsys.readouterr().err
