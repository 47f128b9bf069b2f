"""Two editors at one template: the second save is refused, and nothing of either is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gallery.catalog.models import DiagramTemplate, Tag
from tests.catalog.change_form import change_page, errors, filled, opened
from tests.catalog.pages import Page
from tests.catalog.published import publish

if TYPE_CHECKING:
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
    assert "changed by them; yours is the older text" in text
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
