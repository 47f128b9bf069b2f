"""What all commands have in common, as seen from a shell."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gallery.flowzap.cli import main
from tests.flowzap.cli.conftest import Typed
from tests.flowzap.cli.sources import MENDABLE, SOUND, WARNED

ROOT = Path(__file__).parents[3]
COMMANDS = ("check", "format", "fix", "draw")


def shell(*arguments: str, stdin: bytes = b"", **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """Run Python with these arguments, as in a shell."""
    return subprocess.run(  # noqa: S603 (our own module)
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        input=stdin,
        capture_output=True,
        check=False,
    )


def module(*arguments: str, stdin: bytes = b"", **environment: str) -> "subprocess.CompletedProcess[bytes]":
    return shell("-m", "gallery.flowzap", *arguments, stdin=stdin, **environment)


def test_the_commands_are_a_pipeline() -> None:
    fixed = module("fix", stdin=MENDABLE.encode())
    formatted = module("format", stdin=fixed.stdout)
    checked = module("check", stdin=formatted.stdout)
    drawn = module("draw", stdin=formatted.stdout)
    assert formatted.stdout == SOUND.encode()
    assert checked.stdout == b"Nothing to remark.\n"
    assert drawn.stdout.startswith(b"<svg")


def test_a_terminal_without_unicode_is_enough(source: Path) -> None:
    source.write_text(WARNED.replace("# Shop", "# Épicerie 🛒"), encoding="utf-8")
    done = module("check", "--lang", "fr", str(source), PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert rb"2\xa0avertissements" in done.stdout


LOADED = """
import sys
before = set(sys.modules)
from gallery.flowzap.cli import main
code = main(sys.argv[1:])
print(*sorted(set(sys.modules) - before), sep="\\n", file=sys.stderr)
sys.exit(code)
"""


def loaded(*arguments: str, stdin: str) -> set[str]:
    """Return the modules that a command has loaded in the end, beside those of a bare Python."""
    done = shell("-c", LOADED, *arguments, stdin=stdin.encode())
    assert done.returncode == 0, done.stderr
    return set(done.stderr.decode().splitlines())


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--lang", "fr"],
        ["check", "--format", "json", "--sequence"],
        ["format"],
        ["fix"],
        *(["draw", "--format", format_] for format_ in ("svg", "json", "text")),
    ],
    ids=" ".join,
)
def test_no_road_leads_through_django(arguments: list[str]) -> None:
    modules = loaded(*arguments, stdin=MENDABLE)
    assert "gallery.flowzap" in modules
    assert not {name for name in modules if name.split(".")[0] in {"django", "environs", "markdown", "yaml"}}


@pytest.mark.parametrize("command", ["check", "format", "fix"])
def test_only_drawing_loads_what_draws(command: str) -> None:
    modules = loaded(command, stdin=SOUND)
    drawing = {f"gallery.flowzap.{name}" for name in ("layout", "routing", "svg", "drawing", "description")}
    assert not modules & drawing
    assert not modules & {"json", "shutil", "gallery.flowzap.languages.french"}


@pytest.mark.parametrize("command", COMMANDS)
def test_what_takes_long_to_load_is_left_out(command: str) -> None:
    long = {"dataclasses", "inspect", "json", "pathlib", "shutil", "unicodedata", "urllib.parse"}
    assert not loaded(command, stdin=SOUND) & long


def test_a_picture_loads_no_other_picture() -> None:
    others = {f"gallery.flowzap.{name}" for name in ("exchange", "png", "svg.stylesheet", "svg.thumbnail")}
    assert not loaded("draw", stdin=SOUND) & others


@pytest.mark.parametrize("command", ["check", "fix"])
def test_a_sound_source_needs_no_repairs(command: str) -> None:
    assert "gallery.flowzap.repairs.table" not in loaded(command, stdin=SOUND)
    assert "gallery.flowzap.repairs.table" in loaded(command, stdin=WARNED)


def test_a_reader_that_has_enough_ends_it_quietly(source: Path) -> None:
    source.write_text("?\n" * 5_000, encoding="utf-8")  # much more to say than a pipe holds
    process = subprocess.Popen(  # noqa: S603 (our own module)
        [sys.executable, "-m", "gallery.flowzap", "check", str(source)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 141


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_is_told(command: str, source: Path) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(  # noqa: S603 (our own module)
            [sys.executable, "-m", "gallery.flowzap", command, str(source)],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == b"standard output cannot be written: No space left on device.\n"


@pytest.mark.parametrize(
    "arguments", [[], ["unknown"], ["check", "--format", "xml", "-"], ["format", "--write", "--check", "-"]]
)
def test_wrong_arguments_are_explained(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: python -m gallery.flowzap" in capsys.readouterr().err


@pytest.mark.parametrize("command", COMMANDS)
def test_a_keyboard_is_not_waited_for(
    command: str, piped: Typed, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    piped(b"")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    with pytest.raises(SystemExit) as stopped:
        main([command])
    assert stopped.value.code == 2
    assert "give at least one FILE, or - to type a source" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["", *COMMANDS, "compare"])
def test_help_teaches_by_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([*filter(None, [command]), "--help"])
    assert stopped.value.code == 0
    printed = capsys.readouterr().out
    assert printed.count(f"python -m gallery.flowzap {command}".rstrip()) > 3
    assert "examples:" in printed


def test_an_interrupt_ends_it_quietly(
    source: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("gallery.flowzap.analyze", interrupt)
    assert main(["check", str(source)]) == 130
    assert capsys.readouterr() == ("", "")
