"""The list of templates: what it shows of each, what it is narrowed down by, and in how many queries."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gallery.catalog.history import Recording
from gallery.catalog.models import DiagramTemplate, Drawing, Tag
from gallery.catalog.views.card_picture import POLICY
from tests.accounts import make_account
from tests.catalog.change_form import LIST
from tests.catalog.pages import Page
from tests.catalog.published import FRENCH_SOURCE, make_category, publish

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]

MOST_QUERIES = 12
STAGES = ["draft", "scheduled", "published", "expired", "archived"]


def whole(slug: str, **fields: Any) -> DiagramTemplate:
    """Return a template that lacks nothing in either language."""
    return publish(slug, source_fr=FRENCH_SOURCE, description_en="Why.", description_fr="Pourquoi.", **fields)


@pytest.fixture
def stages() -> None:
    """Publish a template at each stage, named after it."""
    now = timezone.now()
    publish("draft", status="draft", published_at=None)
    publish("scheduled", published_at=datetime(2126, 12, 12, 9, tzinfo=UTC))
    publish("published")
    publish("expired", expires_at=now - timedelta(days=1))
    publish("archived", status="archived")


def slugs(client: Client, query: str = "", language: str = "") -> list[str]:
    response = client.get(f"{language}{LIST}{query}")
    return sorted(template.slug for template in response.context["cl"].result_list)


def row(client: Client, slug: str, language: str = "") -> list[str]:
    """Return the lines of the only row of the list."""
    lines = Page(client.get(f"{language}{LIST}?q={slug}").text).lines
    start = next(at for at, line in enumerate(lines) if line.lower().startswith(slug))
    return lines[start : start + 8]


class TestColumns:
    def test_show_both_titles(self, editor_client: Client) -> None:
        publish("one", title_fr="Première")
        html = editor_client.get(LIST).text

        assert '<span class="template-title" lang="fr">Première</span>' in html
        assert '<span class="template-title" lang="en">One</span>' in editor_client.get(f"/fr{LIST}").text

    def test_show_a_title_once_where_there_is_one(self, editor_client: Client) -> None:
        publish("one", title_fr="One")
        publish("two", title_fr="")

        assert "template-title" not in editor_client.get(f"/fr{LIST}").text

    @pytest.mark.usefixtures("stages")
    def test_show_the_stage(self, editor_client: Client) -> None:
        html = editor_client.get(LIST).text

        assert [html.count(f"stage--{stage}") for stage in STAGES] == [1, 1, 1, 1, 1]
        assert "Dec. 12, 2126" in html

    def test_show_until_when_a_template_is_public(self, editor_client: Client) -> None:
        publish("one", expires_at=datetime(2126, 12, 24, tzinfo=UTC))

        assert any("until" in line and "Dec. 24, 2126" in line for line in row(editor_client, "one"))

    def test_tell_what_is_missing_in_each_language(self, editor_client: Client) -> None:
        whole("one")
        publish("two", summary_fr="", description_en="Why.", description_fr="Pourquoi.")
        template = whole("three")
        template.summary_en = "Something else."
        template.save()

        page = Page(editor_client.get(LIST).text)
        html = "\n".join(page.lines)

        assert "EN complete" in html
        assert "FR complete" in html
        assert "FR no summary, 0 of 3 labels" in html
        assert "FR summary older than English" in html

    def test_say_nothing_of_what_is_archived(self, editor_client: Client) -> None:
        publish("one", status="archived")

        assert "EN no description" not in editor_client.get(LIST).text

    def test_name_who_changed_a_template_last(self, editor_client: Client, editor: User) -> None:
        template = publish("one")
        with Recording(by=editor) as recording:
            recording.watch([template])
            template.title_en = "One!"
            template.save()

        assert any(line.endswith("by edith") for line in row(editor_client, "one"))

    def test_number_the_uses(self, editor_client: Client) -> None:
        publish("one", use_count=1234)

        assert "1234" in row(editor_client, "one")

    def test_sort(self, editor_client: Client) -> None:
        publish("one", use_count=1)
        publish("two", use_count=2)
        for column in range(2, 8):
            assert editor_client.get(f"{LIST}?o={column}").status_code == 200

        response = editor_client.get(f"{LIST}?o=-7")

        assert [template.slug for template in response.context["cl"].result_list] == ["two", "one"]

    def test_sort_by_last_change(self, editor_client: Client) -> None:
        for slug in ("one", "two", "three"):
            with Recording(by=None) as recording:
                recording.add(publish(slug))

        response = editor_client.get(f"{LIST}?o=-6")

        order = [template.slug for template in response.context["cl"].result_list]
        assert order == ["three", "two", "one"]


class TestPreview:
    def test_is_shown_of_drafts(self, editor_client: Client) -> None:
        template = publish("one", status="draft")
        digest = Drawing.objects.horizontal().get(template=template).digest
        (picture,) = Page(editor_client.get(LIST).text).all("img", class_="template-preview")

        response = editor_client.get(picture["src"] or "")

        assert picture["src"] == f"{LIST}thumbnails/{digest}.svg"
        assert response.content == b"<svg/>"
        assert response.headers["Content-Type"] == "image/svg+xml"
        assert response.headers["Content-Security-Policy"] == POLICY
        assert response.headers["Cache-Control"] == "private, max-age=31536000, immutable"

    def test_is_left_out_where_there_is_none(self, editor_client: Client) -> None:
        publish("one", status="draft", source_en="nonsense")

        assert "template-preview" not in editor_client.get(LIST).text

    def test_is_for_curators(self, client: Client) -> None:
        publish("one", status="draft")
        address = f"{LIST}thumbnails/{Drawing.objects.horizontal().get().digest}.svg"

        assert client.get(address).headers["Location"].startswith("/admin/login/")
        client.force_login(make_account("stranger"))
        assert client.get(address).status_code == 403

    def test_of_nothing_is_not_there(self, editor_client: Client) -> None:
        assert editor_client.get(f"{LIST}thumbnails/0123.svg").status_code == 404


class TestFilters:
    @pytest.mark.usefixtures("stages")
    @pytest.mark.parametrize("stage", STAGES)
    def test_by_stage(self, editor_client: Client, stage: str) -> None:
        assert slugs(editor_client, f"?stage={stage}") == [stage]

    @pytest.mark.usefixtures("stages")
    def test_by_what_is_no_stage_keep_all(self, editor_client: Client) -> None:
        assert slugs(editor_client, "?stage=nonsense&completeness=nonsense") == sorted(STAGES)

    def test_by_category(self, editor_client: Client) -> None:
        publish("one")
        other = make_category("incidents")
        publish("two", category=other)

        assert slugs(editor_client, f"?category__id__exact={other.pk}") == ["two"]

    @pytest.mark.parametrize(
        ("state", "found"),
        [
            ("complete", ["whole"]),
            ("missing", ["english"]),
            ("incomplete", ["english", "labels"]),
            ("outdated", ["outdated"]),
            ("care", ["english", "labels", "outdated", "whole"]),
        ],
    )
    def test_by_completeness(self, editor_client: Client, state: str, found: list[str]) -> None:
        whole("whole")
        publish("english", title_fr="", summary_fr="", description_en="Why.")
        publish("labels", description_en="Why.", description_fr="Pourquoi.")
        publish("archived", status="archived", title_fr="")
        template = whole("outdated")
        template.title_en = "Another"
        template.save()

        assert slugs(editor_client, f"?completeness={state}") == found

    def test_by_tag_keep_what_else_is_asked(self, editor_client: Client) -> None:
        tag = Tag.objects.create(slug="release", name_en="Release", name_fr="Mise en production")
        publish("one").tags.add(tag)
        publish("two")
        archived = publish("three", status="archived")
        archived.tags.add(tag)
        query = "?stage=published&tag=release&q=one+two&p=1"

        page = Page(editor_client.get(f"/fr{LIST}{query}").text)

        assert slugs(editor_client, "?stage=published&tag=release") == ["one"]
        assert page.all("option", value="release", selected=None)
        kept = {
            (each["name"], each["value"]) for each in page.all("input", type="hidden") if each.get("name")
        }
        assert {("stage", "published"), ("q", "one two")} <= kept
        assert ("p", "1") not in kept

    def test_by_tag_name_each_in_the_language_of_the_page(self, editor_client: Client) -> None:
        publish("one")
        Tag.objects.create(slug="b", name_en="beta", name_fr="Bêta")
        Tag.objects.create(slug="a", name_en="Zulu", name_fr="alpha")

        lines = Page(editor_client.get(f"/fr{LIST}").text).lines

        assert lines.index("alpha") < lines.index("Bêta")


class TestQueries:
    @pytest.mark.parametrize("query", ["", "?q=answer", "?stage=published&completeness=care"])
    def test_do_not_grow_with_the_rows(self, editor_client: Client, query: str) -> None:
        for number in range(3):
            _full(number)
        few = self.count(editor_client, f"{LIST}{query}")
        for number in range(3, 20):
            _full(number)

        assert self.count(editor_client, f"{LIST}{query}") == few <= MOST_QUERIES

    @pytest.mark.parametrize("model", ["category", "tag", "change", "dailyuse"])
    def test_of_other_lists(self, publisher_client: Client, publisher: User, model: str) -> None:
        for number in range(20):
            template = _full(number, category=make_category(f"shelf-{number}"))
            with Recording(by=publisher) as recording:
                recording.add(template)
            template.daily_uses.create(kind="copy", day="2026-11-20", count=1)

        assert self.count(publisher_client, f"/admin/catalog/{model}/") <= MOST_QUERIES

    def test_of_accounts(self, admin_client: Client) -> None:
        for number in range(20):
            make_account(f"editor-{number}", "Editors")

        assert self.count(admin_client, "/admin/auth/user/") <= MOST_QUERIES

    @staticmethod
    def count(client: Client, address: str) -> int:
        client.get(address)  # content types are looked up once and remembered
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address).status_code == 200
        return len(queries)


def _full(number: int, **fields: Any) -> DiagramTemplate:
    """Publish a template with shortcomings, tags and a picture."""
    template = publish(f"answer-{number}", summary_fr="", **fields)
    template.tags.add(Tag.objects.get_or_create(slug=f"tag-{number}", name_en=f"Tag {number}")[0])
    return template


class TestRoles:
    def test_editors_see_what_they_may_not_change(self, editor_client: Client) -> None:
        template = publish("one")
        page = Page(editor_client.get(f"{LIST}{template.pk}/change/").text)

        assert slugs(editor_client) == ["one"]
        assert page.all("input", name="_save") == []
        assert editor_client.post(f"{LIST}{template.pk}/change/", {"title_en": "!"}).status_code == 409

    def test_editors_see_categories_and_add_tags(self, editor_client: Client) -> None:
        category = make_category()

        html = editor_client.get("/admin/catalog/category/").text
        assert "form-0-order" not in html
        assert editor_client.get("/admin/catalog/category/add/").status_code == 403
        assert editor_client.post(f"/admin/catalog/category/{category.pk}/change/").status_code == 403
        sent = {"slug": "release", "name_en": "Release"}
        assert editor_client.post("/admin/catalog/tag/add/", sent).status_code == 302
        tag = Tag.objects.get()
        assert editor_client.post(f"/admin/catalog/tag/{tag.pk}/change/", sent).status_code == 403

    def test_publishers_put_categories_in_order(self, publisher_client: Client) -> None:
        make_category()

        assert "form-0-order" in publisher_client.get("/admin/catalog/category/").text

    @pytest.mark.parametrize(("name", "offered"), [("editor_client", False), ("publisher_client", True)])
    def test_publishing_is_offered_to_publishers(
        self, request: pytest.FixtureRequest, name: str, *, offered: bool
    ) -> None:
        publish("one")
        page = Page(request.getfixturevalue(name).get(LIST).text)

        actions = {option["value"] for option in page.all("option")}
        assert {"set_category", "add_tag", "remove_tag", "redraw"} <= actions
        assert ({"publish", "archive", "withdraw", "delete_selected"} <= actions) is offered
        assert bool({"publish", "archive", "withdraw", "delete_selected"} & actions) is offered


def test_shelves_lead_to_their_templates(editor_client: Client) -> None:
    tag = Tag.objects.create(slug="release", name_en="Release")
    template = publish("one")
    template.tags.add(tag)
    publish("two", status="draft", category=make_category("incidents"))

    shelf = f"{LIST}?category__id__exact={template.category_id}"
    assert shelf in Page(editor_client.get("/admin/catalog/category/").text).links
    assert f"{LIST}?tag=release" in Page(editor_client.get("/admin/catalog/tag/").text).links
    assert slugs(editor_client, "?tag=release") == ["one"]
