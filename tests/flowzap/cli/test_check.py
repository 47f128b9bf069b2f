import json
from pathlib import Path

import pytest

from gallery.flowzap import analyze
from gallery.flowzap.cli import main
from tests.flowzap.cli.conftest import Typed
from tests.flowzap.cli.sources import MENDABLE, SOUND, WARNED, WRONG


@pytest.mark.parametrize(
    ("text", "code", "summary"),
    [
        (SOUND, 0, "Nothing to remark."),
        (WARNED, 0, "1 warning"),
        (WRONG, 1, "1 error"),
        ("", 1, "1 error"),
        (MENDABLE, 0, "2 warnings; fix mends 2 of them."),
    ],
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


def test_text_frames_related_places(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source.write_text(SOUND + SOUND.replace("n1", "n2"), encoding="utf-8")
    main(["check", str(source)])
    assert capsys.readouterr().out.splitlines()[:5] == [
        f"{source}:4:1: error FZ203 duplicate-lane: Lane Shop is defined twice.",
        "    4 | Shop { # Shop",
        "      | ^^^^",
        "    1 | Shop { # Shop",
        "      | ----",
    ]


def test_everything_is_said_in_french(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source.write_text(WRONG + MENDABLE.replace("n1", "n2").replace("Shop", "Bar"), encoding="utf-8")
    assert main(["check", "--lang", "fr", str(source), "nowhere.fz"]) == 2
    printed = capsys.readouterr()
    assert f"{source}:2:7: erreur FZ209 unknown-shape: Forme inconnue\u00a0: circel." in printed.out
    assert "Vouliez-vous dire circle\u00a0?" in printed.out
    assert printed.out.endswith("\n1\u00a0erreur, 2\u00a0avertissements\u00a0; fix en corrige 2.\n")
    assert printed.err == "Impossible de lire nowhere.fz\u00a0: ce fichier ou ce dossier n’existe pas.\n"


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
        "related": [],
    }


def test_json_of_sound_files_is_an_empty_array(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--format", "json", str(source)])
    assert json.loads(capsys.readouterr().out) == []


def test_json_has_related_places(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source.write_text(SOUND + SOUND.replace("n1", "n2"), encoding="utf-8")
    main(["check", "--format", "json", str(source)])
    (record,) = json.loads(capsys.readouterr().out)
    assert record["related"] == [{"line": 1, "column": 1, "end_line": 1, "end_column": 5}]


def test_json_holds_the_edits_of_a_fix(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Columns are code points, so that what the edits do is plain even behind a character beyond the BMP."""
    text = MENDABLE.replace("Start", "𝒜").replace("}", 'n2: circle label:"𝒜" Owner="𝒜" system="𝒜"\n}')
    source.write_text(text, encoding="utf-8")
    main(["check", "--format", "json", str(source)])
    records = json.loads(capsys.readouterr().out)
    lines = text.splitlines()
    edits = [edit for record in records for edit in record.get("fix", [])]
    assert edits
    for edit in sorted(edits, key=lambda edit: edit["column"], reverse=True):
        line = lines[edit["line"] - 1]
        lines[edit["line"] - 1] = line[: edit["column"] - 1] + edit["text"] + line[edit["end_column"] - 1 :]
    assert lines[1:3] == ['  n1: circle label:"𝒜"', 'n2: circle label:"𝒜" owner:"𝒜" system:"𝒜"']


def test_json_speaks_french(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source.write_text(WRONG, encoding="utf-8")
    main(["check", "--format", "json", "--lang", "fr", str(source)])
    (record,) = json.loads(capsys.readouterr().out)
    assert (record["message"], record["severity"]) == ("Forme inconnue\u00a0: circel.", "error")


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
    assert main(["check", str(source), "\x1b[31m.fz"]) == 2
    printed = capsys.readouterr()
    assert all(character.isprintable() or character == "\n" for character in printed.out + printed.err)


def test_files_that_cannot_be_read_do_not_stop_the_others(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = source.with_name("missing.fz")
    assert main(["check", str(missing), str(source.parent), "\0", str(source)]) == 2
    captured = capsys.readouterr()
    assert captured.err.splitlines()[:2] == [
        f"{missing} cannot be read: there is no such file or folder.",
        f"{source.parent} cannot be read: it is a folder.",
    ]
    assert captured.out == "Nothing to remark.\n"


def test_bytes_that_are_not_utf_8_are_an_error_at_their_place(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source.write_bytes(SOUND.replace("Start", "départ").encode("latin-1"))
    assert main(["check", str(source)]) == 1
    assert f"{source}:2:22: error FZ133 not-utf-8" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["check", "-"], ["check"]])
def test_standard_input_is_read(
    arguments: list[str], piped: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(WRONG.encode())
    assert main(arguments) == 1
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


def test_exit_code_is_the_worst_of_all(source: Path) -> None:
    wrong = source.with_name("wrong.fz")
    wrong.write_text(WRONG, encoding="utf-8")
    assert analyze(WRONG).has_errors
    assert main(["check", str(wrong), str(source)]) == 1
    assert main(["check", "missing.fz", str(wrong)]) == 2


def test_colours_mark_the_severity_on_a_terminal(
    source: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    source.write_text(WRONG, encoding="utf-8")
    monkeypatch.setenv("FORCE_COLOR", "1")
    main(["check", str(source)])
    lines = capsys.readouterr().out.splitlines()
    assert "\x1b[1;31merror\x1b[0m FZ209" in lines[0]
    assert lines[2].endswith("       \x1b[1;31m^^^^^^\x1b[0m")
