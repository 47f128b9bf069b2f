"""Two editors at one template: the second save is refused, and nothing of either is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gallery.catalog.models import DiagramTemplate, Tag
from tests.catalog.change_form import LIST, change_page, errors, filled, opened
from tests.catalog.pages import Page
from tests.catalog.published import publish

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]


@pytest.fixture
def template() -> DiagramTemplate:
    return publish("one", status="draft", summary_en="Old summary.")


def test_the_second_save_is_refused_with_both_versions(
    template: DiagramTemplate, editor_client: Client, publisher_client: Client
) -> None:
    first, second = opened(publisher_client, template), opened(editor_client, template)
    publisher_client.post(change_page(template), first | {"summary_en": "Their summary.", "why": "Shorter."})

    response = editor_client.post(change_page(template), second | {"title_en": "My title"})

    assert errors(response)["__all__"][0].startswith("Somebody saved this template")
    assert DiagramTemplate.objects.get().title_en == "One"
    text = " ".join(Page(response.text).lines)
    assert "Saved last by paul, " in text
    assert "Reason: Shorter." in text
    assert "changed by them; taken over below" in text
    assert "changed by you" in text
    fields = {field.difference.field: field for field in response.context["conflict"].fields}
    assert set(fields) == {"titles", "summaries"}
    assert fields["summaries"].difference.before == "Their summary."
    assert fields["summaries"].difference.after == "Old summary."


def test_saving_again_overwrites_with_open_eyes(
    template: DiagramTemplate, editor_client: Client, publisher_client: Client
) -> None:
    second = opened(editor_client, template) | {"title_en": "My title"}
    publisher_client.post(
        change_page(template), opened(publisher_client, template) | {"title_en": "Their title"}
    )
    refused = editor_client.post(change_page(template), second)
    again = filled(refused.text)
    assert again["title_en"] == ["My title"]

    assert editor_client.post(change_page(template), again).status_code == 302

    assert DiagramTemplate.objects.get().title_en == "My title"
    assert template.changes.filter(data__titles__en="Their title").exists()


def test_what_only_they_changed_is_not_undone(
    template: DiagramTemplate, editor_client: Client, publisher_client: Client
) -> None:
    tag = Tag.objects.create(slug="release", name_en="Release")
    mine = opened(editor_client, template) | {"title_en": "My title"}
    theirs = opened(publisher_client, template) | {"summary_en": "Their summary.", "tags": [str(tag.pk)]}
    publisher_client.post(change_page(template), theirs)

    again = filled(editor_client.post(change_page(template), mine).text)
    assert editor_client.post(change_page(template), again).status_code == 302

    merged = DiagramTemplate.objects.get()
    assert (merged.title_en, merged.summary_en) == ("My title", "Their summary.")
    assert [found.slug for found in merged.tags.all()] == ["release"]


class TestTooLate:
    WRITTEN = {"title_en": "My title", "label-fr-text": ["Guichet", "", ""]}

    def test_published_meanwhile_it_is_kept_on_a_page(
        self, template: DiagramTemplate, editor_client: Client, publisher_client: Client
    ) -> None:
        mine = opened(editor_client, template) | self.WRITTEN
        theirs = opened(publisher_client, template) | {"status": "published"}
        publisher_client.post(change_page(template), theirs)

        response = editor_client.post(change_page(template), mine)

        assert response.status_code == 409
        assert "This template was published while you were writing" in response.text
        assert "My title" in response.text
        assert "lane Desk: Support desk → Guichet" in response.text
        assert DiagramTemplate.objects.get().title_en == "One"

    def test_deleted_meanwhile_it_can_be_saved_as_a_new_draft(
        self, template: DiagramTemplate, editor_client: Client
    ) -> None:
        mine = opened(editor_client, template) | self.WRITTEN
        template.delete()

        response = editor_client.post(change_page(template), mine)

        assert response.status_code == 409
        assert "This template was deleted while you were writing." in response.text
        sent = filled(
            response.text.replace('action="/admin/catalog/diagramtemplate/add/"', 'id="diagramtemplate_form"')
        )
        assert editor_client.post(f"{LIST}add/", sent).status_code == 302
        draft = DiagramTemplate.objects.get()
        assert (draft.title_en, draft.stage) == ("My title", "draft")
        assert "Guichet" in (draft.source_fr or "")

    def test_who_may_not_write_at_all_is_refused(
        self, template: DiagramTemplate, client: Client, editor: User
    ) -> None:
        editor.groups.clear()
        client.force_login(editor)

        assert client.post(change_page(template), {"title_en": "Mine"}).status_code == 403


def test_a_third_save_in_between_is_noticed_again(
    template: DiagramTemplate, editor_client: Client, publisher_client: Client
) -> None:
    mine = opened(editor_client, template) | {"title_en": "Mine"}
    for title in ("Theirs", "Theirs again"):
        publisher_client.post(change_page(template), opened(publisher_client, template) | {"title_en": title})
        mine = filled(editor_client.post(change_page(template), mine).text)

    assert DiagramTemplate.objects.get().title_en == "Theirs again"


@pytest.mark.usefixtures("template")
def test_tags_count_too(editor_client: Client) -> None:
    template = DiagramTemplate.objects.get()
    mine = opened(editor_client, template)
    template.tags.add(Tag.objects.create(slug="release", name_en="Release"))

    response = editor_client.post(change_page(template), mine | {"title_en": "Mine"})

    assert {field.difference.field for field in response.context["conflict"].fields} == {"titles", "tags"}


def test_the_same_edit_twice_is_no_conflict_of_words(
    template: DiagramTemplate, editor_client: Client, publisher_client: Client
) -> None:
    mine = opened(editor_client, template) | {"title_en": "Same"}
    publisher_client.post(change_page(template), opened(publisher_client, template) | {"title_en": "Same"})

    response = editor_client.post(change_page(template), mine)

    assert "Both say the same by now." in Page(response.text).lines
