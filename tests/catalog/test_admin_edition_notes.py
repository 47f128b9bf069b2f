"""The notes on editions that are out: mended on the change page, whatever was saved or loaded meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from gallery.catalog.models import DiagramTemplate, Edition, Revision
from gallery.catalog.models.history import NOTE_LENGTH
from tests.catalog.change_form import change_page, errors, filled, opened
from tests.catalog.published import publish

if TYPE_CHECKING:
    from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]


@pytest.fixture
def template() -> DiagramTemplate:
    """Return a template with two editions after the first."""
    template = publish("one")
    for number in (2, 3):
        template.title_en = f"Title {number}"
        template.edition_notes = {"en": f"Note {number}", "fr": f"Mot {number}"}
        template.save()
    return template


def notes() -> dict[int, tuple[str, str | None]]:
    return {edition.number: (edition.note_en, edition.note_fr) for edition in Edition.objects.all()}


def row_errors(response: Any) -> list[dict[str, list[str]]]:
    (formset,) = response.context["inline_admin_formsets"]
    return [dict(found) for found in formset.formset.errors]


def load_editions_anew() -> None:
    """Give the editions other keys, as loading them from files may."""
    editions = list(Edition.objects.order_by("number"))
    Edition.objects.all().delete()
    for edition in editions:
        edition.pk = None
    Edition.objects.bulk_create(editions)


def test_a_note_is_mended_and_the_history_says_so(
    template: DiagramTemplate, publisher_client: Client
) -> None:
    revision = Revision.objects.get().number
    sent = opened(publisher_client, template)
    assert sent["editions-2-note_en"] == ["Note 2"]

    response = publisher_client.post(change_page(template), sent | {"editions-2-note_en": "  Better\tnote "})

    assert response.status_code == 302
    assert notes() == {2: ("Better note", "Mot 2"), 3: ("Note 3", "Mot 3")}
    latest = template.changes.first()
    assert latest
    assert (latest.action, latest.data["editions"]["2"]["en"]) == ("edited", "Better note")
    assert Revision.objects.get().number > revision
    page = publisher_client.get(f"/admin/catalog/change/{latest.pk}/change/")
    assert [field.field for field in page.context["fields"]] == ["editions"]


def test_there_is_nothing_to_mend_in_the_first_edition(publisher_client: Client) -> None:
    page = publisher_client.get(change_page(publish("one")))

    assert page.context["inline_admin_formsets"] == []


def test_neither_can_editions_be_added_nor_deleted_nor_moved(
    template: DiagramTemplate, publisher_client: Client
) -> None:
    before = {edition.pk: edition.came_out_at for edition in Edition.objects.all()}
    sent = opened(publisher_client, template) | {
        "editions-TOTAL_FORMS": "3",
        "editions-4-note_en": "Invented",
        "editions-2-DELETE": "on",
        "editions-3-number": "7",
        "editions-3-came_out_at_0": "2020-01-01",
    }

    publisher_client.post(change_page(template), sent)

    assert {edition.pk: edition.came_out_at for edition in Edition.objects.all()} == before
    assert set(notes()) == {2, 3}


def test_editors_read_them(template: DiagramTemplate, editor_client: Client) -> None:
    DiagramTemplate.objects.update(status="draft")

    page = editor_client.get(change_page(template))

    assert "Note 2" in page.text
    assert "editions-2-note_en" not in filled(page.text)
    sent = filled(page.text) | {"editions-2-note_en": "Mine", "initial-editions-2-note_en": "Note 2"}
    editor_client.post(change_page(template), sent)
    assert notes()[2] == ("Note 2", "Mot 2")


@pytest.mark.parametrize("amiss", ["x" * (NOTE_LENGTH + 1), "control\x01character"])
def test_a_bad_note_is_refused_and_not_lost(
    template: DiagramTemplate, publisher_client: Client, amiss: str
) -> None:
    sent = opened(publisher_client, template) | {"editions-3-note_fr": amiss}

    response = publisher_client.post(change_page(template), sent)

    assert [list(found) for found in row_errors(response)] == [["note_fr"], []]
    assert filled(response.text)["editions-3-note_fr"] == [amiss]


def test_what_others_mended_meanwhile_is_not_undone(
    template: DiagramTemplate, publisher_client: Client
) -> None:
    mine = opened(publisher_client, template) | {"editions-3-note_en": "Mine"}
    theirs = opened(publisher_client, template) | {"editions-2-note_en": "Theirs"}
    publisher_client.post(change_page(template), theirs)

    refused = publisher_client.post(change_page(template), mine)

    assert errors(refused)["__all__"][0].startswith("Somebody saved this template")
    (field,) = refused.context["conflict"].fields
    assert "Theirs" in field.difference.before
    assert "Mine" in field.difference.after
    assert "Theirs" in field.difference.after
    again = filled(refused.text)
    assert publisher_client.post(change_page(template), again).status_code == 302
    assert notes() == {2: ("Theirs", "Mot 2"), 3: ("Mine", "Mot 3")}


def test_what_others_changed_that_the_page_leaves_is_named(
    template: DiagramTemplate, publisher_client: Client
) -> None:
    theirs = opened(publisher_client, template) | {"editions-2-note_en": "Theirs"}
    base = opened(publisher_client, template) | {"why": "A first change, of which history knows the state."}
    base["description_en"] = ["New"]
    publisher_client.post(change_page(template), base)
    mine = opened(publisher_client, template)
    theirs |= {"state": mine["state"], "description_en": ["New"]}
    publisher_client.post(change_page(template), theirs)

    refused = publisher_client.post(change_page(template), mine)

    assert "Changed by them too, and left as it is: Editions" in " ".join(refused.text.split())


@pytest.mark.parametrize("touched", [True, False])
def test_editions_that_were_loaded_anew_are_no_dead_end(
    template: DiagramTemplate, publisher_client: Client, touched: bool
) -> None:
    mine = opened(publisher_client, template) | ({"editions-2-note_en": "Mine"} if touched else {})
    load_editions_anew()

    assert publisher_client.post(change_page(template), mine).status_code == 302

    assert notes()[2] == ("Mine" if touched else "Note 2", "Mot 2")


def test_an_edition_that_came_out_meanwhile_is_no_dead_end(publisher_client: Client) -> None:
    template = publish("one")
    mine = opened(publisher_client, template) | {"description_en": "Mine."}
    theirs = opened(publisher_client, template) | {"summary_en": "New.", "note_en": "Theirs"}
    publisher_client.post(change_page(template), theirs)

    refused = publisher_client.post(change_page(template), mine)

    again = filled(refused.text)
    assert again["editions-2-note_en"] == ["Theirs"]
    assert publisher_client.post(change_page(template), again).status_code == 302
    assert DiagramTemplate.objects.get().description_en == "Mine."


def test_editions_that_are_gone_meanwhile_are_no_dead_end(
    template: DiagramTemplate, publisher_client: Client
) -> None:
    mine = opened(publisher_client, template)
    Edition.objects.filter(number=2).delete()

    refused = publisher_client.post(change_page(template), mine)

    assert publisher_client.post(change_page(template), filled(refused.text)).status_code == 302
    assert set(notes()) == {3}
