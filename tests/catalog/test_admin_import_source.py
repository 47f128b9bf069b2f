"""A single source in the browser: looked at, named, and made a draft."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import Permission

from gallery.catalog.admin.uploads import drafting
from gallery.catalog.models import Category, Change, DiagramTemplate, Upload
from tests.accounts import make_account
from tests.catalog.published import FRENCH_SOURCE, SOURCE, make_category, publish
from tests.catalog.uploading import LIST, said, send

if TYPE_CHECKING:
    from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]


class TestSource:
    """A single source becomes a draft."""

    @pytest.fixture(autouse=True)
    def category(self) -> Category:
        return make_category()

    def sent(self, client: Client, source: str = SOURCE, name: str = "answer-a-call.fz") -> Any:
        file = BytesIO(source.encode())
        file.name = name
        return send(client, file)

    def fill_in(self, client: Client, response: Any, **changes: Any) -> Any:
        fields = {"title_en": "Answer a call", "category": Category.objects.get().pk, "slug": ""}
        return client.post(response.redirect_chain[-1][0], fields | changes, follow=True)

    def french(self, source: str = FRENCH_SOURCE) -> BytesIO:
        file = BytesIO(source.encode())
        file.name = "fr.fz"
        return file

    def test_is_drawn_and_named(self, editor_client: Client, category: Category) -> None:
        response = self.sent(editor_client, SOURCE.replace("n2: rectangle", "n2: rectangel"))

        assert response.templates[0].name == "admin/catalog/diagramtemplate/import_source.html"
        form = response.context["form"]
        assert form["title_en"].value() == "Answer a call"
        assert form["category"].value() in (category, category.pk)
        html = response.content.decode()
        assert "<svg" in html
        assert "rectangel" in html

    def test_becomes_a_draft(self, editor_client: Client) -> None:
        response = self.fill_in(editor_client, self.sent(editor_client))

        template = DiagramTemplate.objects.get()
        assert response.redirect_chain[-1][0] == f"{LIST}{template.pk}/change/"
        assert (template.slug, template.title_en, template.status) == (
            "answer-a-call",
            "Answer a call",
            "draft",
        )
        assert template.source_en == SOURCE
        assert template.published_at is None
        change = Change.objects.get()
        assert (change.action, change.by_name, change.why) == (
            "imported",
            "edith",
            "Imported from answer-a-call.fz",
        )
        assert not Upload.objects.exists()

    def test_a_draft_may_have_errors(self, editor_client: Client) -> None:
        self.fill_in(editor_client, self.sent(editor_client, "A {\n  n1: blob\n}\n"))

        assert DiagramTemplate.objects.get().status == "draft"

    def test_takes_the_labels_of_the_same_in_french(self, editor_client: Client) -> None:
        self.fill_in(editor_client, self.sent(editor_client), french=self.french())

        assert DiagramTemplate.objects.get().source_fr == FRENCH_SOURCE

    def test_refuses_another_structure_in_french(self, editor_client: Client) -> None:
        other = self.french(FRENCH_SOURCE.replace("n2: rectangle", "n2: diamond"))
        response = self.fill_in(editor_client, self.sent(editor_client), french=other)

        (fault,) = response.context["form"].errors["french"]
        assert fault.startswith("Only the labels may differ from the English source. Line 3:")

    def test_nothing_that_was_given_is_lost(self, editor_client: Client) -> None:
        publish("taken")
        response = self.sent(editor_client)

        refused = self.fill_in(editor_client, response, slug="taken", title_en="Mine", french=self.french())
        assert list(refused.context["form"].errors) == ["slug"]
        assert refused.context["form"]["title_en"].value() == "Mine"
        assert "is kept" in refused.content.decode()
        self.fill_in(editor_client, response, slug="mine", title_en="Mine")

        assert DiagramTemplate.objects.get(slug="mine").source_fr == FRENCH_SOURCE

    @pytest.mark.parametrize(
        ("fields", "fault"),
        [
            ({"title_en": ""}, "title_en"),
            ({"category": ""}, "category"),
            ({"title_en": "???"}, "slug"),
            ({"slug": "Not Good"}, "slug"),
            ({"slug": "not--good"}, "slug"),
        ],
    )
    def test_says_what_is_missing(self, editor_client: Client, fields: dict[str, str], fault: str) -> None:
        response = self.fill_in(editor_client, self.sent(editor_client), **fields)

        assert list(response.context["form"].errors) == [fault]
        assert not DiagramTemplate.objects.exists()

    def test_an_address_that_redirects_is_taken(self, editor_client: Client) -> None:
        other = publish("answer-a-call")
        other.slug = "other"
        other.save()

        response = self.fill_in(editor_client, self.sent(editor_client))

        assert "redirects to" in response.context["form"].errors["slug"][0]

    def test_an_address_that_is_taken_at_the_same_moment(
        self, editor_client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        response = self.sent(editor_client)
        make = drafting._make_draft

        def make_late(*args: Any) -> Any:
            publish("mine")
            return make(*args)

        monkeypatch.setattr(drafting, "_make_draft", make_late)
        answer = self.fill_in(editor_client, response, slug="mine", french=self.french())

        assert list(answer.context["form"].errors) == ["slug"]
        assert "is kept" in answer.content.decode()

    def test_says_which_templates_draw_the_same(self, editor_client: Client) -> None:
        same, alike = publish("same"), publish("alike", source_en=SOURCE.replace("Start", "Begin"))

        response = self.sent(editor_client)

        assert response.context["twins"] == [(alike, False), (same, True)]
        assert "draws the same process with other words." in response.content.decode()

    def test_is_done_once(self, editor_client: Client) -> None:
        response = self.sent(editor_client)
        self.fill_in(editor_client, response)

        assert "is there no more" in said(self.fill_in(editor_client, response, slug="again"))[0]
        assert DiagramTemplate.objects.count() == 1

    def test_is_for_those_who_may_add(self, client: Client) -> None:
        user = make_account("carl")
        user.user_permissions.add(Permission.objects.get(codename="change_diagramtemplate"))
        client.force_login(user)

        assert self.sent(client).status_code == 403
        assert not DiagramTemplate.objects.exists()
