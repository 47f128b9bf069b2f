"""The history of a template in the admin: what changed, comparing, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.utils.translation import override

from gallery.catalog.history import Recording
from gallery.catalog.models import Change, DiagramTemplate, Tag
from tests.catalog.change_form import LIST, change_page, opened
from tests.catalog.pages import Page
from tests.catalog.published import FRENCH_SOURCE, SOURCE, publish

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]

CHANGES = "/admin/catalog/change/"


@pytest.fixture
def template(publisher_client: Client) -> DiagramTemplate:
    """Return a template of which title and source were changed, each with a reason."""
    template = publish("one", title_en="First", source_fr=FRENCH_SOURCE)
    for changes in (
        {"title_en": "Second", "why": "The title was dull."},
        {"source_en": SOURCE.replace("Answer", "Reply"), "why": "Plainer."},
    ):
        sent = opened(publisher_client, template) | changes
        assert publisher_client.post(change_page(template), sent).status_code == 302
    return DiagramTemplate.objects.get()


def test_lists_who_changed_what_when_and_why(template: DiagramTemplate, editor_client: Client) -> None:
    page = Page(editor_client.get(f"{LIST}{template.pk}/history/").text)

    text = " ".join(page.lines)
    assert "paul" in text
    assert "The title was dull." in text
    assert "Plainer." in text
    rows = editor_client.get(f"{LIST}{template.pk}/history/").context["passed"]
    assert [(row.change.action, row.fields) for row in rows] == [
        ("edited", ["FlowZap source (English)", "Editions"]),
        ("edited", ["Title (English)", "Editions"]),
        ("found", []),
    ]


def test_speaks_french(template: DiagramTemplate, editor_client: Client) -> None:
    with override("fr"):
        response = editor_client.get(f"/fr{LIST}{template.pk}/history/")

    assert "Modifié" in response.text


def test_a_change_is_shown_against_the_one_before(template: DiagramTemplate, editor_client: Client) -> None:
    latest = template.changes.first()
    assert latest

    response = editor_client.get(f"{CHANGES}{latest.pk}/change/")

    fields = {field.field: field for field in response.context["fields"]}
    assert 'label:"Answer"' in fields["source"].before
    assert 'label:"Reply"' in fields["source"].after
    assert "titles" not in fields
    assert response.context["is_now"]


def test_any_two_are_compared_the_older_one_first(template: DiagramTemplate, editor_client: Client) -> None:
    latest, _, first = template.changes.all()

    response = editor_client.get(f"{CHANGES}compare/", {"from": latest.pk, "to": first.pk})

    assert response.context["before"] == first
    assert {"titles", "source"} <= {field.field for field in response.context["fields"]}


def test_changes_of_different_templates_are_not_compared(
    template: DiagramTemplate, publisher_client: Client, publisher: User
) -> None:
    other = publish("two")
    with Recording(by=publisher) as recording:
        recording.watch([other])
    query = {"from": other.changes.get().pk, "to": template.changes.all()[0].pk}

    assert publisher_client.get(f"{CHANGES}compare/", query).status_code == 404
    for amiss in ({}, {"from": "x", "to": "y"}, {"from": "0", "to": "999"}):
        assert publisher_client.get(f"{CHANGES}compare/", amiss).status_code == 404


def test_any_state_comes_back_as_a_new_version(template: DiagramTemplate, publisher_client: Client) -> None:
    first = template.changes.last()
    assert first
    assert template.version == 3

    response = publisher_client.post(f"{CHANGES}{first.pk}/restore/", {"why": "It was better."}, follow=True)

    restored = DiagramTemplate.objects.get()
    assert (restored.title_en, restored.source_en, restored.source_fr) == ("First", SOURCE, FRENCH_SOURCE)
    assert restored.version == 4
    latest = template.changes.first()
    assert latest
    assert (latest.action, latest.why) == ("restored", "It was better.")
    assert "“First” is back in the state of" in response.text


def test_what_is_gone_cannot_come_back_and_is_named(
    template: DiagramTemplate, publisher_client: Client, publisher: User
) -> None:
    tag = Tag.objects.create(slug="release", name_en="Release")
    other = publish("two")
    with Recording(by=publisher) as recording:
        recording.watch([template])
        template.tags.add(tag)
        template.related_links.create(related=other, order=1)
    change = template.changes.first()
    assert change
    tag.delete()
    other.delete()

    response = publisher_client.post(f"{CHANGES}{change.pk}/restore/", follow=True)

    assert "What it had with it is there no more: release, two." in response.text


def test_a_state_that_cannot_be_public_is_refused(
    template: DiagramTemplate, publisher_client: Client
) -> None:
    change = template.changes.first()
    assert change
    change.data["source"] = SOURCE.replace("n2: rectangle", "n2: rectangel")
    change.save()

    response = publisher_client.post(f"{CHANGES}{change.pk}/restore/", follow=True)

    assert "Line 3, column 7: " in response.text
    assert DiagramTemplate.objects.get().source_en == template.source_en


def test_editors_bring_back_drafts_alone(template: DiagramTemplate, editor_client: Client) -> None:
    first = template.changes.last()
    assert first
    restore = f"{CHANGES}{first.pk}/restore/"

    assert "Bring this state back" not in editor_client.get(f"{CHANGES}{first.pk}/change/").text
    assert editor_client.post(restore).status_code == 403
    DiagramTemplate.objects.update(status="draft")
    assert editor_client.post(restore).status_code == 302
    assert DiagramTemplate.objects.get().title_en == "First"


def test_a_deleted_template_comes_back_as_a_draft(
    template: DiagramTemplate, publisher_client: Client, editor_client: Client, publisher: User
) -> None:
    with Recording(by=publisher, why="Nobody used it.") as recording:
        recording.deleted(template)
        template.delete()
    change = Change.objects.get(action="deleted")
    assert "Bring the deleted template back" in editor_client.get(f"{CHANGES}{change.pk}/change/").text

    editor_client.post(f"{CHANGES}{change.pk}/restore/")

    back = DiagramTemplate.objects.get()
    assert (back.slug, back.stage, back.title_en) == ("one", "draft", "Second")
    assert editor_client.post(f"{CHANGES}{change.pk}/restore/", follow=True).text.count(
        "A template lives at this address now"
    )


def test_nobody_rewrites_the_past(template: DiagramTemplate, admin_client: Client) -> None:
    change = template.changes.first()
    assert change

    assert admin_client.get(f"{CHANGES}add/").status_code == 403
    assert admin_client.post(f"{CHANGES}{change.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Change.objects.count() == 3


def test_the_history_is_for_the_staff(template: DiagramTemplate, client: Client, editor: User) -> None:
    change = template.changes.first()
    assert change
    editor.groups.clear()
    client.force_login(editor)

    for address in ("", f"{change.pk}/change/", f"compare/?from={change.pk}&to={change.pk}"):
        assert client.get(f"{CHANGES}{address}").status_code == 403
    assert client.post(f"{CHANGES}{change.pk}/restore/").status_code == 403


def test_a_page_of_changes_takes_few_queries(
    template: DiagramTemplate,
    publisher_client: Client,
    django_assert_max_num_queries: object,
) -> None:
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        publisher_client.get(CHANGES)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        publisher_client.get(f"{LIST}{template.pk}/history/")
