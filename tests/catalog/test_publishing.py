"""Links to drafts, made on the page where a template is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.accounts import make_account
from tests.catalog.pages import Page
from tests.catalog.published import publish

if TYPE_CHECKING:
    from django.test import Client

    from gallery.catalog.models import DiagramTemplate

pytestmark = pytest.mark.django_db


def address(template: DiagramTemplate) -> str:
    return f"/admin/catalog/diagramtemplate/{template.pk}/preview-link/"


def ask(client: Client, template: DiagramTemplate, lifetime: str = "7", path: str = "") -> Page:
    response = client.post(path or address(template), {"lifetime": lifetime}, headers={"HX-Request": "true"})
    assert response.status_code == 200
    return Page(response.text)


def test_an_editor_gets_a_link_that_strangers_can_follow(editor_client: Client, client: Client) -> None:
    template = publish("canary", status="draft")
    (field,) = ask(editor_client, template).all("input", id="preview_address")
    link = str(field["value"])

    assert link.startswith("http://testserver/drafts/")
    assert "Canary" in Page(client.get(link.removeprefix("http://testserver")).text).lines


def test_speaks_the_language_of_the_editor(editor_client: Client) -> None:
    template = publish("canary", status="draft")
    page = ask(editor_client, template, path=f"/fr{address(template)}")

    assert str(page.all("input")[0]["value"]).startswith("http://testserver/fr/drafts/")
    assert page.all("input", aria_label="Lien d’aperçu")


def test_without_scripts_the_link_is_on_the_next_page(editor_client: Client) -> None:
    template = publish("canary", status="draft")
    response = editor_client.post(address(template), {"lifetime": "1"}, follow=True)

    assert response.redirect_chain == [(f"/admin/catalog/diagramtemplate/{template.pk}/change/", 302)]
    assert '<a href="http://testserver/drafts/' in response.text


@pytest.mark.parametrize("lifetime", ["", "2", "365", "-1", "x"])
def test_other_lifetimes_are_refused(editor_client: Client, lifetime: str) -> None:
    template = publish("canary", status="draft")
    response = editor_client.post(address(template), {"lifetime": lifetime})

    assert response.status_code == 400
    assert "for how long" in response.text


class TestRoles:
    def test_editors_make_none_for_what_is_out_of_their_hands(self, editor_client: Client) -> None:
        template = publish("canary", status="archived")

        assert editor_client.post(address(template), {"lifetime": "1"}).status_code == 403

    def test_publishers_make_some_at_any_stage(self, publisher_client: Client) -> None:
        for status in ("draft", "archived"):
            assert ask(publisher_client, publish(status, status=status)).all("input")

    def test_others_make_none(self, client: Client) -> None:
        template = publish("canary", status="draft")
        client.force_login(make_account("nobody"))

        assert client.post(address(template), {"lifetime": "1"}).status_code == 403

    def test_strangers_are_asked_to_sign_in(self, client: Client) -> None:
        response = client.post(address(publish("canary", status="draft")), {"lifetime": "1"})

        assert response.status_code == 302
        assert response["Location"].startswith("/admin/login/")

    def test_it_takes_a_form_of_ours(self, editor_client: Client) -> None:
        template = publish("canary", status="draft")
        editor_client.handler.enforce_csrf_checks = True

        assert editor_client.post(address(template), {"lifetime": "1"}).status_code == 403
        assert editor_client.get(address(template)).status_code == 405


class TestOnTheChangePage:
    def page(self, client: Client, template: DiagramTemplate) -> str:
        return client.get(f"/admin/catalog/diagramtemplate/{template.pk}/change/").text

    def test_offers_a_link_to_a_draft(self, editor_client: Client) -> None:
        template = publish("canary", status="draft")
        page = self.page(editor_client, template)

        assert f'hx-post="{address(template)}"' in page
        assert 'name="lifetime"' in page

    def test_offers_none_to_what_is_public(self, publisher_client: Client) -> None:
        page = self.page(publisher_client, publish("canary"))

        assert 'name="lifetime"' not in page
        assert 'class="publication__stage publication__stage--published"' in page

    def test_offers_none_to_those_who_may_only_look(self, editor_client: Client) -> None:
        page = self.page(editor_client, publish("canary", status="archived"))

        assert 'name="lifetime"' not in page
        assert 'class="publication__stage publication__stage--archived"' in page
