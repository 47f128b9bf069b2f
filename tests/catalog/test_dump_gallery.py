"""Dumping: the same bytes back, and only what differs is touched."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.core.management import call_command

from gallery.catalog.models import DiagramTemplate
from tests.catalog.catalogue_files import FILES, read_files, write_files
from tests.catalog.published import SOURCE, make_category, publish

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]


def dump(folder: Path, **options: object) -> list[str]:
    """Dump into a folder and return what is said, with paths as in the folder."""
    said = StringIO()
    call_command("dump_gallery", folder=folder, stdout=said, **options)
    return said.getvalue().replace(f"{folder}/", "").splitlines()


def load(folder: Path, **options: object) -> None:
    call_command("load_gallery", folder=folder, verbosity=0, stdout=StringIO(), **options)


def test_gives_the_same_bytes_back(tmp_path: Path) -> None:
    load(write_files(tmp_path / "from"))

    said = dump(tmp_path / "to")

    assert read_files(tmp_path / "to") == FILES
    assert said[-1] == f"{len(FILES)} written"


def test_gives_the_gallery_back_to_the_byte(tmp_path: Path) -> None:
    load(settings.FIXTURES_DIR)

    dump(tmp_path)

    assert read_files(tmp_path) == read_files(settings.FIXTURES_DIR)


CURATED = FILES | {
    "desk/answer/en.md": """\
---
title: Answer a call
summary: 'Somebody calls: answer at once, or ask.'
published: 2026-10-20T09:00:00Z
expires: 2027-11-20T09:00:00Z
updated: 2026-10-24T09:00:00Z
version: 3
editions:
  '2':
    published: 2026-10-22T09:00:00Z
    note: Asks, too.
  '3':
    published: 2026-10-24T09:00:00Z
next_note: Asks twice.
accepted:
  dead-end: 'The caller hangs up: nothing follows.'
---
""",
    "desk/answer/fr.md": """\
---
title: Répondre à un appel
labels:
  Call: Appel
  Answer: Répondre
  Ask: Demander
  'Yes': Oui
former_labels:
- - n2
  - Is it known?
  - Est-ce connu ?
- - n9
  - Wait
  - 'Attendre : un peu'
outdated:
- title
editions:
  '2': Demande aussi.
next_note: Demande deux fois.
---
""",
}
"""What the desk adds to the files: partial, former and outdated translations, times, reasons, editions."""


def test_gives_back_what_curators_add(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "from", CURATED)
    load(folder)

    dump(tmp_path / "to")

    assert read_files(tmp_path / "to") == CURATED
    template = DiagramTemplate.objects.get(slug="answer")
    assert template.outdated_texts("fr") == ["title"]
    assert template.labels_in("fr").done == 5
    DiagramTemplate.objects.get(slug="answer").save()
    assert dump(folder) == ["0 written"]


ODD = "Odd\u2028blanks\x85of  any\tkind"


def test_gives_back_odd_blanks_in_the_form_in_which_they_are_kept(tmp_path: Path) -> None:
    source = SOURCE.replace("Start", ODD).replace("Answer", "Two  blanks")
    rows = [["n1", ODD, ODD], ["n2", "Two  blanks", "Deux  blancs"], ["n8", "Gone  \t", "Parti\u2029"]]
    publish(
        "odd",
        **dict.fromkeys(("title_en", "title_fr", "summary_en", "description_en"), ODD),
        source_en=source,
        status="draft",
        label_translations={"fr": rows},
        accepted_warnings={"single-exit": ODD},
        edition_notes={"en": ODD},
    )
    dump(tmp_path / "unsaved")
    DiagramTemplate.objects.all().delete()
    load(tmp_path / "unsaved", overwrite=True)
    dump(tmp_path / "loaded")
    template = DiagramTemplate.objects.get()
    template.full_clean()
    template.save()
    dump(tmp_path / "saved")

    dumped = read_files(tmp_path / "unsaved")
    assert read_files(tmp_path / "loaded") == read_files(tmp_path / "saved") == dumped
    assert "Odd\nblanks\nof  any\tkind\n" in dumped["patterns/odd/en.md"]
    assert "next_note: Odd blanks of any kind\n" in dumped["patterns/odd/en.md"]
    assert "Two  blanks: Deux blancs\n" in dumped["patterns/odd/fr.md"]
    assert '  - "Gone  \\t"\n  - Parti\n' in dumped["patterns/odd/fr.md"]


def test_what_never_came_out_is_told_from_what_was_taken_back(tmp_path: Path) -> None:
    publish("never", status="draft", summary_en="", summary_fr="")
    taken_back = publish("back")
    taken_back.status = "draft"
    taken_back.save()
    dump(tmp_path / "first")

    DiagramTemplate.objects.all().delete()
    load(tmp_path / "first", overwrite=True)
    dump(tmp_path / "second")

    assert read_files(tmp_path / "second") == read_files(tmp_path / "first")
    public = {template.slug: template.has_been_public for template in DiagramTemplate.objects.all()}
    assert public == {"never": False, "back": True}


def test_touches_only_what_differs(tmp_path: Path) -> None:
    load(write_files(tmp_path))
    assert dump(tmp_path) == ["0 written"]
    template = DiagramTemplate.objects.get(slug="answer")
    template.summary_fr = "On appelle."
    template.save()

    assert dump(tmp_path) == [
        "written    desk/answer/en.md",
        "written    desk/answer/fr.md",
        "2 written",
    ]
    assert "version: 2\n" in (tmp_path / "desk/answer/en.md").read_text()


def test_what_an_admin_made_can_be_loaded_elsewhere(tmp_path: Path) -> None:
    publish("made", description_en="# One\r\n\r\nTwo\r\n", source_en=SOURCE.replace("\n", "\r\n").strip())
    publish("later", status="archived")
    publish("never", status="draft", source_en="nonsense", published_at=None)
    make_category("empty", order=3)
    dump(tmp_path / "first")

    DiagramTemplate.objects.all().delete()
    load(tmp_path / "first", overwrite=True)
    dump(tmp_path / "second")

    assert read_files(tmp_path / "second") == read_files(tmp_path / "first")
    assert "\nstatus: archived\n" in read_files(tmp_path / "second")["patterns/later/en.md"]
    assert "status" not in read_files(tmp_path / "second")["patterns/never/en.md"]


def test_tells_what_is_left_over_and_removes_it_when_told(tmp_path: Path) -> None:
    load(write_files(tmp_path, {"README.md": "Hello"}))
    DiagramTemplate.objects.get(slug="refund").delete()

    assert "left over  desk/refund/en.md (--prune removes it)" in dump(tmp_path)
    assert (tmp_path / "desk/refund/en.md").exists()
    assert "removed    desk/refund/en.md" in dump(tmp_path, prune=True)
    assert not (tmp_path / "desk/refund").exists()
    assert (tmp_path / "README.md").exists()
    assert dump(tmp_path, prune=True) == ["0 written"]


def test_dumping_settles_what_was_edited(tmp_path: Path) -> None:
    load(write_files(tmp_path))
    template = DiagramTemplate.objects.get(slug="answer")
    template.title_en = "Mine"
    template.save()
    dump(tmp_path)
    load(tmp_path)
    path = tmp_path / "desk/answer/en.md"
    path.write_text(path.read_text().replace("Mine", "Newer"))

    load(tmp_path)

    assert DiagramTemplate.objects.get(slug="answer").title_en == "Newer"
