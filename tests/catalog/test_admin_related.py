"""Which templates a page recommends: chosen by search, suggestion or slug, kept in the editor's order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from gallery.catalog.admin.related.field import MOST_RELATED
from gallery.catalog.models import DiagramTemplate, RelatedTemplate, Revision, Tag
from tests.accounts import make_account
from tests.catalog.pages import Page
from tests.catalog.published import publish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.contrib.auth.models import User
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]

FOUND = "/admin/catalog/diagramtemplate/related/found/"


def change_page(template: DiagramTemplate) -> str:
    return reverse("admin:catalog_diagramtemplate_change", args=[template.pk])


def suggestions_of(template: DiagramTemplate) -> str:
    return reverse("admin:catalog_diagramtemplate_related_suggestions", args=[template.pk])


def recommend(template: DiagramTemplate, *related: DiagramTemplate) -> None:
    for order, other in enumerate(related, start=1):
        RelatedTemplate.objects.create(template=template, related=other, order=order)


def order_of(template: DiagramTemplate) -> list[tuple[int, str]]:
    return [(link.order, link.related.slug) for link in RelatedTemplate.objects.filter(template=template)]


def sent(client: Client, template: DiagramTemplate) -> list[tuple[str, str]]:
    """Return what the browser would send of a change page, without the buttons."""
    form = client.get(change_page(template)).context["adminform"].form
    fields = [
        (field.html_name, str(value))
        for field in form
        if field.name != "related" and (value := field.value()) not in (None, [])
        if not hasattr(value, "isoformat")
    ]
    if template.published_at:
        day, time = f"{template.published_at:%Y-%m-%d %H:%M:%S}".split()
        fields += [("published_at_0", day), ("published_at_1", time)]
    return [*fields, ("old_slugs-TOTAL_FORMS", "0"), ("old_slugs-INITIAL_FORMS", "0")]


def save(client: Client, template: DiagramTemplate, related: Sequence[Any], slugs: str = "") -> Any:
    """Save a template with these keys in its list and this typed below it."""
    fields = [*sent(client, template), *(("related", key) for key in related), ("related_slug", slugs)]
    body = urlencode([*fields, ("_continue", "1")])
    return client.post(change_page(template), body, content_type="application/x-www-form-urlencoded")


def put_in_order(template: DiagramTemplate, *related: DiagramTemplate) -> None:
    RelatedTemplate.put_in_order(template, [each.pk for each in related])


def faults(response: Any) -> list[str]:
    return list(response.context["adminform"].form.errors["related"])


@pytest.fixture
def four() -> list[DiagramTemplate]:
    return [publish(slug) for slug in ("one", "two", "three", "four")]


class TestStoring:
    def test_keeps_the_order(self, four: list[DiagramTemplate]) -> None:
        one, two, three, four_ = four
        put_in_order(one, four_, two, three)

        assert order_of(one) == [(1, "four"), (2, "two"), (3, "three")]

    def test_touches_only_what_differs(self, four: list[DiagramTemplate]) -> None:
        one, two, three, four_ = four
        recommend(one, two, three)
        before = dict(one.related_links.values_list("related__slug", "pk"))

        put_in_order(one, two, four_, three)

        after = dict(one.related_links.values_list("related__slug", "pk"))
        assert order_of(one) == [(1, "two"), (2, "four"), (3, "three")]
        assert {slug: after[slug] for slug in before} == before

    def test_writes_nothing_if_nothing_differs(
        self, four: list[DiagramTemplate], django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        one, two, *_ = four
        recommend(one, two)

        with django_assert_num_queries(1):
            put_in_order(one, two)

    def test_pages_learn_that_the_catalogue_changed(self, four: list[DiagramTemplate]) -> None:
        one, two, three, _ = four
        recommend(one, two, three)
        before = Revision.objects.get().number

        put_in_order(one, three, two)

        assert Revision.objects.get().number > before


class TestSaving:
    def test_the_order_sent_is_kept(self, publisher_client: Client, four: list[DiagramTemplate]) -> None:
        one, two, three, four_ = four
        recommend(one, two, three)

        response = save(publisher_client, one, [four_.pk, three.pk, two.pk])

        assert response.status_code == 302, response.context["adminform"].form.errors
        assert order_of(one) == [(1, "four"), (2, "three"), (3, "two")]

    def test_what_is_not_sent_is_taken_out(
        self, publisher_client: Client, four: list[DiagramTemplate]
    ) -> None:
        one, two, three, _ = four
        recommend(one, two, three)

        save(publisher_client, one, [three.pk])

        assert order_of(one) == [(1, "three")]

    def test_slugs_and_addresses_are_added_at_the_end(
        self, publisher_client: Client, four: list[DiagramTemplate]
    ) -> None:
        one, two, *_ = four

        save(publisher_client, one, [two.pk], "four, http://example.org/fr/templates/three/")

        assert order_of(one) == [(1, "two"), (2, "four"), (3, "three")]

    def test_it_is_written_into_the_history(
        self, publisher_client: Client, four: list[DiagramTemplate]
    ) -> None:
        one, two, *_ = four

        save(publisher_client, one, [two.pk])

        assert one.changes.first().data["related"] == ["two"]  # type: ignore[union-attr]

    def test_a_new_template_can_have_related_ones(
        self, editor_client: Client, four: list[DiagramTemplate]
    ) -> None:
        words = {"title_en": "New", "summary_en": "New.", "slug": "new", "source_en": four[0].source_en}
        management = {"old_slugs-TOTAL_FORMS": "0", "old_slugs-INITIAL_FORMS": "0"}
        related = {"related": [four[1].pk, four[0].pk], "category": four[0].category_id, "status": "draft"}

        response = editor_client.post(
            reverse("admin:catalog_diagramtemplate_add"), words | management | related
        )

        assert response.status_code == 302, response.context["adminform"].form.errors
        assert order_of(DiagramTemplate.objects.get(slug="new")) == [(1, "two"), (2, "one")]

    @pytest.mark.parametrize(
        ("related", "slugs", "fault"),
        [
            (["one"], "", "A template cannot be related to itself."),
            (["two", "two"], "", "“Two” is among the related templates twice."),
            (["two"], "two", "“Two” is among the related templates twice."),
            ([], "nowhere", "There is no template with the slug “nowhere”."),
            ([], "one", "A template cannot be related to itself."),
            (
                ["gone"],
                "",
                "One of the related templates is not there any more. The others are: save again.",
            ),
            (
                ["9" * 30],
                "",
                "One of the related templates is not there any more. The others are: save again.",
            ),
        ],
    )
    def test_what_cannot_be_is_refused_and_nothing_lost(
        self,
        publisher_client: Client,
        four: list[DiagramTemplate],
        related: list[str],
        slugs: str,
        fault: str,
    ) -> None:
        keys = {template.slug: template.pk for template in four} | {"gone": 987654}
        recommend(four[0], four[3])

        response = save(
            publisher_client, four[0], [keys["three"], *(keys.get(slug, slug) for slug in related)], slugs
        )

        assert faults(response) == [fault]
        assert order_of(four[0]) == [(1, "four")]
        page = Page(response.text)
        kept = [box["value"] for box in page.all("input", name="related") if "checked" in box]
        assert kept[0] == str(keys["three"])
        assert page.all("input", name="related_slug")[0]["value"] == slugs

    def test_too_many_are_refused(self, publisher_client: Client, four: list[DiagramTemplate]) -> None:
        response = save(publisher_client, four[0], range(1, MOST_RELATED + 2))

        assert faults(response) == ["At most 50 templates can be recommended."]


class TestPage:
    def test_lists_what_is_chosen_in_order_and_the_reverse_side(
        self, publisher_client: Client, four: list[DiagramTemplate]
    ) -> None:
        one, two, three, four_ = four
        DiagramTemplate.objects.filter(pk=three.pk).update(status="draft")
        recommend(one, three, two)
        recommend(four_, one)

        html = publisher_client.get(change_page(one)).text
        page = Page(html)

        boxes = page.all("input", name="related")
        assert [box["value"] for box in boxes] == [str(other.pk) for other in (three, two, four_)]
        assert ["checked" in box for box in boxes] == [True, True, False]
        assert "Recommend back" in html
        assert "Draft" in page.lines

    def test_a_new_template_has_no_suggestions_yet(self, editor_client: Client) -> None:
        html = editor_client.get(reverse("admin:catalog_diagramtemplate_add")).text

        assert "Save the template first" in html
        assert "Recommended by" not in html

    def test_who_may_not_change_it_sees_it(self, editor_client: Client, four: list[DiagramTemplate]) -> None:
        one, two, *_ = four
        recommend(one, two)

        page = Page(editor_client.get(change_page(one)).text)

        assert change_page(two) in page.links
        assert page.all("input", name="related") == []
        assert page.all("input", name="related_slug") == []

    def test_who_may_not_change_it_does_not(self, editor_client: Client, four: list[DiagramTemplate]) -> None:
        one, two, *_ = four

        response = editor_client.post(change_page(one), {"related": [two.pk]})

        assert response.status_code == 409
        assert order_of(one) == []

    def test_editors_put_drafts_in_order(self, editor_client: Client, four: list[DiagramTemplate]) -> None:
        draft = publish("draft", status="draft", published_at=None)

        response = save(editor_client, draft, [four[1].pk, four[0].pk])

        assert response.status_code == 302, response.context["adminform"].form.errors
        assert order_of(draft) == [(1, "two"), (2, "one")]

    def test_many_that_recommend_it_are_not_all_listed(
        self, publisher_client: Client, four: list[DiagramTemplate]
    ) -> None:
        one = four[0]
        for number in range(21):
            recommend(publish(f"fan-{number}"), one)

        html = publisher_client.get(change_page(one)).text

        assert len(Page(html).all("input", name="related")) == 20
        assert "These are the newest 20; there are more." in html


class TestFound:
    def slugs(self, client: Client, **query: Any) -> list[str]:
        response = client.get(FOUND, {"related_text": "", **query})
        assert response.status_code == 200
        return [template.slug for template in response.context["found"]]

    @pytest.mark.parametrize("text", ["évaluer", "EVALUER", "assess", "risk-ass", "asses"])
    def test_in_both_languages_and_by_slug(self, editor_client: Client, text: str) -> None:
        publish("risk-assessment", title_en="Assess", title_fr="Évaluer")
        publish("other")

        assert self.slugs(editor_client, related_text=text) == ["risk-assessment"]

    @pytest.mark.parametrize("status", ["draft", "archived"])
    def test_drafts_too_and_what_stage_they_are_in(self, editor_client: Client, status: str) -> None:
        publish("one", status=status, published_at=None)
        response = editor_client.get(FOUND, {"related_text": "one"})

        assert status.title() in Page(response.text).lines

    def test_neither_itself_nor_what_is_chosen(
        self, editor_client: Client, four: list[DiagramTemplate]
    ) -> None:
        one, two, three, _ = four
        for template in four:
            template.title_en = f"Deploy {template.slug}"
            template.save()

        found = self.slugs(editor_client, related_text="deploy", of=one.pk, related=[two.pk, three.pk])

        assert found == ["four"]

    def test_the_best_first_and_not_all(self, editor_client: Client) -> None:
        for number in range(9):
            publish(f"other-{number}", summary_en="About deploying.")
        publish("best", title_en="Deploying")

        response = editor_client.get(FOUND, {"related_text": "deploying"})

        assert response.context["found"][0].slug == "best"
        assert "The best 8 of 10 templates: type more to find others." in Page(response.text).lines

    @pytest.mark.parametrize(
        ("query", "said"),
        [
            ({"related_text": "zzz"}, ["No other template holds “zzz”."]),
            ({"related_text": "<b>"}, ["No other template holds “<b>”."]),
            ({"related_text": "  "}, []),
            ({}, []),
            (
                {"related_text": "zzz", "of": "x", "related": ["-1", "9" * 40]},
                ["No other template holds “zzz”."],
            ),
        ],
    )
    def test_nothing_is_found(self, editor_client: Client, query: dict[str, Any], said: list[str]) -> None:
        publish("one")

        assert Page(editor_client.get(FOUND, query).text).lines == said

    def test_takes_few_queries(
        self,
        editor_client: Client,
        django_assert_max_num_queries: DjangoAssertNumQueries,
    ) -> None:
        publish("one")
        self.slugs(editor_client)
        with django_assert_max_num_queries(10):  # of which five are for session, user and permissions
            assert self.slugs(editor_client, related_text="what")


class TestSuggestions:
    def test_are_shown_with_their_reasons(self, editor_client: Client) -> None:
        one, two = publish("one"), publish("two")
        tags = [Tag.objects.create(slug=slug, name_en=slug.title()) for slug in ("release", "rollback")]
        for template in (one, two):
            template.tags.set(tags)

        response = editor_client.get(suggestions_of(one))

        assert [suggestion.template for suggestion in response.context["suggestions"]] == [two]
        assert "shares the tags Release, Rollback" in Page(response.text).lines
        chosen = editor_client.get(suggestions_of(one), {"related": two.pk})
        assert chosen.context["suggestions"] == []

    def test_there_are_none(self, editor_client: Client) -> None:
        text = editor_client.get(suggestions_of(publish("one"))).text

        assert "No other template shares a tag, a step or a telling word with this one." in text

    def test_of_nothing_are_not_there(self, editor_client: Client) -> None:
        address = reverse("admin:catalog_diagramtemplate_related_suggestions", args=[987])

        assert editor_client.get(address).status_code == 404


class TestRoles:
    @pytest.fixture
    def stranger(self) -> User:
        return make_account("nora")

    def addresses(self) -> list[str]:
        return [f"{FOUND}?related_text=one", suggestions_of(publish("one"))]

    def test_who_may_see_templates_is_answered(self, editor_client: Client, publisher_client: Client) -> None:
        for address in self.addresses():
            assert editor_client.get(address).status_code == 200
            assert publisher_client.get(address).status_code == 200

    def test_others_are_not(self, client: Client, stranger: User) -> None:
        for address in self.addresses():
            assert client.get(address).headers["Location"].startswith("/admin/login/")
        client.force_login(stranger)
        for address in [f"{FOUND}?related_text=one", suggestions_of(DiagramTemplate.objects.get())]:
            assert client.get(address).status_code == 403

    def test_nothing_is_sent_to_them(self, editor_client: Client) -> None:
        for address in self.addresses():
            assert editor_client.post(address).status_code == 405
