"""The quality desk: what it lists and counts, the way to each field, who may see it, in how many queries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gallery.catalog.admin.quality.page import PAGE_LENGTH
from gallery.catalog.models import DiagramTemplate, Tag
from tests.accounts import make_account
from tests.catalog.pages import Page
from tests.catalog.published import FRENCH_SOURCE, SOURCE, make_category, publish
from tests.catalog.quality.found import publish_whole

if TYPE_CHECKING:
    from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]

LIST = "/admin/catalog/diagramtemplate/"
DESK = f"{LIST}quality/"
MOST_QUERIES = 12
BROKEN = SOURCE.replace("n2: rectangle", "n2: rectangel")


def listed(client: Client, **query: Any) -> list[tuple[str, list[str]]]:
    """Return the kinds that a page lists, each with the slugs of its templates."""
    groups = client.get(DESK, query).context["quality"].groups
    return [(group.rows[0].shortcoming.kind, [row.template.slug for row in group.rows]) for group in groups]


def counted(client: Client, title: str, **query: Any) -> dict[str, int]:
    """Return what the filters under a title count."""
    facets = client.get(DESK, query).context["quality"].facets
    return next(
        {str(option.label): option.number for option in facet.options}
        for facet in facets
        if str(facet.title) == title
    )


def links(client: Client, address: str = DESK) -> list[str | None]:
    return Page(client.get(address).text).links


class TestRoles:
    def test_editors_and_publishers_see_it(self, editor_client: Client, publisher_client: Client) -> None:
        assert editor_client.get(DESK).status_code == 200
        assert publisher_client.get(DESK).status_code == 200

    def test_who_may_not_see_templates_does_not(self, client: Client) -> None:
        client.force_login(make_account("nobody"))

        assert client.get(DESK).status_code == 403

    def test_visitors_are_asked_to_sign_in(self, client: Client) -> None:
        assert client.get(DESK).headers["Location"].startswith("/admin/login/")

    def test_nothing_is_done_there(self, publisher_client: Client) -> None:
        assert publisher_client.post(DESK).status_code == 405

    def test_the_list_leads_there(self, editor_client: Client) -> None:
        assert DESK in links(editor_client, LIST)

    def test_the_index_leads_there(self, editor_client: Client) -> None:
        publish("one")

        found = links(editor_client, "/admin/")

        assert DESK in found
        assert f"{DESK}?kind=no-tags" in found

    def test_the_index_does_not_lead_there_who_may_not_see_it(self, client: Client) -> None:
        client.force_login(make_account("nobody"))

        assert DESK not in links(client, "/admin/")


class TestList:
    def test_is_grouped_by_kind_the_gravest_first(self, editor_client: Client) -> None:
        tag = Tag.objects.create(slug="release", name_en="Release")
        publish("one", source_fr=FRENCH_SOURCE, description_en="Why.", description_fr="Là.").tags.add(tag)
        publish("two", source_en=BROKEN, status="draft")

        assert [kind for kind, _slugs in listed(editor_client)] == [
            *("error", "untranslated", "no-description", "no-tags", "no-related", "duplicate")
        ]
        assert dict(listed(editor_client))["no-related"] == ["two", "one"]

    def test_leaves_the_archive_out(self, editor_client: Client) -> None:
        publish("one", status="archived")

        assert listed(editor_client) == []

    def test_everything_in_order_is_said(self, editor_client: Client) -> None:
        assert "Everything is in order." in Page(editor_client.get(DESK).text).lines

    def test_a_whole_template_is_not_listed(self, editor_client: Client) -> None:
        publish("first")
        publish_whole("second")

        assert {slug for _kind, slugs in listed(editor_client) for slug in slugs} == {"first"}

    def test_is_cut_into_pages(self, editor_client: Client) -> None:
        for number in range(15):
            publish(f"t{number}")
        first, second = listed(editor_client), listed(editor_client, page=2)

        assert sum(len(slugs) for _kind, slugs in first) == PAGE_LENGTH
        assert second
        assert first != second
        assert listed(editor_client, page="last") == first
        assert "?page=2" in links(editor_client)

    def test_names_the_doubles(self, editor_client: Client) -> None:
        one, two = publish("one"), publish("two")

        found = links(editor_client, f"{DESK}?kind=duplicate")

        assert found.count(f"{LIST}{one.pk}/change/") == 2
        assert found.count(f"{LIST}{two.pk}/change/") == 2

    def test_speaks_french(self, editor_client: Client) -> None:
        publish("one")

        page = Page(editor_client.get(f"/fr{DESK}").text)

        assert "Contrôle qualité" in page.lines
        assert "Aucune étiquette ne mène ici." in page.lines


class TestWays:
    """The way from a row to the field where it is mended."""

    def test_lead_to_fields(self, editor_client: Client) -> None:
        template = publish("one", title_fr="", source_fr=FRENCH_SOURCE)
        template.label_translations["fr"].pop(0)
        template.save()
        change = f"{LIST}{template.pk}/change/"

        found = links(editor_client)

        for field in ("id_title_fr", "id_description_en", "id_tags", "related", "id_label-fr-lane_Desk"):
            assert f"{change}#{field}" in found

    def test_lead_to_the_line_of_a_source(self, editor_client: Client) -> None:
        template = publish("one", source_en=BROKEN, status="draft")

        assert f"{LIST}{template.pk}/change/?line=3#id_source_en" in links(editor_client)

    def test_end_on_the_page(self, editor_client: Client) -> None:
        template = publish("one", title_fr="", source_en=BROKEN, status="draft")
        html = editor_client.get(f"{LIST}{template.pk}/change/").text
        ids = {attributes.get("id") for _name, attributes in Page(html).elements}

        ways = [row.fragment.removeprefix("#") for group in self.groups(editor_client) for row in group.rows]

        assert ways
        assert set(ways) <= ids

    def groups(self, client: Client) -> Any:
        return client.get(DESK).context["quality"].groups


class TestChangePage:
    """The list at the head of a template."""

    @pytest.mark.parametrize(("status", "said"), [("draft", True), ("published", True), ("archived", False)])
    def test_lists_what_needs_care(self, publisher_client: Client, status: str, *, said: bool) -> None:
        template = publish("one", status=status)

        page = Page(publisher_client.get(f"{LIST}{template.pk}/change/").text)

        assert ("No tag leads here." in page.lines) is said
        assert ("#id_tags" in page.links) is said

    def test_says_nothing_of_a_whole_template_nor_of_a_new_one(self, editor_client: Client) -> None:
        publish("first")
        whole = publish_whole("second")

        for address in (f"{LIST}{whole.pk}/change/", f"{LIST}add/"):
            assert "What needs care" not in editor_client.get(address).text


class TestFilters:
    @pytest.fixture(autouse=True)
    def templates(self) -> None:
        desk = make_category("desk", name_en="Desk")
        publish("one", title_fr="", description_en="Why.")
        publish("two", source_en=BROKEN, status="draft", category=desk)

    @pytest.mark.parametrize(
        ("query", "slugs"),
        [
            ({"kind": "error"}, {"two"}),
            ({"category": "desk"}, {"two"}),
            ({"stage": "published"}, {"one"}),
            ({"stage": "scheduled"}, set()),
            ({"language": "en"}, {"two"}),
            ({"category": "desk", "kind": "no-tags"}, {"two"}),
            ({"category": "patterns", "kind": "error"}, set()),
            ({"kind": "nonsense", "stage": ""}, {"one", "two"}),
        ],
    )
    def test_narrow_the_list_down(
        self, editor_client: Client, query: dict[str, str], slugs: set[str]
    ) -> None:
        assert {slug for _kind, found in listed(editor_client, **query) for slug in found} == slugs

    def test_count_what_is_left_by_the_others(self, editor_client: Client) -> None:
        assert counted(editor_client, "stage", kind="no-tags") == {"All": 2, "Draft": 1, "Published": 1}
        assert counted(editor_client, "kind", stage="published") == {
            "All": 6,
            "Not translated": 3,
            "No tags": 1,
            "No related templates": 1,
            "Same structure as another template": 1,
        }

    def test_keep_each_other(self, editor_client: Client) -> None:
        assert "?kind=no-tags&stage=draft" in links(editor_client, f"{DESK}?kind=no-tags&page=2")

    def test_say_that_nothing_is_left(self, editor_client: Client) -> None:
        page = Page(editor_client.get(DESK, {"stage": "scheduled"}).text)

        assert "Nothing of this kind needs care." in page.lines
        assert "?" in page.links

    def test_stages_are_those_of_the_templates(self, editor_client: Client) -> None:
        stages = {template.stage.label for template in DiagramTemplate.objects.all()}

        assert set(counted(editor_client, "stage")) == {"All", *stages}


@pytest.mark.parametrize("address", [DESK, f"{DESK}?kind=duplicate", f"/fr{DESK}?stage=published"])
def test_the_page_takes_few_queries_however_much_there_is(editor_client: Client, address: str) -> None:
    counts = []
    for number in range(0, 24, 8):
        for extra in range(8):
            publish(f"t{number + extra}")
        with CaptureQueriesContext(connection) as queries:
            editor_client.get(address)
        counts.append(len(queries))

    assert counts[0] <= MOST_QUERIES
    assert max(counts) == counts[0]  # where there is more, doubles may not be named before the second page
