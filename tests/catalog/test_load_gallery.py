"""Loading: all or nothing, once, and never over what an admin edited."""

from __future__ import annotations

import sys
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from gallery.catalog.models import Category, Change, DiagramTemplate, LoadedEntry, Tag
from tests.catalog.catalogue_files import FILES, edited, write_files
from tests.catalog.loading import load, template

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django import DjangoAssertNumQueries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]

EN = "desk/answer/en.md"
ALL = ["tags.yaml#refund", "tags.yaml#support", "desk", "desk/answer", "desk/refund"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_files(tmp_path)


class TestFirst:
    def test_creates_everything(self, folder: Path) -> None:
        assert load(folder) == dict.fromkeys(ALL, "created")

        answer = template()
        assert answer.title_fr == "Répondre à un appel"
        assert answer.category == Category.objects.get(slug="desk")
        assert answer.published_at is not None
        assert answer.published_at.isoformat() == "2026-11-20T09:00:00+00:00"
        assert [tag.slug for tag in answer.tags.all()] == ["support"]
        assert [link.related.slug for link in answer.related_links.all()] == ["refund"]
        assert [old.slug for old in answer.old_slugs.all()] == ["reply"]
        assert {drawing.language for drawing in answer.drawings.all()} == {"en", "fr"}
        assert "support" in answer.search_entries.get(language="fr").words

    def test_says_so_in_the_end(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        call_command("load_gallery", folder=folder)

        assert capsys.readouterr().out.splitlines()[-2:] == ["created    desk/refund", "5 created"]

    def test_loads_what_is_asked_for_and_what_that_needs(self, folder: Path) -> None:
        assert load(folder, "desk/answer/") == {
            "tags.yaml#support": "created",
            "desk": "created",
            "desk/answer": "created",
        }
        assert not template().related.exists()
        assert load(folder) == {
            "tags.yaml#refund": "created",
            "tags.yaml#support": "unchanged",
            "desk": "unchanged",
            "desk/answer": "updated",
            "desk/refund": "created",
        }
        assert template().related.exists()

    @pytest.mark.parametrize(
        ("entry", "paths"),
        [
            ("answer", ["tags.yaml#support", "desk", "desk/answer"]),
            ("tags.yaml", ["tags.yaml#refund", "tags.yaml#support"]),
            ("desk", ALL),
        ],
    )
    def test_an_entry_is_named_by_slug_or_path(self, folder: Path, entry: str, paths: list[str]) -> None:
        assert list(load(folder, entry)) == paths

    def test_an_unknown_entry_is_refused(self, folder: Path) -> None:
        with pytest.raises(CommandError, match="There is no entry “nothing” in the files"):
            load(folder, "nothing")

    def test_nothing_is_nothing(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        call_command("load_gallery", folder=tmp_path)

        assert capsys.readouterr().out == "nothing to load\n"


class TestAgain:
    def test_changes_nothing(
        self, folder: Path, drawn: list[str], django_assert_max_num_queries: DjangoAssertNumQueries
    ) -> None:
        load(folder)
        before, pictures = template().updated_at, len(drawn)

        with django_assert_max_num_queries(15):
            assert load(folder) == dict.fromkeys(ALL, "unchanged")
        assert template().updated_at == before
        assert len(drawn) == pictures

    def test_quietly(self, folder: Path) -> None:
        load(folder)

        assert load(folder, verbosity=0) == {}

    def test_takes_what_changed_in_the_files(self, folder: Path) -> None:
        load(folder)
        write_files(
            folder, edited(EN, "Answer a call", "Take a call") | edited("tags.yaml", "Support", "Help")
        )

        said = load(folder)

        assert {path for path, verdict in said.items() if verdict == "updated"} == {
            "desk/answer",
            "tags.yaml#support",
        }
        assert template().title_en == "Take a call"
        assert "help" in template().search_entries.get(language="en").words

    def test_follows_a_template_to_another_address(self, folder: Path) -> None:
        load(folder)
        key = template().pk
        (folder / "desk/answer").rename(folder / "desk/respond")
        write_files(
            folder,
            {
                **dict.fromkeys(["desk/answer/diagram.fz", "desk/answer/en.md", "desk/answer/fr.md"]),
                **edited("desk/refund/en.md", "- answer", "- respond"),
                "desk/respond/en.md": edited(EN, "- reply", "- answer\n- reply")[EN],
            },
        )
        (folder / "desk/answer").rmdir()

        assert load(folder)["desk/respond"] == "updated"
        assert template("respond").pk == key
        assert [old.slug for old in template("respond").old_slugs.all()] == ["answer", "reply"]
        assert set(load(folder).values()) == {"unchanged"}


class TestEdited:
    """What an admin did stays, until the files are told to win."""

    def test_is_skipped(self, folder: Path) -> None:
        load(folder)
        answer = template()
        answer.title_en = "Mine"
        answer.save()
        write_files(folder, edited(EN, "Answer a call", "Theirs"))

        assert load(folder)["desk/answer"] == "skipped"
        assert template().title_en == "Mine"
        assert load(folder, overwrite=True)["desk/answer"] == "updated"
        assert template().title_en == "Theirs"
        assert load(folder)["desk/answer"] == "unchanged"

    def test_counts_in_every_part(self, folder: Path) -> None:
        load(folder)
        template().tags.add(Tag.objects.get(slug="refund"))
        template("refund").related_links.all().delete()
        Tag.objects.filter(slug="support").update(name_fr="Aide")
        Category.objects.update(order=1)
        write_files(folder, edited("tags.yaml", "Refund", "Money"))

        assert load(folder) == dict.fromkeys(ALL, "skipped") | {"tags.yaml#refund": "updated"}

    def test_as_the_files_say_now_is_not_edited(self, folder: Path) -> None:
        load(folder)
        answer = template()
        answer.title_en = "Same"
        answer.save()
        write_files(folder, edited(EN, "Answer a call", "Same"))

        assert load(folder)["desk/answer"] == "unchanged"
        write_files(folder, edited(EN, "Answer a call", "Newer"))
        assert load(folder)["desk/answer"] == "updated"

    def test_a_note_on_an_edition_is_taken_where_only_the_files_changed_it(self, folder: Path) -> None:
        edition = "version: 2\neditions:\n  '2':\n    published: 2026-11-21T09:00:00Z\n    note: {}\n"
        notes = [edited(EN, "old_slugs:", f"{edition.format(note)}old_slugs:") for note in ("Tpyo.", "Typo.")]
        load(write_files(folder, notes[0]))

        assert load(write_files(folder, notes[1]))["desk/answer"] == "updated"
        assert template().editions.get().note_en == "Typo."
        template().editions.update(note_en="Mended by hand.")
        assert load(folder)["desk/answer"] == "unchanged"
        assert template().editions.get().note_en == "Mended by hand."

    def test_so_it_is_with_all_that_stands_beside_the_content(self, folder: Path) -> None:
        load(folder)
        files = edited("desk/answer/fr.md", "labels:", "outdated:\n- summary\nnext_note: Mieux.\nlabels:")
        load(write_files(folder, files))
        assert template().outdated_texts("fr") == ["summary"]
        assert template().edition_notes == {"fr": "Mieux."}
        DiagramTemplate.objects.update(translated_from={}, edition_notes={"en": "By hand."})

        assert load(folder)["desk/answer"] == "unchanged"
        write_files(folder, files | edited(EN, "Answer a call", "Take a call"))
        assert load(folder)["desk/answer"] == "updated"
        assert template().title_en == "Take a call"
        assert template().outdated_texts("fr") == []
        assert template().edition_notes == {"en": "By hand."}
        assert load(folder, overwrite=True)["desk/answer"] == "updated"
        assert template().outdated_texts("fr") == ["summary"]
        assert template().edition_notes == {"fr": "Mieux."}
        assert load(folder, overwrite=True)["desk/answer"] == "unchanged"

    def test_saving_without_a_change_is_not_editing(self, folder: Path) -> None:
        load(folder)
        answer = template()
        answer.source_en = answer.source_en.replace("\n", "\r\n").strip()
        answer.full_clean()
        answer.save()
        write_files(folder, edited(EN, "Answer a call", "Newer"))

        assert load(folder)["desk/answer"] == "updated"

    def test_a_new_address_is_an_edit(self, folder: Path) -> None:
        load(folder)
        answer = template()
        answer.slug = "mine"
        answer.save()

        assert load(folder)["desk/answer"] == "skipped"
        assert load(folder, overwrite=True)["desk/answer"] == "updated"
        assert template().pk == answer.pk
        assert set(load(folder).values()) == {"unchanged"}

    def test_an_address_that_an_admin_gave_goes_on_redirecting(self, folder: Path) -> None:
        load(folder)
        answer = template()
        answer.slug = "mine"
        answer.save()
        load(folder, overwrite=True)

        assert [old.slug for old in template().old_slugs.all()] == ["mine", "reply"]

    def test_renaming_one_is_no_edit_of_those_that_link_to_it(self, folder: Path) -> None:
        load(folder)
        refund, tag, category = (
            template("refund"),
            Tag.objects.get(slug="support"),
            Category.objects.get(slug="desk"),
        )
        for renamed in (refund, tag, category):
            renamed.slug = f"new-{renamed.slug}"
            renamed.save()
        skipped = {"tags.yaml#support": "skipped", "desk": "skipped", "desk/refund": "skipped"}

        assert load(folder) == dict.fromkeys(ALL, "unchanged") | skipped
        write_files(folder, edited(EN, "Answer a call", "Newer"))
        assert load(folder) == dict.fromkeys(ALL, "unchanged") | skipped | {"desk/answer": "updated"}
        answer = template()
        assert answer.category == category
        assert list(answer.tags.all()) == [tag]
        assert [link.related for link in answer.related_links.all()] == [refund]

        load(folder, overwrite=True)
        assert set(load(folder).values()) == {"unchanged"}
        assert {tag.pk, refund.pk} == {Tag.objects.get(slug="support").pk, template("refund").pk}

    def test_deleting_one_is_no_edit_of_those_that_link_to_it(self, folder: Path) -> None:
        load(folder)
        template("refund").delete()
        write_files(folder, edited(EN, "Answer a call", "Newer"))

        assert load(folder)["desk/answer"] == "updated"

    def test_deleted_stays_deleted(self, folder: Path) -> None:
        load(folder)
        template("refund").delete()
        Tag.objects.get(slug="support").delete()

        said = load(folder)

        assert said == dict.fromkeys(ALL, "unchanged") | {
            "desk/refund": "skipped",
            "tags.yaml#support": "skipped",
        }
        assert said == load(folder)
        assert load(folder, overwrite=True)["desk/refund"] == "created"
        assert [link.related.slug for link in template().related_links.all()] == ["refund"]
        assert [tag.slug for tag in template().tags.all()] == ["support"]

    def test_a_deleted_category_is_made_again_for_a_new_template(self, folder: Path) -> None:
        load(folder)
        DiagramTemplate.objects.all().delete()
        Category.objects.all().delete()
        assert set(load(folder).values()) == {"unchanged", "skipped"}

        assert load(folder, "refund", overwrite=True)["desk"] == "created"

    def test_what_an_admin_made_is_not_replaced(self, folder: Path) -> None:
        Tag.objects.create(slug="support", name_en="My own")

        assert load(folder)["tags.yaml#support"] == "skipped"
        assert load(folder, overwrite=True)["tags.yaml#support"] == "updated"

    def test_an_old_address_that_is_in_use_is_left_to_its_user(self, folder: Path) -> None:
        load(folder, "refund")
        refund = template("refund")
        refund.slug = "reply"
        refund.save()

        load(folder)

        assert not template().old_slugs.exists()
        assert set(load(folder).values()) == {"unchanged", "skipped"}


class TestPart:
    """Files that name what only the database has."""

    @pytest.fixture
    def part(self, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
        load(folder)
        part = tmp_path_factory.mktemp("part")
        for name, text in (FILES | edited(EN, "Answer a call", "Take a call")).items():
            if name.startswith("desk/answer/"):
                (part / name).parent.mkdir(parents=True, exist_ok=True)
                (part / name).write_text(text)
        return part

    def test_is_refused_unless_it_is_said_to_be_one(self, part: Path) -> None:
        with pytest.raises(CommandError, match="unknown tag “support”"):
            load(part)

    def test_is_loaded_as_one(self, part: Path) -> None:
        assert load(part, partial=True) == {"desk/answer": "updated"}
        assert template().title_en == "Take a call"
        assert [link.related.slug for link in template().related_links.all()] == ["refund"]

    def test_may_name_nothing_that_nobody_knows(self, part: Path) -> None:
        Tag.objects.all().delete()

        with pytest.raises(CommandError, match="unknown tag “support”"):
            load(part, partial=True)


class TestDryRun:
    def test_writes_nothing(self, folder: Path) -> None:
        assert load(folder, dry_run=True) == dict.fromkeys(ALL, "created")
        assert not any(model.objects.exists() for model in (Tag, Category, DiagramTemplate, LoadedEntry))

    def test_says_what_would_change_and_what_the_engine_remarks(
        self, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        load(folder)
        source = 'Till {\n  n1: circle label:"Start"\n  n2: diamond label:"?"\n}\n'
        words = FILES[EN].replace("Answer a call", "Take a call").replace("Never.", "Always.")
        write_files(folder, {EN: words, "desk/refund/diagram.fz": source})

        call_command("load_gallery", folder=folder, dry_run=True)

        said = capsys.readouterr().out.splitlines()
        at = said.index("updated    desk/answer")
        assert said[at + 1 : at + 3] == [
            "           Title (en): Answer a call → Take a call",
            "           Description (en)",
        ]
        at = said.index("updated    desk/refund")
        assert said[at + 1] == "           FlowZap source (en)"
        assert any(line.startswith("           Warning: Line 3, column") for line in said[at:])
        assert said[-1] == "2 updated, 3 unchanged: nothing was loaded"


class TestHistory:
    def test_says_what_was_loaded(self, folder: Path) -> None:
        load(folder)
        write_files(folder, edited(EN, "Answer a call", "Take a call"))
        load(folder)
        load(folder)

        changes = Change.objects.order_by("slug", "pk")
        assert [(each.slug, each.action, each.by) for each in changes] == [
            ("answer", "loaded", None),
            ("answer", "loaded", None),
            ("refund", "loaded", None),
        ]
        assert changes[1].data["titles"]["en"] == "Take a call"

    def test_keeps_what_an_admin_had_written(self, folder: Path) -> None:
        load(folder)
        DiagramTemplate.objects.filter(slug="answer").update(title_en="Mine")
        load(folder, overwrite=True)

        changes = Change.objects.filter(slug="answer").order_by("pk")
        assert [(each.action, each.data["titles"]["en"]) for each in changes] == [
            ("loaded", "Answer a call"),
            ("found", "Mine"),
            ("loaded", "Answer a call"),
        ]


class TestBad:
    def test_is_named_and_nothing_is_loaded(self, folder: Path) -> None:
        write_files(folder, edited(EN, "- support", "- supprot"))

        with pytest.raises(CommandError) as refused:
            load(folder)

        assert f"{folder}/{EN}:5: unknown tag “supprot”" in str(refused.value)
        assert str(refused.value).endswith("Nothing was loaded.")
        assert not Tag.objects.exists()
        assert not LoadedEntry.objects.exists()

    def test_a_fault_on_the_way_undoes_everything(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_args: object, **_kwargs: object) -> None:
            raise RuntimeError

        monkeypatch.setattr("gallery.catalog.files.creating.assess_dependents", fail)

        with pytest.raises(RuntimeError):
            load(folder)
        assert not Tag.objects.exists()


@pytest.mark.parametrize("terminal", [True, False])
def test_progress_is_for_terminals(folder: Path, monkeypatch: pytest.MonkeyPatch, *, terminal: bool) -> None:
    stderr = StringIO()
    monkeypatch.setattr(stderr, "isatty", lambda: terminal)
    monkeypatch.setattr(sys, "stderr", stderr)
    load(folder)

    assert ("\rloading:   0%" in stderr.getvalue()) is terminal
    assert bool(stderr.getvalue()) is terminal


def test_the_gallery_loads_and_is_complete() -> None:
    assert set(load(settings.FIXTURES_DIR).values()) == {"created"}
    assert DiagramTemplate.objects.published().count() == DiagramTemplate.objects.count()
    assert all(template.source_languages == ["en", "fr"] for template in DiagramTemplate.objects.all())
    assert set(load(settings.FIXTURES_DIR).values()) == {"unchanged"}
