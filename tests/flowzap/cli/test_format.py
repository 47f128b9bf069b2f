from pathlib import Path

import pytest

from gallery.flowzap.cli import main
from tests.flowzap.cli.conftest import Typed
from tests.flowzap.cli.sources import SOUND, UNTIDY

BROKEN = 'Shop { # Shop\n  n1: circle label:"Start\n}\n'


def test_the_formatted_text_is_printed(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source.write_text(UNTIDY, encoding="utf-8")
    assert main(["format", str(source)]) == 0
    assert capsys.readouterr().out == SOUND
    assert source.read_text(encoding="utf-8") == UNTIDY


def test_standard_input_is_a_filter(piped: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    piped(UNTIDY.encode())
    assert main(["format"]) == 0
    assert capsys.readouterr().out == SOUND


def test_standard_input_is_printed_even_when_asked_to_write(
    piped: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    piped(UNTIDY.encode())
    assert main(["format", "--write", "-"]) == 0
    assert capsys.readouterr().out == SOUND


def test_write_changes_only_what_is_not_formatted(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    untidy = source.with_name("untidy.fz")
    untidy.write_text(UNTIDY, encoding="utf-8")
    before = source.stat()
    assert main(["format", "--write", str(source), str(untidy)]) == 0
    assert untidy.read_bytes() == SOUND.encode()
    assert source.stat().st_mtime_ns == before.st_mtime_ns
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", f"{untidy} is formatted now.\n")


def test_check_names_what_would_change(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    untidy = source.with_name("untidy.fz")
    untidy.write_text(UNTIDY, encoding="utf-8")
    assert main(["format", "--check", str(source)]) == 0
    assert main(["format", "--check", str(untidy), str(source)]) == 1
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", f"{untidy} is not formatted.\n")
    assert untidy.read_text(encoding="utf-8") == UNTIDY


def test_line_ends_and_byte_order_marks_are_part_of_the_form(source: Path) -> None:
    source.write_bytes(SOUND.replace("\n", "\r\n").encode("utf-8-sig"))
    assert main(["format", "--check", str(source)]) == 1
    assert main(["format", "--write", str(source)]) == 0
    assert source.read_bytes() == SOUND.encode()


@pytest.mark.parametrize("data", [BROKEN.encode(), SOUND.encode().replace(b"Start", b"d\xe9but")])
def test_what_cannot_be_formatted_stays_as_it_is(
    data: bytes, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source.write_bytes(data)
    sound = source.with_name("sound.fz")
    sound.write_text(UNTIDY, encoding="utf-8")
    for option in ("--write", "--check"):
        assert main(["format", option, str(source)]) == 1
    assert main(["format", str(source), str(sound)]) == 1
    assert source.read_bytes() == data
    printed = capsys.readouterr()
    assert printed.out == SOUND  # that of the other file
    assert printed.err.splitlines() == [f"{source} has errors and stays as it is; check lists them."] * 3


def test_french_is_spoken(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source.write_text(UNTIDY, encoding="utf-8")
    main(["format", "--check", "--lang", "fr", str(source)])
    assert capsys.readouterr().err == f"{source} n’est pas mis en forme.\n"


def test_a_file_that_cannot_be_written_is_told(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source.write_text(UNTIDY, encoding="utf-8")
    source.chmod(0o400)
    code = main(["format", "--write", str(source)])
    if source.read_text(encoding="utf-8") == SOUND:
        assert code == 0  # root may write whatever it likes
    else:
        assert code == 2
        assert capsys.readouterr().err == f"{source} cannot be written: access is denied.\n"
