"""The list: what it shows, what visitors can ask of it, and that a script gets only the part that changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from gallery.catalog.forms import LONGEST_SEARCH
from tests.catalog.pages import Page
from tests.catalog.published import make_category, publish

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def titles(html: str) -> list[str]:
    lines = Page(html).lines
    return [line for line in lines if line.startswith(("Alpha", "Beta", "Gamma"))]


@pytest.fixture
def three() -> None:
    publish("beta", published_at=datetime(2026, 3, 1, tzinfo=UTC))
    publish("alpha", published_at=datetime(2026, 2, 1, tzinfo=UTC))
    publish(
        "gamma",
        published_at=datetime(2026, 1, 1, tzinfo=UTC),
        category=make_category("incidents", name_fr="incidents"),
    )


@pytest.mark.usefixtures("three")
class TestAsked:
    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("", ["Beta", "Alpha", "Gamma"]),
            ("?sort=title", ["Alpha", "Beta", "Gamma"]),
            ("?category=patterns", ["Beta", "Alpha"]),
            ("?q=gam", ["Gamma"]),
            ("?q=GAMMA&sort=title", ["Gamma"]),
            ("?q=start+gamma", ["Gamma"]),
            ("?q=alpha&category=incidents", []),
        ],
    )
    def test_gives_what_was_asked_for(self, client: Client, query: str, found: list[str]) -> None:
        html = client.get(f"/templates/{query}").text

        assert titles(html) == found
        assert ("Nothing found for" in html) is (not found)

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("?sort=random", ["Beta", "Alpha", "Gamma"]),
            ("?sort=random&category=incidents", ["Gamma"]),
            ("?category=unknown&q=alpha", ["Alpha"]),
            ("?page=0", ["Beta", "Alpha", "Gamma"]),
            ("?page=99&category=incidents", ["Gamma"]),
            ("?page=x", ["Beta", "Alpha", "Gamma"]),
            ("?q=%00&category=incidents", ["Gamma"]),
        ],
    )
    def test_a_bad_parameter_drops_only_itself(self, client: Client, query: str, found: list[str]) -> None:
        response = client.get(f"/templates/{query}")

        assert response.status_code == 200
        assert titles(response.text) == found

    def test_an_endless_search_is_cut_off(self, client: Client) -> None:
        page = Page(client.get(f"/templates/?q={'x' * 900}").text)

        assert [box["value"] for box in page.all("input", type="search")] == ["x" * LONGEST_SEARCH]

    def test_counts_follow_the_search(self, client: Client) -> None:
        counts = {
            link["id"]: link["href"]
            for link in Page(client.get("/templates/?q=gamma").text).all("a", class_="facet")
        }

        assert counts == {
            "category_all": "/templates/?q=gamma",
            "category_incidents": "/templates/?q=gamma&category=incidents",
        }

    def test_says_how_many(self, client: Client) -> None:
        assert "3 templates" in Page(client.get("/templates/").text).lines
        assert "1 template" in Page(client.get("/templates/?q=beta").text).lines
        assert "3 modèles" in Page(client.get("/fr/templates/").text).lines
        assert "0 modèle" in Page(client.get("/fr/templates/?q=xyzzy").text).lines

    def test_links_keep_what_else_was_asked_for(self, client: Client) -> None:
        links = Page(client.get("/templates/?q=a&category=patterns&sort=title&page=2&utm=1").text).links

        assert "/templates/?q=a&category=patterns" in links
        assert "/templates/?q=a&sort=title" in links
        assert "/fr/templates/?q=a&category=patterns&sort=title&page=2&utm=1" in links

    def test_the_form_keeps_category_and_order(self, client: Client) -> None:
        page = Page(client.get("/templates/?q=a%22b&category=patterns&sort=title").text)

        assert page.all("input", name="q", value='a"b')
        assert page.all("input", type="hidden", form="filters", name="category", value="patterns")
        assert page.all("input", type="hidden", form="filters", name="sort", value="title")

    def test_an_empty_result_offers_ways_out(self, client: Client) -> None:
        page = Page(client.get("/templates/?q=alpha&category=incidents").text)

        assert "Nothing found for “alpha”" in page.lines
        assert "1 template in other categories" in page.lines
        assert page.links.count("/templates/") >= 2

    def test_a_script_gets_the_part_that_changes(self, client: Client) -> None:
        response = client.get("/templates/?q=alpha&category=&sort=", headers=HTMX)
        page = Page(response.text)

        assert "<html" not in response.text
        assert page.all("div", id="diagram_results")
        assert page.all("p", id="result_count", data_hx_swap_oob="innerHTML")
        assert page.all("nav", id="language_switch", data_hx_swap_oob="true")
        assert "/fr/templates/?q=alpha&category=&sort=" in page.links
        assert response["HX-Replace-Url"] == "/templates/?q=alpha"

    def test_a_link_that_a_script_follows_leaves_the_address_to_the_script(self, client: Client) -> None:
        response = client.get("/templates/?q=alpha", headers=HTMX | {"HX-Boosted": "true"})

        assert "<html" not in response.text
        assert "HX-Replace-Url" not in response

    def test_going_back_gets_a_whole_page(self, client: Client) -> None:
        response = client.get("/templates/?q=alpha", headers=HTMX | {"HX-History-Restore-Request": "true"})

        assert "<html" in response.text
        assert {"HX-Request", "HX-History-Restore-Request"} <= set(response["Vary"].split(", "))


def test_shows_only_what_is_public(client: Client) -> None:
    publish("alpha")
    publish("beta", status="draft")
    publish("beta-b", status="archived")
    publish("gamma", published_at=timezone.now() + timedelta(days=1))

    assert titles(client.get("/templates/").text) == ["Alpha"]


def test_a_card_has_picture_title_category_and_summary(client: Client) -> None:
    publish("alpha")
    page = Page(client.get("/fr/templates/").text)

    assert len(page.all("svg", class_="fz", aria_hidden="true")) == 1
    position = page.lines.index("Alpha en français")
    assert page.lines[position : position + 3] == ["Alpha en français", "patterns", "À quoi sert Alpha."]
    assert "/fr/templates/alpha/" in page.links


def test_an_empty_gallery_says_so(client: Client) -> None:
    assert "There is no template here yet" in Page(client.get("/templates/").text).lines


def test_pages_of_24(client: Client) -> None:
    for number in range(25):
        publish(f"alpha-{number:02}")
    first, second = (Page(client.get(f"/templates/?q=alpha&page={page}").text) for page in (1, 2))

    assert len(first.all("article", class_="diagram-card")) == 24
    assert "/templates/?q=alpha&page=2" in first.links
    assert first.all("link", rel="canonical")
    assert len(second.all("article", class_="diagram-card")) == 1
    assert "/templates/?q=alpha&page=1" in second.links
    assert not second.all("link", rel="canonical")
    assert second.all("span", aria_current="page")


@pytest.mark.parametrize("address", ["/templates/", "/fr/templates/?q=alpha&category=patterns&sort=title"])
def test_asks_the_database_five_times(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    for number in range(3):
        publish(f"alpha-{number}", source_fr="")

    with django_assert_num_queries(5):
        client.get(address)


def test_only_reads(client: Client) -> None:
    assert client.post("/templates/").status_code == 405


def test_is_kept_by_browsers_until_it_changes(client: Client) -> None:
    publish("alpha")
    etag = client.get("/templates/")["ETag"]

    assert client.get("/templates/", headers={"If-None-Match": etag}).status_code == 304
    publish("beta")
    assert client.get("/templates/", headers={"If-None-Match": etag}).status_code == 200
