"""Deleting: what refers to it is told first, what it said stays in the history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gallery.catalog.admin.deletion import delete_template, references_to
from gallery.catalog.models import Category, Change, DiagramTemplate, RelatedTemplate, Tag
from gallery.catalog.models.history import REASON_LENGTH
from tests.accounts import make_account
from tests.catalog.acting import choose, confirm
from tests.catalog.change_form import LIST
from tests.catalog.pages import Page
from tests.catalog.published import make_category, publish

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]


def delete_page(thing: Any) -> str:
    return f"/admin/catalog/{thing._meta.model_name}/{thing.pk}/delete/"


@pytest.fixture
def missed() -> DiagramTemplate:
    """Publish a template to which much refers."""
    template = publish("one", use_count=12)
    template.old_slugs.create(slug="first")
    recommending = publish("two")
    RelatedTemplate.objects.create(template=recommending, related=template)
    RelatedTemplate.objects.create(template=template, related=recommending)
    publish(
        "three",
        description_en="See [it](/templates/one/#steps).",
        description_fr="Voir [ici](/fr/templates/first/).",
    )
    publish("four", description_en="One is not [once](/templates/once/), nor `/templates/one/`.")
    return template


class TestReferences:
    def test_are_what_would_miss_a_template(self, missed: DiagramTemplate) -> None:
        (references,) = references_to([missed.pk])

        assert references.is_missed
        assert [template.slug for template in references.recommending] == ["two"]
        assert [(mention.template.slug, mention.field) for mention in references.mentions] == [
            ("three", "description_en"),
            ("three", "description_fr"),
        ]
        assert references.old_slugs == ["first"]

    def test_of_those_deleted_as_well_do_not_count(self, missed: DiagramTemplate) -> None:
        keys = DiagramTemplate.objects.values_list("pk", flat=True)

        assert [each.template.slug for each in references_to(keys) if each.is_missed] == ["one"]
        (references,) = (each for each in references_to(keys) if each.template == missed)
        assert (references.recommending, references.mentions) == ([], [])

    def test_of_a_template_that_nothing_knows(self) -> None:
        (references,) = references_to([publish("one").pk])

        assert not references.is_missed

    @pytest.mark.usefixtures("missed")
    def test_are_found_in_few_queries(self, django_assert_max_num_queries: Any) -> None:
        keys = list(DiagramTemplate.objects.values_list("pk", flat=True))
        with django_assert_max_num_queries(4):
            references_to(keys)


class TestTemplate:
    def test_is_asked_for(self, publisher_client: Client, missed: DiagramTemplate) -> None:
        page = Page(publisher_client.get(delete_page(missed)).text)
        text = " ".join(" ".join(page.lines).split())

        assert "The page of 1 template recommends it: Two" in text
        assert (
            "2 descriptions have links to it, which will lead nowhere: Three (English), Three (French)"
            in text
        )
        assert "1 former address redirects to it and will lead nowhere: first" in text
        assert "It was copied or downloaded 12 times." in text
        three = DiagramTemplate.objects.get(slug="three")
        assert f"{LIST}{three.pk}/change/#id_description_fr" in page.links
        assert "drawing" not in text.lower()
        assert "search entr" not in text.lower()

    def test_opens_in_french(self, publisher_client: Client, missed: DiagramTemplate) -> None:
        assert publisher_client.get(f"/fr{delete_page(missed)}").status_code == 200

    def test_archiving_is_suggested(self, publisher_client: Client, missed: DiagramTemplate) -> None:
        page = Page(publisher_client.get(delete_page(missed)).text)
        assert page.all("form", action=LIST)
        assert page.all("input", name="_selected_action", value=str(missed.pk))

        answer = publisher_client.post(LIST, {"action": "archive", "_selected_action": missed.pk})
        assert [verdict.title for verdict in answer.context["changing"].verdicts] == ["One"]

    @pytest.mark.parametrize("status", ["draft", "archived"])
    def test_archiving_is_not_suggested_in_vain(self, publisher_client: Client, status: str) -> None:
        page = Page(publisher_client.get(delete_page(publish("one", status=status))).text)

        assert page.all("form", action=LIST) == []

    def test_leaves_its_history(self, publisher_client: Client, missed: DiagramTemplate) -> None:
        response = publisher_client.post(delete_page(missed), {"post": "yes", "why": "Superseded."})

        assert response.status_code == 302
        assert not DiagramTemplate.objects.filter(slug="one").exists()
        change = Change.objects.get()
        assert (change.action, change.slug, change.by_name, change.why) == (
            "deleted",
            "one",
            "paul",
            "Superseded.",
        )
        assert change.data["old_slugs"] == ["first"]
        assert change.template is None

    def test_a_long_reason_is_cut(self, publisher_client: Client, missed: DiagramTemplate) -> None:
        publisher_client.post(delete_page(missed), {"post": "yes", "why": "x" * (REASON_LENGTH + 1)})

        assert len(Change.objects.get().why) == REASON_LENGTH

    def test_is_done_once(self, publisher: User, missed: DiagramTemplate) -> None:
        """Whoever comes second finds nothing to delete, and nothing to write down."""
        again = DiagramTemplate.objects.get(pk=missed.pk)
        delete_template(missed, publisher, "")
        delete_template(again, publisher, "")

        assert Change.objects.count() == 1

    def test_waits_for_who_saves_it(self, publisher: User, missed: DiagramTemplate) -> None:
        """What is written down is what the row says once it is locked, not what the page was opened with."""
        DiagramTemplate.objects.filter(pk=missed.pk).update(title_en="Saved meanwhile")
        with CaptureQueriesContext(connection) as queries:
            delete_template(missed, publisher, "")

        assert Change.objects.get().data["titles"]["en"] == "Saved meanwhile"
        if connection.features.has_select_for_update:
            statements = [query["sql"] for query in queries if "catalog_diagramtemplate" in query["sql"]]
            assert "FOR UPDATE" in statements[0]

    def test_takes_no_more_queries_for_what_hangs_on_it(self, publisher_client: Client) -> None:
        bare, full = publish("bare"), publish("full")
        for day in range(1, 20):
            full.daily_uses.create(kind="copy", day=f"2026-11-{day:02}", count=1)
        publisher_client.get(delete_page(bare))

        with CaptureQueriesContext(connection) as few:
            publisher_client.get(delete_page(bare))
        with CaptureQueriesContext(connection) as many:
            publisher_client.get(delete_page(full))

        assert len(many) == len(few) <= 12

    @pytest.mark.parametrize("status", ["draft", "published"])
    def test_is_refused_to_editors(self, editor_client: Client, status: str) -> None:
        template = publish("one", status=status)

        assert editor_client.get(delete_page(template)).status_code == 403
        assert editor_client.post(delete_page(template), {"post": "yes"}).status_code == 403
        assert DiagramTemplate.objects.exists()

    def test_is_refused_to_who_may_delete_but_not_publish(self, client: Client) -> None:
        template = publish("one", status="draft")
        user = make_account("cleaner")
        user.user_permissions.add(*Permission.objects.filter(codename__endswith="_diagramtemplate"))
        user.user_permissions.remove(Permission.objects.get(codename="publish_diagramtemplate"))
        client.force_login(user)

        assert client.post(delete_page(template), {"post": "yes"}).status_code == 403
        assert DiagramTemplate.objects.exists()


@pytest.mark.usefixtures("missed")
class TestSelectedTemplates:
    def test_are_asked_for(self, publisher_client: Client) -> None:
        page = choose(publisher_client, "delete_selected", "one", "three")
        lines = Page(page.text).lines

        assert "2 templates will be deleted" in lines
        assert [each.template.slug for each in page.context["references"]] == ["one"]
        assert "It was copied or downloaded 12 times." in lines

    def test_leave_their_history(self, publisher_client: Client) -> None:
        messages = confirm(publisher_client, "delete_selected", "one", "two", why="Superseded.")

        assert messages == ["2 templates were deleted."]
        assert sorted(DiagramTemplate.objects.values_list("slug", flat=True)) == ["four", "three"]
        deleted = Change.objects.filter(action="deleted")
        assert sorted(deleted.values_list("slug", "by_name", "why")) == [
            ("one", "paul", "Superseded."),
            ("two", "paul", "Superseded."),
        ]


class TestCategory:
    def test_stays_as_long_as_templates_are_in_it(self, publisher_client: Client) -> None:
        template = publish("one")
        category = template.category

        page = Page(publisher_client.get(delete_page(category)).text)

        assert f"{LIST}{template.pk}/change/" in page.links
        assert any("cannot be deleted as long as templates are in it" in line for line in page.lines)
        publisher_client.post(delete_page(category), {"post": "yes"})
        assert Category.objects.exists()

    def test_names_twenty_and_leads_to_the_others(self, publisher_client: Client) -> None:
        for number in range(21):
            template = publish(f"template-{number}")

        links = Page(publisher_client.get(delete_page(template.category)).text).links

        assert sum(str(link).startswith(LIST) and str(link).endswith("/change/") for link in links) == 20
        assert f"{LIST}?category__id__exact={template.category_id}" in links

    def test_is_deleted_when_it_is_empty(self, publisher_client: Client) -> None:
        category = make_category()
        assert "No template is in it." in publisher_client.get(delete_page(category)).text

        publisher_client.post(delete_page(category), {"post": "yes"})

        assert not Category.objects.exists()

    def test_is_refused_to_editors(self, editor_client: Client) -> None:
        assert editor_client.post(delete_page(make_category()), {"post": "yes"}).status_code == 403

    def test_selected_ones_stay_together(self, publisher_client: Client) -> None:
        publish("one")
        make_category("empty")
        keys = list(Category.objects.values_list("pk", flat=True))
        sent = {"action": "delete_selected", "_selected_action": keys}

        page = publisher_client.post("/admin/catalog/category/", sent)
        assert "Categories cannot be deleted as long as templates are in them." in page.text
        publisher_client.post("/admin/catalog/category/", sent | {"post": "yes"})
        assert Category.objects.count() == 2

        sent["_selected_action"] = [Category.objects.get(slug="empty").pk]
        page = publisher_client.post("/admin/catalog/category/", sent)
        assert Page(page.text).all("input", name="_selected_action", value=str(sent["_selected_action"][0]))
        publisher_client.post("/admin/catalog/category/", sent | {"post": "yes"})
        assert [category.slug for category in Category.objects.all()] == ["patterns"]


class TestTag:
    @pytest.fixture
    def tag(self) -> Tag:
        tag = Tag.objects.create(slug="release", name_en="Release", name_fr="Version")
        publish("one").tags.add(tag)
        return tag

    def test_names_the_templates_that_lose_it(self, publisher_client: Client, tag: Tag) -> None:
        page = Page(publisher_client.get(delete_page(tag)).text)

        assert "Delete the tag “Release”? 1 template has it and loses it." in page.lines
        assert "One" in page.lines

    def test_is_gone_from_templates_and_that_goes_into_their_history(
        self, publisher_client: Client, tag: Tag
    ) -> None:
        publisher_client.post(delete_page(tag), {"post": "yes"})

        assert not Tag.objects.exists()
        change = Change.objects.get(action="edited")
        assert (change.slug, change.by_name, change.why) == (
            "one",
            "paul",
            "Deleted from the tags: Release",
        )
        assert change.data["tags"] == []

    def test_selected_ones_as_well(self, publisher_client: Client, tag: Tag) -> None:
        other = Tag.objects.create(slug="other", name_en="Other")
        sent = {"action": "delete_selected", "_selected_action": [tag.pk, other.pk]}

        page = publisher_client.post("/admin/catalog/tag/", sent)
        assert {"Release", "Other", "One"} <= set(Page(page.text).lines)
        publisher_client.post("/admin/catalog/tag/", sent | {"post": "yes"})

        assert not Tag.objects.exists()
        assert Change.objects.get(action="edited").why == "Deleted from the tags: Other, Release"

    def test_is_refused_to_editors(self, editor_client: Client, tag: Tag) -> None:
        sent = {"action": "delete_selected", "_selected_action": [tag.pk], "post": "yes"}

        assert editor_client.post(delete_page(tag), {"post": "yes"}).status_code == 403
        editor_client.post("/admin/catalog/tag/", sent)
        assert Tag.objects.exists()
