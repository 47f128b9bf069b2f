import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from gallery.flowzap.cli import main
from tests.flowzap.cli.conftest import Typed
from tests.flowzap.cli.sources import SOUND, WRONG
from tests.flowzap.cli.test_main import loaded

SVG = "{http://www.w3.org/2000/svg}"
RENAMED = SOUND.replace("Start", "Open")
SENTENCE = "Step “Start” is now called “Open”."
FRENCH = "1\u00a0étape modifiée.\n\n- L’étape «\u00a0Start\u00a0» s’appelle désormais «\u00a0Open\u00a0».\n"


@pytest.fixture
def old(source: Path) -> str:
    return str(source)


@pytest.fixture
def new(source: Path) -> str:
    path = source.with_name("new.fz")
    path.write_text(RENAMED, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", f"1 step altered.\n\n- {SENTENCE}\n"),
        ("fr", FRENCH),
    ],
)
def test_what_changed_is_told(
    language: str, words: str, old: str, new: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", "--lang", language, old, new]) == 0
    assert capsys.readouterr() == (words, "")


def test_nothing_is_told_as_well(old: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", old, old]) == 0
    assert capsys.readouterr().out == "Nothing changed.\n"
    assert main(["compare", "--format", "json", old, old]) == 0
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize("arguments", [["-", "NEW"], ["OLD", "-"]], ids=" ".join)
def test_one_of_them_may_be_piped(
    arguments: list[str], old: str, new: str, piped: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    piped((SOUND if arguments[0] == "-" else RENAMED).encode())
    names = {"OLD": old, "NEW": new, "-": "-"}
    assert main(["compare", *(names[name] for name in arguments)]) == 0
    assert SENTENCE in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["a.fz"], ["-", "-"], ["a.fz", "b.fz", "c.fz"]], ids=len)
def test_two_files_are_needed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["compare", *arguments])
    assert stopped.value.code == 2
    assert "usage: python -m gallery.flowzap" in capsys.readouterr().err


def test_changes_are_data_for_programs(old: str, new: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "--format", "json", old, new]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "kind": "node-label",
            "part": "node",
            "mark": "altered",
            "before": "n1",
            "after": "n1",
            "message": SENTENCE,
        }
    ]


def test_the_change_is_drawn(old: str, new: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "--format", "svg", "--theme", "dark", old, new]) == 0
    picture = ET.fromstring(capsys.readouterr().out)  # noqa: S314 (our own text)
    assert picture.findtext(f"{SVG}title") == "Changes to new"
    assert SENTENCE in (picture.findtext(f"{SVG}desc") or "")
    page = picture.find(f"{SVG}rect")
    assert page is not None
    assert page.get("fill") == "#0b1220"
    assert any("fz-altered" in group.get("class", "") for group in picture.iter(f"{SVG}g"))


@pytest.mark.parametrize(
    ("name", "beginning"), [("a.svg", "<svg"), ("a.JSON", "["), ("a.txt", "1 step"), ("a", "1 step")]
)
def test_the_name_of_the_output_says_what_to_write(
    name: str, beginning: str, old: str, new: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = Path(old).with_name(name)
    assert main(["compare", old, new, "-o", str(target)]) == 0
    assert target.read_text(encoding="utf-8").startswith(beginning)
    assert capsys.readouterr() == ("", "")


def test_a_source_with_errors_is_compared_and_said_to_have_them(
    source: Path, new: str, capsys: pytest.CaptureFixture[str]
) -> None:
    source.write_text(WRONG.replace("Start", "Open"), encoding="utf-8")
    assert main(["compare", str(source), new]) == 1
    printed = capsys.readouterr()
    assert "Step “Open” is now a circle (before: a rectangle)." in printed.out
    assert printed.err == f"{source} has errors and is compared as far as it goes; check lists them.\n"


@pytest.mark.parametrize("arguments", [["nowhere.fz", "OLD"], ["OLD", "nowhere.fz"]], ids=" ".join)
def test_what_cannot_be_read_is_told(
    arguments: list[str], old: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", *(name.replace("OLD", old) for name in arguments)]) == 2
    assert capsys.readouterr() == ("", "nowhere.fz cannot be read: there is no such file or folder.\n")


def test_what_cannot_be_written_is_told(old: str, capsys: pytest.CaptureFixture[str]) -> None:
    target = f"{Path(old).parent}/missing/a.svg"
    assert main(["compare", old, old, "-o", target]) == 2
    assert f"{target} cannot be written: " in capsys.readouterr().err


def test_labels_cannot_move_the_cursor(source: Path, old: str, capsys: pytest.CaptureFixture[str]) -> None:
    new = source.with_name("new.fz")
    new.write_text(SOUND.replace("Start", "St\x1b[2Jart"), encoding="utf-8")
    main(["compare", old, str(new)])
    assert "\x1b" not in capsys.readouterr().out


def test_words_load_nothing_that_draws(old: str) -> None:
    modules = loaded("compare", old, "-", stdin=RENAMED)
    drawing = {f"gallery.flowzap.{name}" for name in ("layout", "routing", "svg", "drawing", "picture")}
    assert "gallery.flowzap.comparison" in modules
    assert not modules & {*drawing, "json", "pathlib", "dataclasses", "gallery.flowzap.languages.french"}
