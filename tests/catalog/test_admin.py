"""The curators' desk: both languages side by side, what the engine says, and what follows from saving."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.forms.models import model_to_dict

from gallery.catalog.counting import count_use
from gallery.catalog.files.snapshot import template_entry
from gallery.catalog.models import Category, DiagramTemplate, RelatedTemplate, Tag
from gallery.catalog.search import Search
from tests.catalog.pages import Page
from tests.catalog.published import FRENCH_SOURCE, SOURCE, make_category, publish

if TYPE_CHECKING:
    from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]

LIST = "/admin/catalog/diagramtemplate/"
BROKEN = SOURCE.replace("n2: rectangle", "n2: rectangel")


def form(template: DiagramTemplate | None = None, **changes: Any) -> dict[str, Any]:
    """Return what the browser would send for a template, with some fields changed."""
    plain = {"slug": "new", "title_en": "New", "summary_en": "New.", "source_en": SOURCE, "status": "draft"}
    if template:
        fields = model_to_dict(
            template, exclude=["id", "related", "tags", "title", "summary", "description", "source"]
        )
        plain = {name: value for name, value in fields.items() if value is not None}
        plain["published_at_0"], plain["published_at_1"] = (
            f"{template.published_at:%Y-%m-%d %H:%M:%S}".split()
        )
    else:
        plain["category"] = str(make_category().pk)
    for prefix in ("related_links", "old_slugs"):
        plain |= {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}
    return plain | {"_continue": "1"} | changes


def change_page(template: DiagramTemplate) -> str:
    return f"{LIST}{template.pk}/change/"


def errors(response: Any) -> dict[str, list[str]]:
    return dict(response.context["adminform"].form.errors)


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

    def test_the_list_says_what_is_not_in_french(self, admin_client: Client) -> None:
        publish("one", title_fr="", description_en="Words.")
        publish("two", source_fr=FRENCH_SOURCE)

        html = admin_client.get(LIST).text

        assert "missing: title, description, source" in html
        assert "complete" in html

    @pytest.mark.parametrize(
        ("query", "found"), [("evaluer", ["one"]), ("on", ["one"]), ("TWO", ["two"]), ("x", [])]
    )
    def test_search_is_that_of_visitors(self, admin_client: Client, query: str, found: list[str]) -> None:
        publish("one", title_fr="Évaluer", title_en="Assess", summary_en="Weigh.", summary_fr="")
        publish("two", title_fr="", summary_en="Count.", summary_fr="")

        response = admin_client.get(f"/fr{LIST}", {"q": query})

        assert [template.slug for template in response.context["cl"].result_list] == found

    def test_related_templates_are_found_by_typing(self, admin_client: Client) -> None:
        publish("one")
        query = {
            "app_label": "catalog",
            "model_name": "relatedtemplate",
            "field_name": "related",
            "term": "one",
        }

        results = admin_client.get("/admin/autocomplete/", query).json()["results"]

        assert [result["text"] for result in results] == ["One"]

    def test_another_language_is_one_click_away(self, admin_client: Client) -> None:
        assert f"/fr{LIST}" in Page(admin_client.get(LIST).text).links

    @pytest.mark.parametrize(("status", "shown"), [("published", True), ("draft", False)])
    def test_only_what_is_public_can_be_seen_on_site(
        self, admin_client: Client, status: str, *, shown: bool
    ) -> None:
        template = publish("one", status=status)

        assert ("/templates/one/" in Page(admin_client.get(change_page(template)).text).links) is shown


class TestSavedSource:
    def test_shows_each_drawing(self, admin_client: Client) -> None:
        html = admin_client.get(change_page(publish("one", source_fr=FRENCH_SOURCE))).text

        assert "<title>One</title>" in html
        assert "<title>One en français</title>" in html
        assert "The engine has no remarks on this source." in html

    def test_lists_what_the_engine_says(self, admin_client: Client) -> None:
        lines = Page(
            admin_client.get(change_page(publish("one", source_en=BROKEN, status="draft"))).text
        ).lines

        assert "3:7" in lines
        assert "Error" in lines
        assert any("rectangel" in line and "Did you mean rectangle?" in line for line in lines)
        assert any(line.endswith("unknown-shape") for line in lines)

    def test_says_that_there_is_no_drawing(self, admin_client: Client) -> None:
        template = publish("one", source_en="nonsense", status="draft")

        assert "There is no drawing of this source." in admin_client.get(change_page(template)).text


class TestSaving:
    def test_a_draft_with_errors_is_saved_and_they_are_told(self, admin_client: Client) -> None:
        response = admin_client.post(f"{LIST}add/", form(source_en=BROKEN), follow=True)

        assert DiagramTemplate.objects.get().slug == "new"
        assert "The source has 1 error and cannot be published yet." in response.text
        assert "3:7" in Page(response.text).lines

    def test_publishing_errors_is_refused_at_the_source(self, admin_client: Client) -> None:
        response = admin_client.post(f"{LIST}add/", form(source_en=BROKEN, status="published"))

        assert list(errors(response)) == ["source_en"]
        assert errors(response)["source_en"][0].startswith("Line 3, column 7: ")
        assert not DiagramTemplate.objects.exists()

    def test_a_french_source_of_another_structure_is_refused(self, admin_client: Client) -> None:
        response = admin_client.post(
            f"{LIST}add/", form(source_fr=FRENCH_SOURCE.replace("circle", "diamond"))
        )

        assert list(errors(response)) == ["source_fr"]

    def test_publishing_dates_draws_and_indexes(self, admin_client: Client, drawn: list[str]) -> None:
        tag = Tag.objects.create(slug="release", name_en="Release")
        sent = form(status="published", source_fr=FRENCH_SOURCE.replace("\n", "\r\n"), tags=[tag.pk])

        admin_client.post(f"{LIST}add/", sent)

        template = DiagramTemplate.objects.published().get()
        assert template.source_fr == FRENCH_SOURCE
        assert drawn == ["New", "New"]
        assert DiagramTemplate.objects.found_by(Search.of("new release repondre", "fr")).exists()

    def test_saving_as_it_is_changes_nothing(self, admin_client: Client, drawn: list[str]) -> None:
        publish("one", source_fr=FRENCH_SOURCE, description_en="a\n\nb")
        template = DiagramTemplate.objects.get()

        response = admin_client.post(change_page(template), form(template))

        assert response.status_code == 302
        assert template_entry(DiagramTemplate.objects.get()) == template_entry(template)
        assert len(drawn) == 2

    def test_a_new_slug_leaves_a_redirection(self, admin_client: Client) -> None:
        template = publish("one")

        admin_client.post(change_page(template), form(template, slug="two"))

        assert [old.slug for old in template.old_slugs.all()] == ["one"]

    def test_an_old_slug_in_use_is_refused(self, admin_client: Client) -> None:
        publish("two")
        template = publish("one")
        row = {"old_slugs-TOTAL_FORMS": "1", "old_slugs-0-slug": "two", "old_slugs-0-template": template.pk}

        response = admin_client.post(change_page(template), form(template, **row))

        assert "A template lives at this address." in response.text

    def test_related_templates_are_numbered(self, admin_client: Client) -> None:
        template, *others = (publish(slug) for slug in ("one", "two", "three", "four"))
        rows = {"related_links-TOTAL_FORMS": "3"}
        for number, (other, order) in enumerate(zip(others, (0, 7, 3), strict=True)):
            rows |= {
                f"related_links-{number}-related": str(other.pk),
                f"related_links-{number}-order": str(order),
            }

        admin_client.post(change_page(template), form(template, **rows))

        links = RelatedTemplate.objects.filter(template=template)
        assert [(link.order, link.related.slug) for link in links] == [(1, "four"), (2, "three"), (3, "two")]

    def test_renaming_a_tag_indexes(self, admin_client: Client) -> None:
        tag = Tag.objects.create(slug="release", name_en="Release")
        publish("one").tags.add(tag)

        admin_client.post(
            f"/admin/catalog/tag/{tag.pk}/change/", {"slug": "release", "name_en": "Launch", "name_fr": ""}
        )

        assert DiagramTemplate.objects.found_by(Search.of("launch", "en")).exists()


class TestActions:
    def act(self, client: Client, action: str) -> str:
        keys = DiagramTemplate.objects.values_list("pk", flat=True)
        return client.post(LIST, {"action": action, "_selected_action": list(keys)}, follow=True).text

    def test_publish_refuses_what_has_errors(self, admin_client: Client) -> None:
        publish("sound", status="draft", published_at=None)
        publish("broken", status="draft", source_en=BROKEN)

        html = self.act(admin_client, "publish")

        assert "1 template was published." in html
        assert "Broken: Line 3, column 7: " in html
        assert [template.slug for template in DiagramTemplate.objects.published()] == ["sound"]

    def test_archive(self, admin_client: Client) -> None:
        publish("one")
        publish("two")

        assert "2 templates were archived." in self.act(admin_client, "archive")
        assert not DiagramTemplate.objects.published().exists()


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
