import io
import json
import struct
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from gallery.flowzap import png
from gallery.flowzap.cli import main
from tests.flowzap.cli.conftest import Typed
from tests.flowzap.cli.sources import SOUND, WRONG

needs_font = pytest.mark.skipif(png.sans_serif() is None, reason="there is no font on this machine")

SVG = "{http://www.w3.org/2000/svg}"


def size(picture: bytes) -> tuple[int, int]:
    """Return width and height of a PNG picture in pixels."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def test_a_picture_is_printed(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draw", str(source), "--theme", "dark"]) == 0
    picture = ET.fromstring(capsys.readouterr().out)  # noqa: S314 (our own text)
    assert picture.findtext(f"{SVG}title") == "shop"
    page = picture.find(f"{SVG}rect")
    assert page is not None
    assert page.get("fill") == "#0b1220"


def test_the_picture_is_utf_8_on_any_terminal(
    piped: Typed, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    piped(SOUND.replace("Start", "終点").encode())
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(sys.stdout.buffer, encoding="ascii"))
    assert main(["draw"]) == 0
    assert "終点" in capsysbinary.readouterr().out.decode("utf-8")


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "1 step in 1 lane: Shop."), ("fr", "1\u00a0étape dans 1\u00a0couloir\u00a0: Shop.")],
)
def test_the_description_is_in_the_language_that_is_asked_for(
    language: str, words: str, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draw", "--lang", language, str(source)]) == 0
    picture = ET.fromstring(capsys.readouterr().out)  # noqa: S314 (our own text)
    assert (picture.findtext(f"{SVG}desc") or "").startswith(words)
    assert main(["draw", "--lang", language, "--format", "text", str(source)]) == 0
    assert capsys.readouterr().out.startswith(words)


def test_the_geometry_of_everything_is_printed(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
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


@needs_font
@pytest.mark.parametrize(
    ("name", "beginning"),
    [("a.svg", b"<svg"), ("a.PNG", b"\x89PNG"), ("a.json", b"{"), ("a.txt", b"1 step"), ("a", b"<svg")],
)
def test_the_name_of_the_output_says_what_to_draw(
    name: str, beginning: bytes, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = source.with_name(name)
    assert main(["draw", str(source), "-o", str(target)]) == 0
    assert target.read_bytes().startswith(beginning)
    assert capsys.readouterr() == ("", "")


def test_a_hyphen_is_standard_output(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draw", str(source), "-o", "-"]) == 0
    assert capsys.readouterr().out.startswith("<svg")


def test_a_format_that_is_asked_for_counts_more_than_a_name(source: Path) -> None:
    target = source.with_name("a.txt")
    assert main(["draw", str(source), "-o", str(target), "--format", "svg"]) == 0
    assert target.read_bytes().startswith(b"<svg")


def test_many_pictures_go_into_a_folder(source: Path, piped: Typed) -> None:
    other, folder = source.with_name("bar.fz"), source.with_name("pictures")
    other.write_text(SOUND, encoding="utf-8")
    piped(SOUND.encode())
    assert main(["draw", str(source), str(other), "-", "-o", f"{folder}/"]) == 0
    assert sorted(path.name for path in folder.iterdir()) == ["bar.svg", "diagram.svg", "shop.svg"]
    assert main(["draw", str(source), "--format", "json", "-o", str(folder)]) == 0
    assert (folder / "shop.json").exists()


def test_pictures_do_not_overwrite_each_other(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = source.with_name("pictures")
    assert main(["draw", str(source), str(source), "-o", f"{folder}/"]) == 2
    assert (
        capsys.readouterr().err
        == f"{source} is not drawn: {folder}/shop.svg is the picture of another file.\n"
    )


def test_many_pictures_need_a_folder(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["draw", str(source), str(source), "-o", "a.svg"])
    assert stopped.value.code == 2
    assert "several pictures need a folder" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["missing/a.svg", "shop.fz/"])
def test_what_cannot_be_written_is_told(name: str, source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = f"{source.parent}/{name}"
    assert main(["draw", str(source), "-o", target]) == 2
    assert f"{target} cannot be written: " in capsys.readouterr().err


def test_a_source_with_errors_is_drawn_and_said_to_have_them(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source.write_text(WRONG, encoding="utf-8")
    assert main(["draw", str(source)]) == 1
    printed = capsys.readouterr()
    assert printed.out.startswith("<svg")
    assert printed.err == f"{source} has errors and is drawn as far as it goes; check lists them.\n"


def test_a_file_that_cannot_be_read_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draw", "nowhere.fz"]) == 2
    assert capsys.readouterr().err == "nowhere.fz cannot be read: there is no such file or folder.\n"


@needs_font
def test_a_png_is_twice_as_large_as_the_drawing(
    source: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["draw", str(source), "--format", "png"]) == 0
    picture = capsysbinary.readouterr().out
    assert main(["draw", str(source), "--format", "json"]) == 0
    data = json.loads(capsysbinary.readouterr().out)
    assert size(picture) == (data["width"] * 2, data["height"] * 2)


@needs_font
def test_the_text_appears_in_a_png(source: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The same lane and node, the label spelled with letters of the same width: only the text differs."""
    pictures = []
    for label in ("Start", "Stort"):
        source.write_text(SOUND.replace("Start", label), encoding="utf-8")
        assert main(["draw", str(source), "--format", "png"]) == 0
        pictures.append(capsysbinary.readouterr().out)
    assert size(pictures[0]) == size(pictures[1])
    assert pictures[0] != pictures[1]


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("is_installed", False, "A PNG needs resvg-py, which is not installed: pip install resvg-py\n"),
        (
            "sans_serif",
            None,
            "A PNG would have no text: install a font, such as DejaVu Sans or Liberation Sans.\n",
        ),
    ],
)
def test_what_a_png_needs_is_told(
    name: str,
    value: object,
    sentence: str,
    source: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(png, name, lambda: value)
    target = source.with_name("a.png")
    assert main(["draw", str(source), "-o", str(target)]) == 2
    assert capsys.readouterr().err == sentence
    assert not target.exists()


def test_a_png_is_not_for_a_terminal(
    source: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert main(["draw", str(source), "--format", "png"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("A PNG is not for a terminal: ")
