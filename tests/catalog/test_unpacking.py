"""Zip files as people and attackers make them."""

from __future__ import annotations

from copy import copy
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

import pytest

from gallery.catalog.files import unpacking
from gallery.catalog.files.unpacking import UploadError, unpack
from tests.catalog.zips import zip_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def refusal(packed: BytesIO | Mapping[str, str | bytes]) -> str:
    """Return why a zip file, or one of some files, is not taken."""
    with pytest.raises(UploadError) as refused:
        unpack(packed if isinstance(packed, BytesIO) else zip_of(packed))
    return str(refused.value)


def link(name: str) -> ZipInfo:
    info = ZipInfo(name)
    info.create_system = 3
    info.external_attr = 0o120777 << 16
    return info


def changed(packed: BytesIO, old: bytes, new: bytes) -> BytesIO:
    """Return a zip file with some of its bytes replaced, wherever they stand."""
    assert old in packed.getvalue()
    return BytesIO(packed.getvalue().replace(old, new))


def test_gives_the_content_of_every_file() -> None:
    files = {"desk/en.md": "é", "desk/answer/diagram.fz": "x", "desk/": ""}

    assert unpack(zip_of(files)) == {"desk/en.md": "é".encode(), "desk/answer/diagram.fz": b"x"}


def test_leaves_out_what_systems_put_there() -> None:
    rubbish = ["__MACOSX/desk/._en.md", "desk/.DS_Store", ".git/config", "Thumbs.db", "desk/desktop.ini"]

    assert unpack(zip_of({**dict.fromkeys(rubbish, "x"), "desk/en.md": "y"})) == {"desk/en.md": b"y"}


def test_takes_paths_as_other_systems_write_them() -> None:
    backslashes = changed(zip_of({"desk_en.md": "x"}), b"desk_en.md", b"desk\\en.md")

    assert unpack(backslashes) == {"desk/en.md": b"x"}
    assert unpack(zip_of({"./desk//en.md": "x"})) == {"desk/en.md": b"x"}


def test_reads_names_in_utf_8_that_are_not_marked_as_such() -> None:
    plain = changed(zip_of({"eteEE.md": "x"}), b"eteEE.md", "été.md".encode())
    latin = changed(zip_of({"eEt.md": "x"}), b"eEt.md", b"\x82t\x82.md")

    assert list(unpack(plain)) == ["été.md"]
    assert list(unpack(latin)) == ["été.md"]


@pytest.mark.parametrize(
    "path", ["../en.md", "desk/../../en.md", "/etc/passwd", "C:/en.md", "..\\en.md", "\\\\host\\en.md"]
)
def test_nothing_leads_out_of_the_folder(path: str) -> None:
    assert "its path leads out of the folder: pack the folder itself" in refusal({path: "x"})


@pytest.mark.parametrize("path", ["a\x1bb.md", "a" * 256, "é" * 128 + "/en.md"])
def test_names_must_be_such_that_they_can_be_kept(path: str) -> None:
    said = refusal({path: "x"})

    assert "its name cannot be kept" in said
    assert "\x1b" not in said


def test_links_are_not_followed() -> None:
    assert "“desk/en.md” was not taken: it is a link" in refusal(zip_of({link("desk/en.md"): "/etc/passwd"}))


@pytest.mark.parametrize("files", [{"a/en.md": "x", "a//en.md": "y"}, {"a": "x", "a/en.md": "y"}])
def test_no_file_takes_the_place_of_another(files: dict[str, str]) -> None:
    assert "it is there twice" in refusal(files)


def test_what_is_unusual_is_named() -> None:
    assert "packed in an unusual way" in refusal(zip_of({"en.md": "x"}, ZIP_LZMA))
    secret = zip_of({"en.md": "x"}, ZIP_STORED).getvalue()
    # The flags stand 6 bytes into a file's header, and 8 bytes into its entry in the directory.
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = secret.index(mark) + at
        secret = secret[:place] + b"\x01" + secret[place + 1 :]
    assert "it has a password" in refusal(BytesIO(secret))


def test_what_is_damaged_says_so() -> None:
    whole = zip_of({"en.md": "some words"}, ZIP_STORED)

    assert "damaged" in refusal(changed(whole, b"some words", b"same words"))
    assert "damaged" in refusal(BytesIO(b"PK\x03\x04 and no more"))
    assert "damaged" in refusal(BytesIO(whole.getvalue()[:-30]))


