from pathlib import Path

import pytest

from gallery.flowzap.cli import main
from tests.flowzap.cli.conftest import Typed
from tests.flowzap.cli.sources import MENDABLE, SOUND, WRONG


def test_the_source_is_printed_and_repairs_are_listed(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source.write_text(MENDABLE, encoding="utf-8")
    assert main(["fix", str(source)]) == 0
    printed = capsys.readouterr()
    assert printed.out == SOUND
    assert printed.err.splitlines() == [
        f"{source}:2:7: FZ127 capitals: “Circle” is now “circle”.",
        f"{source}:2:19: FZ118 node-key-with-equals: “=” is now “:”.",
    ]
    assert source.read_text(encoding="utf-8") == MENDABLE


def test_write_changes_the_file(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source.write_text(MENDABLE, encoding="utf-8")
    assert main(["fix", "--write", str(source)]) == 0
    assert source.read_text(encoding="utf-8") == SOUND
    assert capsys.readouterr().out == ""


def test_a_sound_file_is_not_touched(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = source.stat()
    assert main(["fix", "--write", str(source)]) == 0
    assert source.stat().st_mtime_ns == before.st_mtime_ns
    assert capsys.readouterr() == ("", "")


def test_dry_run_lists_and_nothing_else(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source.write_text(MENDABLE, encoding="utf-8")
    assert main(["fix", "--dry-run", str(source)]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 2
    assert source.read_text(encoding="utf-8") == MENDABLE


def test_errors_that_are_left_make_the_exit_code_1(piped: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    piped(WRONG.replace("label:", "label=").encode())
    assert main(["fix"]) == 1
    printed = capsys.readouterr()
    assert printed.out == WRONG
    assert printed.err.splitlines() == [
        "-:2:19: FZ118 node-key-with-equals: “=” is now “:”.",
        "standard input still has 1 error; check says what to do.",
    ]


def test_french_is_spoken(piped: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    piped(WRONG.replace("label:", "label=").encode())
    main(["fix", "--lang", "fr", "--dry-run"])
    assert capsys.readouterr().err.splitlines() == [
        "-:2:19: FZ118 node-key-with-equals: «\u00a0=\u00a0» devient «\u00a0:\u00a0».",
        "l’entrée standard contient encore 1\u00a0erreur\u00a0; check dit quoi faire.",
    ]


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        (SOUND.replace("Start", "Start 🛒"), "“🛒” is removed."),
        (SOUND.replace("Start", "a\u200bb"), "“U+200B” is removed."),
        (SOUND.replace("\n}", "\n"), "“}” is added."),
        (
            SOUND + "n1.handle(right) -> n1.handle(top)\n",
            "“n1.handle(right) -> n1.handle(top)” moves to line 3.",
        ),
    ],
)
def test_deeds_are_told_plainly(
    text: str, deed: str, piped: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(text.encode())
    assert main(["fix", "--dry-run"]) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith(f": {deed}")


def test_what_is_mended_and_moved_is_told_where_it_stood(
    piped: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    piped((SOUND + "n1.handle(right) --> n1.handle(top)\n").encode())
    assert main(["fix", "--dry-run"]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "-:4:1: FZ302 edge-outside-lane: “n1.handle(right) --> n1.handle(top)” moves to line 3.",
        "-:4:18: FZ122 wrong-arrow: “-->” is now “->”.",
    ]


def test_a_change_that_is_made_in_many_places_is_told_once(
    piped: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    nodes = "".join(f'n{number}: circle label:"x"\n' for number in range(3, 12))
    edges = "".join(f"n{number}.handle(right) -> n{number + 1}.handle(left)\n" for number in range(3, 11))
    piped(f"Shop {{ # Shop\n{nodes}{edges}}}\n".encode())
    assert main(["fix", "--dry-run"]) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert line == (
        "-:2:1: FZ213 number-gap: “n3” is now “n1”. “n4” is now “n2”. “n5” is now “n3”. … and 6 more changes."
    )


def test_long_texts_are_told_by_their_beginning(piped: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    piped(SOUND.replace('"Start"', "x" * 100).encode())
    main(["fix", "--dry-run"])
    assert f'“{"x" * 60}…” is now “"{"x" * 59}…”.' in capsys.readouterr().err


def test_bytes_that_are_not_utf_8_come_out_as_they_went_in(
    piped: Typed, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    data = MENDABLE.replace("Start", "début").encode("latin-1")
    piped(data)
    assert main(["fix"]) == 1
    assert capsysbinary.readouterr().out == data.replace(b"Circle label=", b"circle label:")


def test_what_is_left_is_what_check_finds(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source.write_text(WRONG, encoding="utf-8")
    assert main(["fix", "--write", str(source)]) == main(["check", str(source)]) == 1
    assert "1 error" in capsys.readouterr().out
