"""`make release` in a repository of its own: what it makes, and what it refuses."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

SCRIPT = settings.BASE_DIR / ".ci" / "release.py"
CHANGELOG = "# Changelog\n\n## Unreleased\n\n### Added\n\n- A door.\n\n## 0.9.0 - 2026-11-22\n\n- A wall.\n"
PYPROJECT = '[project]\nname = "house"\nversion = "0.9.0"\n'
MAKEFILE = """\
lock audit check test test-postgresql:
\t@echo "$@ $(shell grep version pyproject.toml)" >> gates.log
\t@test ! -e fails-$@
"""
GATES = "lock audit check test test-postgresql"


class Repository:
    """A small project on its main branch, of which all is committed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "--quiet", "--initial-branch=main")
        files = {
            "CHANGELOG.md": CHANGELOG,
            "pyproject.toml": PYPROJECT,
            "Makefile": MAKEFILE,
            ".gitignore": "gates.log\nfails-*\n",
            "requirements/base.txt": "door==1\n",
            ".ci/release.py": SCRIPT.read_text(),
        }
        for name, text in files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text)
        self.commit("Begin")

    def git(self, *arguments: str) -> str:
        me = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
        command = ("git", *me, *arguments)
        return subprocess.run(
            command, cwd=self.folder, env=_environment(), capture_output=True, text=True, check=True
        ).stdout.strip()

    def commit(self, subject: str) -> None:
        self.git("add", ".")
        self.git("commit", "--quiet", "--message", subject)

    def release(self, version: str = "1.0.0", **variables: str) -> subprocess.CompletedProcess[str]:
        """Ask for a release with the gates of the Makefile."""
        environment = _environment() | {"VERSION": version, "GATES": GATES} | variables
        return subprocess.run(
            (sys.executable, ".ci/release.py"),
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def state(self) -> tuple[str, str, str]:
        """What a refusal leaves alone: commits, tags and files."""
        return self.git("rev-parse", "HEAD"), self.git("tag", "--list"), self.git("status", "--porcelain")

    @property
    def gates(self) -> list[str]:
        """The gates that were passed, with the version that they saw."""
        log = self.folder / "gates.log"
        return log.read_text().splitlines() if log.exists() else []


def _environment() -> dict[str, str]:
    """Return an environment in which git knows nobody's configuration but what is given here."""
    return {
        "PATH": os.environ["PATH"],
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Ada",
        "GIT_AUTHOR_EMAIL": "ada@example.org",
        "GIT_COMMITTER_NAME": "Ada",
        "GIT_COMMITTER_EMAIL": "ada@example.org",
    }


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_commits_and_tags_what_has_passed_every_gate(repository: Repository) -> None:
    answer = repository.release()
    changelog = (repository.folder / "CHANGELOG.md").read_text()

    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.endswith("v1.0.0 is made. Publish it: git push --atomic origin main v1.0.0\n")
    assert repository.gates == [f"{gate} version = 1.0.0" for gate in GATES.split()]
    assert repository.git("log", "-1", "--format=%s") == "Release 1.0.0"
    assert repository.git("cat-file", "-t", "v1.0.0") == "tag"
    assert repository.git("rev-parse", "v1.0.0^{commit}") == repository.git("rev-parse", "HEAD")
    assert repository.git("status", "--porcelain") == ""
    assert 'version = "1.0.0"' in (repository.folder / "pyproject.toml").read_text()
    assert re.search(
        r"## Unreleased\n\n## 1\.0\.0 - \d{4}-\d\d-\d\d\n\n### Added\n\n- A door\.\n\n## 0\.9\.0", changelog
    )


def test_a_dry_run_does_all_but_that(repository: Repository) -> None:
    before = repository.state
    answer = repository.release(DRY_RUN="1")

    assert answer.returncode == 0, answer.stderr
    assert "Without DRY_RUN this would be committed and tagged v1.0.0." in answer.stdout
    assert len(repository.gates) == 5
    assert repository.state == before
    assert (repository.folder / "CHANGELOG.md").read_text() == CHANGELOG


@pytest.mark.parametrize(
    ("version", "words"),
    [
        ("", "Say which version: make release VERSION=1.2.3"),
        ("1.0", "Say which version"),
        ("v1.0.0", "Say which version"),
        ("1.0.0-rc1", "Say which version"),
        ("0.9.0", "0.9.0 does not come after 0.9.0"),
        ("0.10.0", ""),
        ("0.8.11", "0.8.11 does not come after 0.9.0"),
    ],
)
def test_a_version_must_come_after_the_last(repository: Repository, version: str, words: str) -> None:
    answer = repository.release(version, DRY_RUN="1")

    assert (answer.returncode == 0) is (words == "")
    assert words in answer.stderr


def another_branch(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--create", "door")


def work_in_hand(repository: Repository) -> None:
    (repository.folder / "door.py").touch()


def the_tag_is_there(repository: Repository) -> None:
    repository.git("tag", "v1.0.0")


def nothing_is_new(repository: Repository) -> None:
    (repository.folder / "CHANGELOG.md").write_text(CHANGELOG.replace("- A door.\n", ""))
    repository.commit("Forget the door")


def a_gate_fails(repository: Repository) -> None:
    (repository.folder / "fails-test-postgresql").touch()


def the_lock_is_old(repository: Repository) -> None:
    (repository.folder / "Makefile").write_text(f"{MAKEFILE}\t@echo 'wall==2' >> requirements/base.txt\n")
    repository.commit("Lock")


def a_gate_writes(repository: Repository) -> None:
    (repository.folder / "Makefile").write_text(f"{MAKEFILE}\t@[ $@ != check ] || touch left.over\n")
    repository.commit("Leave something")


@pytest.mark.parametrize(
    ("so", "words"),
    [
        (another_branch, "This is door. Releases are made on main: git switch main"),
        (work_in_hand, "There is work that is not committed"),
        (the_tag_is_there, "There is a tag v1.0.0 already. Take a greater version."),
        (nothing_is_new, "CHANGELOG.md has nothing under “Unreleased”."),
        (a_gate_fails, "`make test-postgresql` failed. Mend what fails on PostgreSQL, and commit."),
        (the_lock_is_old, "requirements/ is not what `make lock` makes of pyproject.toml. Run `make lock`"),
        (a_gate_writes, "The gates changed left.over. Commit what belongs there, undo the rest."),
    ],
)
def test_refuses_what_is_not_ready_and_says_what_to_do(
    repository: Repository, so: Callable[[Repository], None], words: str
) -> None:
    so(repository)
    before = repository.state
    answer = repository.release()
    (repository.folder / "left.over").unlink(missing_ok=True)

    assert answer.returncode == 1
    assert "No release. " in answer.stderr
    assert words in answer.stderr
    assert repository.state == before


def test_an_archive_that_does_not_work_is_refused(repository: Repository) -> None:
    before = repository.state
    answer = repository.release(GATES="archive")

    assert answer.returncode == 1
    assert "The archive does not work" in answer.stderr
    assert repository.state == before


def test_a_gate_that_there_is_not_is_refused(repository: Repository) -> None:
    answer = repository.release(GATES="check luck")

    assert answer.returncode == 1
    assert "There is no gate luck. There are: lock audit check" in answer.stderr


def test_without_a_signature_that_is_asked_for_nothing_is_left(repository: Repository) -> None:
    repository.git("config", "user.signingkey", "nobody")
    repository.git("config", "gpg.program", "false")
    before = repository.state
    answer = repository.release()

    assert answer.returncode == 1
    assert "git tag --sign v1.0.0" in answer.stderr
    assert repository.state == before
