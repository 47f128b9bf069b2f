"""What no page of the desk sends is refused with a sentence, or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.contrib import admin
from django.db import DataError, OperationalError

from tests.catalog.published import publish

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_tag_whose_key_no_database_takes(admin_client: Client) -> None:
    template = publish("canary")
    page = admin_client.post(
        f"/admin/catalog/diagramtemplate/{template.pk}/change/", {"tags": ["9223372036854775809"]}
    )

    assert page.status_code == 200
    assert "9223372036854775809 is not one of the available choices" in page.text


def test_a_label_with_a_character_that_no_text_may_hold(admin_client: Client) -> None:
    template = publish("canary")
    sent = {
        "source_en": template.source_en,
        "labels-fr": "1",
        "label-fr-text": "\ufffe",
        "label-fr-place": "n2",
        "label-fr-english": "Answer",
        "label-fr-former": "",
        "label-fr-before": "",
    }
    page = admin_client.post(f"/admin/catalog/diagramtemplate/{template.pk}/change/", sent)

    assert page.status_code == 200
    assert "n2: There is a control character in this: remove it." in page.text


@pytest.mark.parametrize("query", ["source__regex=(", "title__iregex=["])
def test_a_regular_expression(admin_client: Client, query: str) -> None:
    page = admin_client.get(f"/admin/catalog/diagramtemplate/?q=x&{query}", follow=True)

    assert page.status_code == 200
    assert page.redirect_chain == [("/admin/catalog/diagramtemplate/?q=x", 302)]


@pytest.mark.parametrize("model", ["auth/user", "axes/accesslog", "catalog/change", "catalog/tag"])
def test_a_search_for_a_whole_text(admin_client: Client, model: str) -> None:
    page = admin_client.get(f"/admin/{model}/", {"q": "no " * 1_500}, follow=True)

    assert page.status_code == 200
    assert page.request["QUERY_STRING"] == "q=" + "+".join(["no"] * 50)


@pytest.mark.parametrize("error", [DataError, OperationalError])
def test_what_fails_while_something_is_sent_is_not_lost_without_a_word(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise error("database is locked")

    template = publish("canary")
    monkeypatch.setattr(admin.site.get_model_admin(type(template)), "_changeform_view", fail)

    with pytest.raises(error):
        admin_client.post(
            f"/admin/catalog/diagramtemplate/{template.pk}/change/?_changelist_filters=q%3Dx", {}
        )


def test_what_is_sent_to_a_list_with_an_odd_address_is_sent_again(admin_client: Client) -> None:
    page = admin_client.post("/admin/catalog/diagramtemplate/?q=a%00b", {"action": "publish"})

    assert page.status_code == 307
    assert page["Location"] == "/admin/catalog/diagramtemplate/?q=ab"


def test_a_field_without_a_name(admin_client: Client) -> None:
    template = publish("canary")
    page = admin_client.get(f"/admin/catalog/diagramtemplate/{template.pk}/change/?_to_field", follow=True)

    assert page.status_code == 200
