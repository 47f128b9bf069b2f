"""Whatever part of the catalogue is uploaded, in whatever folders: it is read as the same part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gallery.catalog.files.arranging import arrange, read_upload
from gallery.catalog.files.entries import Catalogue
from gallery.catalog.files.problems import CatalogueError
from gallery.catalog.files.reading import read_catalogue
from gallery.catalog.files.unpacking import UploadError
from tests.catalog.catalogue_files import FILES, write_files
from tests.catalog.zips import below

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ANSWER = {path: text for path, text in FILES.items() if path.startswith("desk/answer/")}
REFUND = {path: text for path, text in FILES.items() if path.startswith("desk/refund/")}
SHELF = {path: text for path, text in FILES.items() if path.startswith("desk/")}


def inside(folder: str, files: Mapping[str, str]) -> dict[str, str]:
    """Return files as they lie in a folder."""
    return {path.removeprefix(f"{folder}/"): text for path, text in files.items()}


@pytest.fixture
def known(tmp_path: Path) -> Catalogue:
    return read_catalogue(write_files(tmp_path))


def places(files: Mapping[str, str], known: Catalogue, name: str = "upload", category: str = "") -> set[str]:
    """Return where files are put in the folder of the catalogue, none of them changed."""
    arranged = arrange({path: text.encode() for path, text in files.items()}, name, known, category)
    assert sorted(arranged.values()) == sorted(text.encode() for text in files.values())
    return set(arranged)


@pytest.mark.parametrize("around", ["", "fixtures", "repository/fixtures"])
@pytest.mark.parametrize("part", [FILES, SHELF, ANSWER, {**ANSWER, **REFUND}])
def test_folders_around_it_do_not_matter(known: Catalogue, part: dict[str, str], around: str) -> None:
    assert places(below(around, part) if around else part, known) == set(part)


@pytest.mark.parametrize("around", ["", "fixtures"])
def test_nothing_need_be_known_where_the_files_say_it(around: str) -> None:
    for part in (FILES, SHELF):
        assert places(below(around, part) if around else part, Catalogue()) == set(part)


def test_a_category_has_the_name_of_its_folder_or_of_the_upload() -> None:
    assert places(inside("desk", SHELF), Catalogue(), name="desk") == set(SHELF)
    words = {path: text for path, text in SHELF.items() if path.count("/") == 1}
    assert places(words, Catalogue()) == set(words)
    assert places(inside("desk", words), Catalogue(), name="desk") == set(words)


def test_a_template_has_the_name_of_its_folder_or_of_the_upload(known: Catalogue) -> None:
    assert places(inside("desk", ANSWER), known) == set(ANSWER)
    assert places(inside("desk/answer", ANSWER), known, name="answer") == set(ANSWER)
    assert places(below("any", inside("desk", {**ANSWER, **REFUND})), known) == {*ANSWER, *REFUND}


def test_where_a_new_template_stands_is_asked() -> None:
    new = below("new", inside("desk/answer", ANSWER))

    with pytest.raises(UploadError, match="do not say where “new” stands: choose its category"):
        places(new, Catalogue())
    assert places(new, Catalogue(), category="patterns") == set(below("patterns", new))


def test_where_a_template_stands_already_goes_before_what_is_chosen(known: Catalogue) -> None:
    assert places(inside("desk", ANSWER), known, category="patterns") == set(ANSWER)


def test_notes_to_readers_are_left_out(known: Catalogue) -> None:
    for part in (FILES, SHELF, inside("desk", {**ANSWER, **REFUND})):
        files = {path: text.encode() for path, text in part.items()}
        assert "README.md" not in "".join(arrange({**files, "README.md": b"Hello"}, "x", known))
    arranged = arrange({"README.md": b"x", **{f"a/{p}": t.encode() for p, t in FILES.items()}}, "x", known)
    assert set(arranged) == set(FILES)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "There is no template in it"),
        ({"pictures/one.png": "x"}, "There is no template in it"),
        ({**below("a", FILES), "b/other.txt": "x"}, "“b/other.txt” lies outside of the catalogue"),
        (
            {**inside("desk", {**ANSWER, **REFUND}), "note.txt": "x"},
            "“note.txt” belongs to no template",
        ),
    ],
)
def test_what_has_no_place_is_named(known: Catalogue, files: dict[str, str], said: str) -> None:
    with pytest.raises(UploadError, match=said):
        places(files, known)


class TestReading:
    def test_gives_what_reading_the_folder_gives(self, known: Catalogue) -> None:
        files = {path: text.encode() for path, text in FILES.items()}

        assert read_upload(files, Catalogue()) == known

    def test_a_part_may_name_what_is_known(self, known: Catalogue) -> None:
        part = read_upload({path: text.encode() for path, text in ANSWER.items()}, known)

        assert [entry.path for entry in part] == ["desk/answer"]
        assert part.templates["answer"] == known.templates["answer"]

    def test_a_part_may_name_a_former_address(self, known: Catalogue) -> None:
        changed = REFUND["desk/refund/en.md"].replace("- answer", "- reply")
        files = {**REFUND, "desk/refund/en.md": changed}

        assert read_upload({path: text.encode() for path, text in files.items()}, known).templates

    def test_what_nobody_knows_is_named_by_its_place(self) -> None:
        with pytest.raises(CatalogueError) as error:
            read_upload({path: text.encode() for path, text in ANSWER.items()}, Catalogue())

        assert [str(problem) for problem in error.value.problems] == [
            "desk/answer/en.md:5: unknown tag “support”: it is not in tags.yaml",
            "desk/answer/en.md:7: unknown related template “refund”",
            "desk/en.md:1: this file is missing",
        ]
