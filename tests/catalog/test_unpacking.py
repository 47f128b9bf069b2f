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
