import io
import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from gallery.flowzap.cli import main

SOUND = 'Shop { # Shop\n  n1: circle label:"Start"\n}\n'
WARNED = SOUND.replace(' label:"Start"', "")
WRONG = SOUND.replace("circle", "circel")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "shop.fz"
    path.write_text(SOUND, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "code", "summary"),
    [(SOUND, 0, "Nothing to remark."), (WARNED, 0, "1 warning"), (WRONG, 1, "1 error"), ("", 1, "1 error")],
)
def test_exit_code_tells_of_errors(
    text: str, code: int, summary: str, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source.write_text(text, encoding="utf-8")
    assert main(["check", str(source)]) == code
    assert capsys.readouterr().out.splitlines()[-1] == summary


def test_text_frames_the_place(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source.write_text(WRONG, encoding="utf-8")
    main(["check", str(source)])
    assert capsys.readouterr().out == (
        f"{source}:2:7: error FZ209 unknown-shape: Unknown shape circel.\n"
        '    2 |   n1: circel label:"Start"\n'
        "      |       ^^^^^^\n"
        "      = Did you mean circle? Shapes are circle, rectangle, diamond and taskbox.\n"
        "\n"
        "1 error\n"
    )


def test_json_is_one_array_for_all_files(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source.write_text(WRONG, encoding="utf-8")
    main(["check", "--format", "json", str(source), str(source)])
    records = json.loads(capsys.readouterr().out)
    assert len(records) == 2
    assert records[0] == {
        "file": str(source),
        "line": 2,
        "column": 7,
        "end_line": 2,
        "end_column": 13,
        "code": "FZ209",
        "name": "unknown-shape",
        "severity": "error",
        "message": "Unknown shape circel.",
        "hint": "Did you mean circle? Shapes are circle, rectangle, diamond and taskbox.",
    }


def test_long_lines_are_cut_around_the_place(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source.write_text(f'Shop {{\nn1: taskbox description:"{"x" * 500}" lable:"y"\n}}', encoding="utf-8")
    main(["check", str(source)])
    shown, carets = capsys.readouterr().out.splitlines()[1:3]
    assert len(shown) <= 110
    assert shown[carets.index("^") :].startswith("lable")
    assert carets.strip(" |") == "^^^^^"


def test_carets_stand_under_wide_characters(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source.write_text('Shop {\nn1: circle label:"终点" 键:"é"\n}', encoding="utf-8")
    main(["check", str(source)])
    shown, carets = capsys.readouterr().out.splitlines()[1:3]
    assert carets.index("^") == shown.index("键") + 2  # two characters before it are two columns wide
    assert carets.count("^") == 2


def test_output_cannot_move_or_colour_a_terminal(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source.write_bytes(b'Shop {\nn1: circle label:"\x1b[31m"\n\x1b]0;x\x07\n}')
    assert main(["check", str(source)]) == 1
    out = capsys.readouterr().out
    assert all(character.isprintable() or character == "\n" for character in out)


def test_files_that_cannot_be_read_do_not_stop_the_others(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    latin = source.with_name("latin.fz")
    latin.write_bytes("é".encode("latin-1"))
    missing = source.with_name("missing.fz")
    assert main(["check", str(latin), str(missing), str(source)]) == 2
    captured = capsys.readouterr()
    assert "latin.fz: cannot be read" in captured.err
    assert "missing.fz: cannot be read" in captured.err
    assert captured.out == "Nothing to remark.\n"


def test_hyphen_is_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode())))
    assert main(["check", "-"]) == 1
    assert capsys.readouterr().out.startswith("-:2:7: error")


def test_sequence_advice_is_given_when_asked(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source.write_text(
        'A { # A\nn1: circle label:"a"\nn1.handle(bottom) -> B.n2.handle(top)\n}\n'
        'B { # B\nn2: circle label:"b"\n}\n',
        encoding="utf-8",
    )
    assert main(["check", str(source)]) == 0
    assert capsys.readouterr().out == "Nothing to remark.\n"
    assert main(["check", "--sequence", str(source)]) == 0
    assert "unanswered-request" in capsys.readouterr().out


def test_module_runs_on_a_terminal_without_unicode(source: Path) -> None:
    source.write_text(WARNED.replace("# Shop", "# Épicerie 🛒"), encoding="utf-8")
    done = subprocess.run(  # noqa: S603 (our own module)
        [sys.executable, "-m", "gallery.flowzap", "check", str(source)],
        cwd=Path(__file__).parents[2],
        env={"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert b"2 warnings" in done.stdout


@pytest.mark.parametrize("arguments", [[], ["check"], ["unknown"], ["check", "--format", "xml", "-"]])
def test_wrong_arguments_are_explained(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: python -m gallery.flowzap" in capsys.readouterr().err


def test_draw_prints_a_picture(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draw", str(source), "--theme", "dark"]) == 0
    picture = ET.fromstring(capsys.readouterr().out)  # noqa: S314 (our own text)
    assert picture.findtext("{http://www.w3.org/2000/svg}title") == "shop"


def test_draw_prints_the_geometry_of_everything(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source.write_text(
        'A { # A\n  n1: circle label:"Go"\n  n2: rectangle label:"Do"\n'
        '  n1.handle(right) -> n2.handle(left) [label="Now"]\n}\n',
        encoding="utf-8",
    )
    assert main(["draw", str(source), "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [lane["id"] for lane in data["lanes"]] == ["A"]
    assert [(node["id"], node["shape"], node["lane"]) for node in data["nodes"]] == [
        ("n1", "circle", "A"),
        ("n2", "rectangle", "A"),
    ]
    (edge,) = data["edges"]
    assert (edge["id"], edge["source_side"], edge["target_side"], edge["label"]["text"]) == (
        "e1",
        "right",
        "left",
        "Now",
    )
    start, end = data["nodes"]
    assert edge["points"] == [
        [start["x"] + start["w"], start["y"] + start["h"] / 2],
        [end["x"], end["y"] + end["h"] / 2],
    ]


def test_a_source_with_errors_is_drawn_and_said_to_have_them(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source.write_text(WRONG, encoding="utf-8")
    assert main(["draw", str(source)]) == 1
    printed = capsys.readouterr()
    assert printed.out.startswith("<svg")
    assert "errors" in printed.err


def test_draw_says_which_file_it_cannot_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draw", "nowhere.fz"]) == 2
    assert "nowhere.fz" in capsys.readouterr().err
