"""Reading catalogue files: what they say, and every way in which they can be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gallery.catalog.files.editions import check_editions
from gallery.catalog.files.problems import CatalogueError, Problem, Reporter
from gallery.catalog.files.reading import read_catalogue
from tests.catalog.catalogue_files import FILES, edited, write_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

EN, FR, FZ = "desk/answer/en.md", "desk/answer/fr.md", "desk/answer/diagram.fz"


def problems(folder: Path, changes: Mapping[str, str | bytes | None]) -> list[str]:
    """Return what reading says is wrong, with paths as in the folder."""
    with pytest.raises(CatalogueError) as error:
        read_catalogue(write_files(folder, changes))
    return [str(problem).removeprefix(f"{folder}/") for problem in error.value.problems]


class TestSound:
    def test_reads_every_entry(self, tmp_path: Path) -> None:
        catalogue = read_catalogue(write_files(tmp_path))

        assert [entry.path for entry in catalogue] == [
            "tags.yaml#refund",
            "tags.yaml#support",
            "desk",
            "desk/answer",
            "desk/refund",
        ]
        assert catalogue.tags["support"].names == {"en": "Support"}
        assert catalogue.categories["desk"].order == 20
        assert catalogue.categories["desk"].descriptions == {"en": "What happens when somebody calls."}

    def test_reads_a_template(self, tmp_path: Path) -> None:
        template = read_catalogue(write_files(tmp_path)).templates["answer"]

        assert template.summaries["en"] == "Somebody calls: answer at once, or ask."
        assert template.descriptions["fr"] == "Répondre **aussitôt**."
        assert (template.tags, template.related, template.old_slugs) == (
            ("support",),
            ("refund",),
            ("reply",),
        )
        assert (template.status, template.published) == ("published", "2026-11-20T09:00:00Z")

    def test_translates_the_source_label_by_label(self, tmp_path: Path) -> None:
        labels = read_catalogue(write_files(tmp_path)).templates["answer"].labels

        assert labels["fr"][:4] == (
            ("lane Desk", "Desk", "Guichet"),
            ("n1", "Call", "Appel"),
            ("n2", "Known?", "Connu ?"),
            ("n3", "Answer", "Répondre"),
        )
        assert ("n4 -> n3", "Answer", "Réponse") in labels["fr"]

    def test_labels_may_be_left_untranslated(self, tmp_path: Path) -> None:
        changes = edited(FZ, 'label:"Call"', 'label:"Ring"') | edited(FR, "  Call: Appel\n", "")
        labels = read_catalogue(write_files(tmp_path, changes)).templates["answer"].labels

        assert not [row for row in labels["fr"] if row[0] == "n1"]

    def test_keeps_what_was_translated_from_former_labels(self, tmp_path: Path) -> None:
        former = "former_labels:\n- [n1, Phone, Téléphone]\n- [n8, Wait, Attendre]\n"
        changes = edited(FR, "  Call: Appel\n", "") | {}
        changes[FR] = changes[FR].replace("labels:\n", f"{former}labels:\n", 1)
        labels = read_catalogue(write_files(tmp_path, changes)).templates["answer"].labels

        assert labels["fr"][1] == ("n1", "Phone", "Téléphone")
        assert labels["fr"][-1] == ("n8", "Wait", "Attendre")

    def test_keeps_former_labels_as_they_were_written(self, tmp_path: Path) -> None:
        former = 'former_labels:\n- [n8, "Wait  a\\tlittle ", " Attendre  un peu "]\n'
        changes = edited(FR, "labels:\n", f"{former}labels:\n")
        labels = read_catalogue(write_files(tmp_path, changes)).templates["answer"].labels

        assert labels["fr"][-1] == ("n8", "Wait  a\tlittle ", "Attendre un peu")

    def test_reads_what_is_noted_for_the_next_edition(self, tmp_path: Path) -> None:
        changes = edited(EN, "published: ", "next_note: Asks, too.\npublished: ")
        changes |= edited(FR, "labels:", "next_note: Demande aussi.\nlabels:")
        template = read_catalogue(write_files(tmp_path, changes)).templates["answer"]

        assert template.next_notes == {"en": "Asks, too.", "fr": "Demande aussi."}

    def test_without_a_date_it_is_a_draft_and_may_have_errors(self, tmp_path: Path) -> None:
        catalogue = read_catalogue(write_files(tmp_path, {"desk/refund/diagram.fz": "Till {\nn1: blob\n}\n"}))

        assert catalogue.templates["refund"].status == "draft"
        assert catalogue.templates["refund"].labels == {}

    def test_a_draft_needs_no_summary_and_may_expire_at_any_time(self, tmp_path: Path) -> None:
        times = "status: draft\nexpires: 2025-01-01T00:00:00Z\npublished: "
        changes = edited(EN, "published: ", times)
        changes[EN] = changes[EN].replace("summary: 'Somebody calls: answer at once, or ask.'\n", "")
        template = read_catalogue(write_files(tmp_path, changes)).templates["answer"]

        assert (template.status, template.summaries) == ("draft", {"fr": "Quelqu’un appelle."})
        assert template.expires == "2025-01-01T00:00:00Z"

    def test_a_status_can_be_given(self, tmp_path: Path) -> None:
        changes = edited(EN, "published: ", "status: archived\npublished: ")

        assert read_catalogue(write_files(tmp_path, changes)).templates["answer"].status == "archived"

    @pytest.mark.parametrize(
        "time", ["2026-11-20T10:00:00+01:00", "2026-11-20 09:00:00Z", "'2026-11-20T09:00Z'"]
    )
    def test_a_time_is_kept_in_utc(self, tmp_path: Path, time: str) -> None:
        changes = edited(EN, "2026-11-20T09:00:00Z", time)

        assert (
            read_catalogue(write_files(tmp_path, changes)).templates["answer"].published
            == "2026-11-20T09:00:00Z"
        )

    def test_other_editors_line_ends_and_marks_change_nothing(self, tmp_path: Path) -> None:
        plain = read_catalogue(write_files(tmp_path / "plain"))
        changes = {
            name: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() for name, text in FILES.items()
        }

        assert read_catalogue(write_files(tmp_path / "windows", changes)) == plain

    def test_hidden_files_and_a_readme_are_no_entries(self, tmp_path: Path) -> None:
        write_files(
            tmp_path, {"README.md": "Hello", ".hidden": "", "desk/.hidden": "", "desk/answer/.swp": ""}
        )

        assert len(list(read_catalogue(tmp_path))) == 5


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({EN: None}, f"{EN}:1: this file is missing"),
        ({FZ: None}, f"{FZ}:1: this file is missing"),
        ({FZ: "\n\n"}, f"{FZ}:1: this file is empty"),
        ({"desk/en.md": None}, "desk/en.md:1: this file is missing"),
        ({EN: b"---\ntitle: caf\xe9\n---\n"}, f"{EN}:2: not UTF-8 text"),
        ({EN: b"---\ntitle: A\n---\n\nB\0\n"}, f"{EN}:5: control characters are not allowed"),
        ({EN: b'---\ntitle: "A\\0"\n---\n'}, f"{EN}:2: control characters are not allowed"),
        ({EN: "title: x\n"}, f"{EN}:1: front matter between two lines of --- is missing"),
        ({EN: "---\ntitle: x\n"}, f"{EN}:1: front matter does not end in a line of ---"),
        (edited(EN, "Answer a call", "one: two"), f"{EN}:2: not valid YAML: "),
        (edited(EN, "tags:\n- support", "tags: &a\n- *a"), f"{EN}:5: anchors and aliases are not allowed"),
        (edited(EN, "title: ", "? [a]\n: b\ntitle: "), f"{EN}:2: a key must be text"),
        (edited(EN, "title: ", "titel: "), f"{EN}:2: unknown key “titel” (known: title, summary,"),
        (edited(EN, "title: ", "titel: "), f"{EN}:1: “title” is missing"),
        (edited(EN, "summary: ", "old_summary: "), f"{EN}:1: “summary” is missing"),
        (edited(EN, "title: Answer a call", "title: a\ntitle: b"), f"{EN}:3: “title” is there twice"),
        (edited(EN, "title: Answer a call", "title: [a]"), f"{EN}:2: “title” must be text"),
        (edited(EN, "Answer a call", "x" * 121), f"{EN}:2: “title” is 121 characters long, 120 at most"),
        (edited(EN, "- support", "- supprot"), f"{EN}:5: unknown tag “supprot”: it is not in tags.yaml"),
        (edited(EN, "- support", "- support\n- support"), f"{EN}:6: “support” is there twice"),
        (edited(EN, "tags:\n- support", "tags: support"), f"{EN}:4: “tags” must be a list"),
        (edited(EN, "- refund", "- refnud"), f"{EN}:7: unknown related template “refnud”"),
        (edited(EN, "- refund", "- answer"), f"{EN}:7: a template cannot be related to itself"),
        (edited(EN, "- refund", "- Re fund"), f"{EN}:7: “Re fund” is not a slug"),
        (edited(EN, "- reply", "- refund"), f"{EN}:10: old slug “refund” is the address of a template"),
        (
            edited("desk/refund/en.md", "related:", "old_slugs:\n- reply\nrelated:"),
            "desk/refund/en.md:8: old slug “reply” leads to “answer” already",
        ),
        (edited(EN, "published: ", "status: public\npublished: "), f"{EN}:8: “status” must be one of draft,"),
        (
            edited(EN, "published: ", "expires: 2026-11-20T10:00:00+01:00\npublished: "),
            f"{EN}:1: “expires” is before “published”",
        ),
        (
            edited(EN, "published: 2026-11-20T09:00:00Z", "status: published"),
            f"{EN}:1: “published” is missing",
        ),
        (edited(EN, "2026-11-20T09:00:00Z", "2026-11-20"), f"{EN}:8: “published” must be a time such as"),
        (edited(EN, "2026-11-20T09:00:00Z", "soon"), f"{EN}:8: “published” must be a time such as"),
        (
            edited(EN, "2026-11-20T09:00:00Z", "0001-01-01T00:00:00+05:00"),
            f"{EN}:8: “published” must be a time such as",
        ),
        (
            edited(EN, "published: ", "expires: 9999-12-31T23:59:59-05:00\npublished: "),
            f"{EN}:8: “expires” must be a time such as",
        ),
        (
            edited(EN, "published: ", f"next_note: {'x' * 201}\npublished: "),
            f"{EN}:8: “next_note” is 201 characters long, 200 at most",
        ),
        (
            edited(EN, "published: ", f"accepted:\n  single-exit: {'x' * 501}\npublished: "),
            f"{EN}:9: “single-exit” is 501 characters long, 500 at most",
        ),
        (
            edited(FR, "labels:", f"editions:\n  '2': {'x' * 201}\nlabels:"),
            f"{FR}:5: “2” is 201 characters long, 200 at most",
        ),
        (
            edited(FR, "labels:", f"next_note: {'x' * 201}\nlabels:"),
            f"{FR}:4: “next_note” is 201 characters long, 200 at most",
        ),
        (edited("desk/en.md", "order: 20", "order: first"), "desk/en.md:3: “order” must be a whole number"),
        (edited("desk/en.md", "order: 20", "order: 32768"), "desk/en.md:3: “order” must be a whole number"),
        (
            edited("desk/en.md", "order: 20", "colour: red"),
            "desk/en.md:3: unknown key “colour” (known: name, order)",
        ),
        (
            edited("desk/fr.md", "name: ", "order: 3\nname: "),
            "desk/fr.md:2: unknown key “order” (known: name)",
        ),
        (edited("tags.yaml", "  en: Support\n", "  fr: Aide\n"), "tags.yaml:4: “en” is missing"),
        (edited("tags.yaml", "  fr: Rem", "  de: Rem"), "tags.yaml:3: unknown key “de” (known: en, fr)"),
        (edited("tags.yaml", "support:", "Support:"), "tags.yaml:4: “Support” is not a slug"),
        ({"tags.yaml": "- a\n"}, "tags.yaml:1: must be “key: value” lines"),
        ({"tags.yaml": "a: \x07\n"}, "tags.yaml:1: control characters are not allowed"),
        ({"notes.txt": ""}, "notes.txt:1: unexpected file"),
        ({"desk/notes.md": ""}, "desk/notes.md:1: unexpected file in the folder of a category"),
        ({"desk/answer/es.md": ""}, "desk/answer/es.md:1: unexpected file in the folder of a template"),
        ({"desk/No Slug/diagram.fz": ""}, "desk/No Slug:1: “No Slug” is not a slug"),
        (
            {
                f"till/{name}": FILES[f"desk/{name}"]
                for name in ("en.md", "refund/en.md", "refund/diagram.fz")
            },
            "till/refund:1: “refund” is in the category “desk” already",
        ),
        (edited(FZ, "n2: diamond", "n2: diamnod"), f"{FZ}:3: Line 3, column 7: "),
        (edited(FZ, 'label:"Call"', 'label:"Ring"'), f"{FR}:6: no label of the diagram says “Call”"),
        (edited(FR, "    n3: Répondre\n", "    n3: R\n    n9: S\n"), f"{FR}:10: there is no label at n9"),
        (edited(FR, "Ask: Demander", "Ask: ''"), f"{FR}:11: a label’s translation must be text"),
    ],
)
def test_says_what_is_wrong_and_where(
    tmp_path: Path, changes: dict[str, str | bytes | None], said: str
) -> None:
    found = problems(tmp_path, changes)

    assert any(line.startswith(said) for line in found), "\n".join(found)


def test_says_everything_at_once(tmp_path: Path) -> None:
    changes = edited(EN, "- support", "- supprot") | edited("desk/en.md", "order: 20", "order: -1")

    assert len(problems(tmp_path, changes)) == 2


def test_a_label_that_cannot_stand_there_is_refused(tmp_path: Path) -> None:
    source = FILES["desk/refund/diagram.fz"].replace("}", "  n2: circle\n  loop [again] n1 n2\n}")
    french = "---\nlabels:\n  Start: Début\n  again: encore [fois]\n---\n"

    found = problems(tmp_path, {"desk/refund/diagram.fz": source, "desk/refund/fr.md": french})

    assert found == ["desk/refund/fr.md:4: loop 1: the condition of a loop cannot hold a bracket"]


def test_there_must_be_a_folder(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="nowhere:1: there is no such folder"):
        read_catalogue(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({FZ: b'Desk {\n  n1: circle label:"\xff"\n}\n'}, f"{FZ}:2: not UTF-8 text"),
        (edited(EN, "tags:", "tags: ["), f"{EN}:"),
        ({"tags.yaml": "a: ]\n"}, "tags.yaml:1: not valid YAML"),
    ],
    ids=["source", "front matter", "tags"],
)
def test_a_file_that_cannot_be_read_is_named_without_what_follows_from_it(
    tmp_path: Path, changes: dict[str, str | bytes | None], said: str
) -> None:
    (found,) = problems(tmp_path, changes)

    assert found.startswith(said)


@pytest.mark.parametrize("number", ["9" * 5000, "２", "02", "1", "-2", "ten", ""])
def test_numbers_of_editions_are_plain(number: str) -> None:
    found: list[Problem] = []
    check_editions({number: {"published": "2026-01-01T00:00:00Z"}}, 9, Reporter("en.md", found))

    assert [problem.reason.startswith("there is no edition “") for problem in found] == [True]