def test_bombs_are_not_unpacked() -> None:
    said = refusal({"en.md": b"\0" * (unpacking.MAX_BYTES + 1)})

    assert "20.0" in said
    assert "load_gallery" in said


def test_a_file_is_no_larger_than_it_says() -> None:
    bomb = zip_of({"en.md": b"\0" * 100_000})
    lying = changed(bomb, (100_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))

    assert "damaged" in refusal(lying)


def test_many_files_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MAX_FILES", 2)
    unpack(zip_of({"a": "", "b": "", ".git/c": "", "d/": ""}))

    assert "There are 3 files in it; 2 at most can be uploaded." in refusal({"a": "", "b": "", "c": ""})


def test_files_that_share_their_bytes_are_refused() -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("one.md", "x")
        other = copy(archive.filelist[0])
        other.filename = "two.md"
        archive.filelist.append(other)

    assert "damaged" in refusal(packed)


def test_long_paths_are_refused_before_anything_else() -> None:
    for path in ("a/" * 32_000 + "en.md", "a/" * 20 + "en.md", "/".join(["a" * 200] * 2)):
        said = refusal({path: "x"})

        assert "its path is too long" in said
        assert len(said) < 600


@pytest.mark.parametrize(
    ("at_in_file", "at_in_directory", "value", "said"),
    [
        (6, 8, 0x20, "it is packed in an unusual way"),
        (6, 8, 0x40, "it has a password"),
        (4, 6, 99, "The zip file is packed in an unusual way"),
    ],
)
def test_what_no_unpacker_understands_is_refused(
    at_in_file: int, at_in_directory: int, value: int, said: str
) -> None:
    packed = zip_of({"en.md": "x"}, ZIP_STORED).getvalue()
    for mark, at in ((b"PK\x03\x04", at_in_file), (b"PK\x01\x02", at_in_directory)):
        place = packed.index(mark) + at
        packed = packed[:place] + bytes([value]) + packed[place + 1 :]

    assert said in refusal(BytesIO(packed))


def test_names_that_are_not_what_their_flag_says_are_damages() -> None:
    marked = zip_of({"été.md": "x"})

    assert "damaged" in refusal(changed(marked, "été.md".encode(), b"\xe9\xff\xe9..md"))


@pytest.mark.parametrize("place", [2**31, 2**63])
def test_places_outside_of_the_file_are_damages(tmp_path: Path, place: int) -> None:
    """The directory says where a file begins: here far behind, or before, the first byte."""
    info = ZipInfo("en.md")
    packed = zip_of({info: "x"}, ZIP_STORED).getvalue()
    start = packed.index(b"PK\x01\x02")
    extra = (1).to_bytes(2, "little") + (8).to_bytes(2, "little") + place.to_bytes(8, "little")
    entry = bytearray(packed[start : start + 46])
    entry[30:32] = len(extra).to_bytes(2, "little")
    entry[42:46] = b"\xff" * 4
    end = bytearray(packed[packed.index(b"PK\x05\x06") :])
    end[12:16] = (46 + 5 + len(extra)).to_bytes(4, "little")
    whole = packed[:start] + bytes(entry) + b"en.md" + extra + bytes(end)
    (tmp_path / "upload.zip").write_bytes(whole)

    assert "damaged" in refusal(BytesIO(whole))
    with (tmp_path / "upload.zip").open("rb") as file, pytest.raises(UploadError):
        unpack(file)


def test_names_that_file_systems_take_for_one_are_there_twice() -> None:
    for other in ("desk/ANSWER/en.md", "desk/re\u0301ponse/en.md"):
        name = {"desk/ANSWER/en.md": "desk/answer/en.md"}.get(other, "desk/r\u00e9ponse/en.md")

        assert "it is there twice" in refusal({name: "x", other: "y"})


def test_names_are_what_they_look_like() -> None:
    said = refusal({"desk/\u202edm.ne": "x"})

    assert "its name cannot be kept" in said
    assert "\u202e" not in said


def test_a_directory_is_counted_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """What systems put there counts, too: each entry takes memory while the directory is read."""
    monkeypatch.setattr(unpacking, "MAX_ENTRIES", 3)
    unpack(zip_of({"a": "", ".b": "", "c/": ""}))

    assert "far more in the zip file" in refusal({".a": "", ".b": "", ".c": "", ".d": ""})
