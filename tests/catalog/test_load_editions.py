"""Loading editions: none that only the gallery knows is lost, and none is counted twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gallery.catalog.models import DiagramTemplate
from tests.catalog.catalogue_files import edited, write_files
from tests.catalog.loading import load, template

if TYPE_CHECKING:
    from pathlib import Path


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]

EN = "desk/answer/en.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_files(tmp_path)


class TestEditions:
    """Which edition it is: whoever knows the latest one says so."""

    @staticmethod
    def written(*notes: str) -> dict[str, str]:
        """Return the file of a template with an edition for each note, "" for none that is listed."""
        rows = [
            f"  '{number}':\n    published: 2026-11-2{number}T09:00:00Z\n    note: {note}\n"
            for number, note in enumerate(notes, start=2)
            if note
        ]
        editions = f"version: {len(notes) + 1}\n" + ("editions:\n" if rows else "") + "".join(rows)
        return edited(EN, "old_slugs:", f"{editions}old_slugs:")

    @staticmethod
    def edit(summary: str, note: str) -> None:
        answer = template()
        answer.summary_en, answer.edition_notes = summary, {"en": note}
        answer.save()

    @staticmethod
    def notes() -> dict[int, str]:
        return dict(template().editions.values_list("number", "note_en"))

    def test_files_that_do_not_know_the_latest_make_the_next(self, folder: Path) -> None:
        load(folder)
        before = template().summary_en
        self.edit("Something else.", "First")
        self.edit(before, "Back")
        DiagramTemplate.objects.update(edition_notes={"en": "A new title"})
        last = template().updated_at
        write_files(folder, edited(EN, "tags:\n- support\n", ""))
        assert load(folder)["desk/answer"] == "updated"
        assert (template().version, template().updated_at, self.notes()) == (3, last, {2: "First", 3: "Back"})

        write_files(folder, edited(EN, "Answer a call", "Take a call"))

        assert load(folder)["desk/answer"] == "updated"
        assert (template().version, template().edition_notes) == (4, {})
        assert self.notes() == {2: "First", 3: "Back", 4: "A new title"}
        assert load(folder)["desk/answer"] == "unchanged"

    def test_files_that_know_it_add_theirs(self, folder: Path) -> None:
        load(folder)
        self.edit("Something else.", "Only here")

        assert (
            load(write_files(folder, self.written("", "Theirs")), overwrite=True)["desk/answer"] == "updated"
        )
        assert (template().version, self.notes()) == (3, {2: "Only here", 3: "Theirs"})
        assert load(folder)["desk/answer"] == "unchanged"

    def test_one_that_both_know_is_as_the_files_say(self, folder: Path) -> None:
        load(write_files(folder, self.written("Ours", "")))
        template().editions.update(note_en="Mine", note_fr="La mienne")

        assert load(folder)["desk/answer"] == "unchanged"
        assert load(folder, overwrite=True)["desk/answer"] == "updated"
        assert list(template().editions.values_list("note_en", "note_fr")) == [("Ours", "")]

    def test_one_mended_by_hand_stays_when_the_files_change_something_else(self, folder: Path) -> None:
        load(write_files(folder, self.written("Ours", "")))
        template().editions.update(note_en="Mine")
        changes = self.written("Ours", "")
        changes[EN] = changes[EN].replace("Answer a call", "Take a call")

        assert load(write_files(folder, changes))["desk/answer"] == "updated"
        assert (template().title_en, self.notes()) == ("Take a call", {2: "Mine"})

    def test_notes_on_the_same_words_come_with_a_later_edition(self, folder: Path) -> None:
        load(folder)

        assert load(write_files(folder, self.written("News")))["desk/answer"] == "updated"
        assert (template().version, self.notes()) == (2, {2: "News"})
