"""Files of a folder that somebody else made: links, pipes, names that command a terminal."""

from __future__ import annotations

import os
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from django.core.management import CommandError, call_command

from gallery.catalog.files import opening
from gallery.catalog.files.printing import printable
from gallery.catalog.markup import LONGEST
from gallery.catalog.models import DiagramTemplate
from tests.catalog.catalogue_files import FILES, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from _pytest.monkeypatch import MonkeyPatch


def refusal(folder: Path) -> str:
    with pytest.raises(CommandError) as refused:
        call_command("load_gallery", folder=folder, stdout=StringIO())
    assert not DiagramTemplate.objects.exists()
    return str(refused.value)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", ["desk/answer/diagram.fz", "desk/answer/fr.md", "desk/en.md", "tags.yaml", "desk"]
)
def test_no_link_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    folder, outside = write_files(tmp_path / "gallery"), tmp_path / "secret"
    (folder / name).rename(outside)
    (folder / name).symlink_to(outside)

    assert f"{name}:1: this link leads out of the folder" in refusal(folder)


@pytest.mark.django_db
def test_links_to_nothing_and_in_circles_are_refused(tmp_path: Path) -> None:
    folder = write_files(tmp_path)
    (folder / "desk/answer/fr.md").unlink()
    (folder / "desk/answer/fr.md").symlink_to("nowhere.md")
    (folder / "desk/loop").symlink_to("loop")

    assert refusal(folder).count("this link leads out of the folder") == 2


@pytest.mark.django_db
def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "gallery")
    (folder / "desk/refund/diagram.fz").unlink()
    (folder / "desk/refund/diagram.fz").symlink_to("../answer/diagram.fz")
    (tmp_path / "link").symlink_to(folder)

    call_command("load_gallery", folder=tmp_path / "link", stdout=StringIO())

    assert DiagramTemplate.objects.get(slug="refund").source_en == FILES["desk/answer/diagram.fz"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["desk/answer/diagram.fz", "desk/answer/en.md", "tags.yaml"])
def test_nobody_waits_for_a_pipe(tmp_path: Path, name: str) -> None:
    folder = write_files(tmp_path)
    (folder / name).unlink()
    os.mkfifo(folder / name)

    assert name in refusal(folder)


@pytest.mark.django_db
def test_large_files_are_not_read(tmp_path: Path, monkeypatch: MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_BYTES", 500)
    folder = write_files(tmp_path, {"desk/answer/diagram.fz": "x" * 501})

    assert "diagram.fz:1: this file is too large: 500\xa0bytes at most" in refusal(folder)


@pytest.mark.django_db
def test_descriptions_have_an_end(tmp_path: Path) -> None:
    text = FILES["desk/answer/en.md"] + "x" * LONGEST

    assert "en.md:1: the text is" in refusal(write_files(tmp_path, {"desk/answer/en.md": text}))


@pytest.mark.django_db
def test_names_of_files_do_not_command_a_terminal(tmp_path: Path) -> None:
    folder = write_files(tmp_path)
    for name in ("\x1b]0;attacked\x07", "\u202egnp.exe", "\udcff"):
        (folder / name).mkdir()
    (folder / "desk/answer/en.md").write_text("---\ntitle: x\n\x9b31m: y\n---\n")

    said = refusal(folder)

    assert said.replace("\n", "").isprintable()
    assert r"\x1b]0;attacked\x07" in said
    assert r"\u202egnp.exe" in said
    assert r"\udcff" in said


def test_what_people_write_is_printed_as_it_is() -> None:
    text = "Quel\u00a0: 50\u202f%\n\tcaf\u00e9"

    assert printable(text) == text
