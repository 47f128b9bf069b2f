"""Make a release: `make release VERSION=1.0.0`. A refusal says what is not as it should be, and what to do.

    the repository as it is ▸ version and date written ▸ gates ▸ commit and tag, which are yours to push

After a refusal, and after DRY_RUN=1, all files are as they were. GATES="check test" runs these alone, to try
the script itself. That translations are complete, that links lead somewhere and that no migration is missing
is asked by the gates `check` and `test`.
"""

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from shutil import unpack_archive
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
CHANGELOG, PYPROJECT = ROOT / "CHANGELOG.md", ROOT / "pyproject.toml"
WRITTEN = ("CHANGELOG.md", "pyproject.toml")
"""What a release changes."""

GATES = {
    "lock": "Run `make lock`, look at what it changed in requirements/, and commit it.",
    "audit": "Take the mended versions: see “Requirements” in CONTRIBUTING.md.",
    "check": "Mend what it says, and commit.",
    "test": "Mend what fails on SQLite, and commit.",
    "test-postgresql": "Mend what fails on PostgreSQL, and commit.",
    "archive": "A file is missing in the repository, or ignored by it: see `git status --ignored`.",
}
"""In their order, and what to do about a failure; all but the last are targets of make."""

VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
HEADING = "## Unreleased\n"
OF_THIS_MACHINE = ("DATABASE_URL", "CACHE_URL", "SENTRY_DSN", "DEBUG", "MAKEFLAGS", "MFLAGS", "MAKEOVERRIDES")
"""Variables that would change what the gates do."""

SERVED = """
import django
django.setup()
from django.test import Client
for address in ("/templates/", "/fr/templates/", "/privacy/", "/api/v1/templates/"):
    response = Client(headers={"host": "localhost"}).get(address)
    assert response.status_code == 200, (address, response.status_code)
"""


class RefusalError(Exception):
    """A reason not to release, and what to do about it."""


def main() -> None:
    """Make the release that the environment asks for."""
    version = os.environ.get("VERSION", "")
    chosen = os.environ.get("GATES", "").split() or [*GATES]
    if unknown := set(chosen) - set(GATES):
        raise RefusalError(f"There is no gate {' '.join(sorted(unknown))}. There are: {' '.join(GATES)}.")
    inspect(version)
    tag = f"v{version}"
    try:
        write(version)
        for gate in (gate for gate in GATES if gate in chosen):
            say(f"gate: {gate}")
            (archive if gate == "archive" else pass_gate)(gate)
        if changed := {line[3:] for line in git("status", "--porcelain").splitlines()} - {*WRITTEN}:
            listed = " ".join(sorted(changed))
            raise RefusalError(f"The gates changed {listed}. Commit what belongs there, undo the rest.")
        if os.environ.get("DRY_RUN", "") not in {"", "0"}:
            say(f"All is well. Without DRY_RUN this would be committed and tagged {tag}.")
            return
        commit(version, tag)
    finally:
        git("restore", "--staged", "--worktree", "--", *WRITTEN)
    say(f"{tag} is made. Publish it: git push --atomic origin main {tag}")


def inspect(version: str) -> None:
    """Refuse a version that cannot follow, and a repository that is not ready."""
    if not VERSION.fullmatch(version):
        raise RefusalError("Say which version: make release VERSION=1.2.3")
    now = version_now()
    if numbers(version) <= numbers(now):
        raise RefusalError(
            f"{version} does not come after {now}, which pyproject.toml names. Take a greater one."
        )
    if git("tag", "--list", f"v{version}"):
        raise RefusalError(f"There is a tag v{version} already. Take a greater version.")
    if (branch := git("branch", "--show-current")) != "main":
        raise RefusalError(f"This is {branch or 'no branch'}. Releases are made on main: git switch main")
    if changed := git("status", "--porcelain"):
        raise RefusalError(
            f"There is work that is not committed. Commit it or put it away (git stash):\n{changed}"
        )
    if not re.search(r"^- ", unreleased(CHANGELOG.read_text()), re.MULTILINE):
        raise RefusalError(
            "CHANGELOG.md has nothing under “Unreleased”. Write what changes for whom, and commit."
        )


