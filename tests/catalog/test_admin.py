"""The curators' desk: its pages in both languages, and who is let in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gallery.catalog.counting import count_use
from gallery.catalog.models import Category, DiagramTemplate, Tag
from tests.catalog.change_form import LIST, change_page
from tests.catalog.pages import Page
from tests.catalog.published import FRENCH_SOURCE, publish

if TYPE_CHECKING:
    from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]


class TestPages:
    @pytest.mark.parametrize("language", ["", "/fr"])
    @pytest.mark.parametrize("model", ["category", "tag", "diagramtemplate"])
    def test_open_in_both_languages(self, admin_client: Client, model: str, language: str) -> None:
        template = publish("one", source_fr=FRENCH_SOURCE)
        tag = Tag.objects.create(slug="release", name_en="Release")
        key = {"category": template.category_id, "tag": tag.pk, "diagramtemplate": template.pk}[model]

        for page in ("", "?q=one", "add/", f"{key}/change/", f"{key}/history/", f"{key}/delete/"):
            assert admin_client.get(f"{language}/admin/catalog/{model}/{page}").status_code == 200

    def test_have_no_inline_scripts_or_styles(self, admin_client: Client) -> None:
        page = Page(admin_client.get(change_page(publish("one"))).text)

        assert all(
            script.get("src") or script.get("type") == "application/json" for script in page.all("script")
        )
        assert all((script.get("src") or "/").startswith("/") for script in page.all("script"))
        assert all((link.get("href") or "").startswith("/") for link in page.all("link"))
        assert page.all("style") == []
        assert not [
            name for name, attributes in page.elements if "style" in attributes or "onclick" in attributes
        ]

    @pytest.mark.parametrize(
        ("query", "found"), [("evaluer", ["one"]), ("on", ["one"]), ("TWO", ["two"]), ("x", [])]
    )
    def test_search_is_that_of_visitors(self, admin_client: Client, query: str, found: list[str]) -> None:
        publish("one", title_fr="Évaluer", title_en="Assess", summary_en="Weigh.", summary_fr="")
        publish("two", title_fr="", summary_en="Count.", summary_fr="")

        response = admin_client.get(f"/fr{LIST}", {"q": query})

        assert [template.slug for template in response.context["cl"].result_list] == found

    def test_another_language_is_one_click_away(self, admin_client: Client) -> None:
        assert f"/fr{LIST}" in Page(admin_client.get(LIST).text).links

    @pytest.mark.parametrize(("status", "shown"), [("published", True), ("draft", False)])
    def test_only_what_is_public_can_be_seen_on_site(
        self, admin_client: Client, status: str, *, shown: bool
    ) -> None:
        template = publish("one", status=status)

        assert ("/templates/one/" in Page(admin_client.get(change_page(template)).text).links) is shown


def test_the_desk_is_closed_to_visitors(client: Client) -> None:
    assert client.get(LIST).headers["Location"].startswith("/admin/login/")


def test_shelves_count_their_templates(admin_client: Client) -> None:
    publish("one")
    publish("two", status="draft")

    counts = [
        category.all_templates
        for category in admin_client.get("/admin/catalog/category/").context["cl"].result_list
    ]

    assert counts == [2]
    assert Category.objects.count() == 1


def test_what_was_taken_away_is_listed_and_not_edited(admin_client: Client) -> None:
    template = publish("one")
    assert count_use(template, "copy", "a visitor")
    page = Page(admin_client.get("/admin/catalog/dailyuse/?q=one").text)

    assert {"One", "Copies", "1"} <= set(page.lines)
    assert not page.all("select", name="action")
    use = template.daily_uses.get()
    assert admin_client.get("/admin/catalog/dailyuse/add/").status_code == 403
    assert admin_client.post(f"/admin/catalog/dailyuse/{use.pk}/change/", {"count": 9}).status_code == 403

    admin_client.post(f"{LIST}{template.pk}/delete/", {"post": "yes"})
    assert not DiagramTemplate.objects.exists()