def write(version: str) -> None:
    """Give what is unreleased its version and today's date, and the project the same version."""
    heading = f"{HEADING}\n## {version} - {datetime.now(UTC):%Y-%m-%d}\n"
    CHANGELOG.write_text(CHANGELOG.read_text().replace(HEADING, heading, 1))
    text = PYPROJECT.read_text()
    PYPROJECT.write_text(text.replace(f'version = "{version_now()}"', f'version = "{version}"', 1))


def pass_gate(gate: str) -> None:
    """Run a target of make on what is about to be released."""
    make = ("make", "--no-print-directory", gate)
    if subprocess.run(make, cwd=ROOT, env=environment(), stdin=subprocess.DEVNULL, check=False).returncode:
        raise RefusalError(f"`make {gate}` failed. {GATES[gate]}")
    if gate == "lock" and git("status", "--porcelain", "requirements"):
        git("restore", "--", "requirements")
        raise RefusalError(f"requirements/ is not what `make lock` makes of pyproject.toml. {GATES[gate]}")


def archive(gate: str) -> None:
    """Unpack what git would hand out, and see it set up a gallery of its own and serve it."""
    git("add", "--", *WRITTEN)
    with TemporaryDirectory() as folder:
        packed = f"{folder}/archive.tar"
        git("archive", f"--output={packed}", git("write-tree"))
        unpack_archive(packed, folder)
        own = {
            "DATABASE_URL": f"sqlite:///{folder}/gallery.sqlite3",
            "SECRET_KEY": "only-for-this-archive",
            "DJANGO_SETTINGS_MODULE": "gallery.settings",
        }
        for arguments in (
            (
                "-m",
                "babel.messages.frontend",
                "--quiet",
                "compile",
                "--domain",
                "django",
                "--directory",
                "locale",
            ),
            ("manage.py", "prepare", "--verbosity", "0"),
            ("manage.py", "check", "--fail-level", "WARNING"),
            ("manage.py", "collectstatic", "--no-input", "--verbosity", "0"),
            ("-c", SERVED),
        ):
            command = (sys.executable, *arguments)
            tried = subprocess.run(
                command, cwd=folder, env=environment() | own, capture_output=True, text=True, check=False
            )
            if tried.returncode:
                what = " ".join(arguments[:2]).split("\n")[0]
                raise RefusalError(f"The archive does not work ({what}):\n{tried.stderr}\n{GATES[gate]}")


def commit(version: str, tag: str) -> None:
    """Commit and tag, signed where git knows a key; both or neither."""
    git("commit", "--quiet", "--message", f"Release {version}", "--", *WRITTEN)
    how = "--sign" if git("config", "--default", "", "--get", "user.signingkey") else "--annotate"
    try:
        git("tag", how, tag, "--message", f"FlowZap gallery {version}")
    except RefusalError:
        git("reset", "--quiet", "--keep", "HEAD~1")
        raise


def unreleased(changelog: str) -> str:
    """Return what stands under “Unreleased”."""
    _, found, rest = changelog.partition(HEADING)
    return re.split(r"^## ", rest, maxsplit=1, flags=re.MULTILINE)[0] if found else ""


def version_now() -> str:
    """Return the version that pyproject.toml names."""
    found = re.search(r'^version = "(.+)"$', PYPROJECT.read_text(), re.MULTILINE)
    if found is None or not VERSION.fullmatch(found[1]):
        raise RefusalError('pyproject.toml names no version. Write one into [project]: version = "1.2.3"')
    return found[1]


def numbers(version: str) -> tuple[int, ...]:
    """Return a version so that it can be compared."""
    return tuple(map(int, version.split(".")))


def environment() -> dict[str, str]:
    """Return the environment of the gates: without what the settings of this machine would change."""
    return {name: value for name, value in os.environ.items() if name not in OF_THIS_MACHINE}


def git(*arguments: str) -> str:
    """Return what git answers."""
    answer = subprocess.run(("git", *arguments), cwd=ROOT, capture_output=True, text=True, check=False)
    if answer.returncode:
        raise RefusalError(f"git {' '.join(arguments)} failed: {answer.stderr.strip()}")
    return answer.stdout.rstrip()


def say(words: str) -> None:
    """Say how far it has come."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        main()
    except RefusalError as refusal:
        sys.exit(f"No release. {refusal}")
