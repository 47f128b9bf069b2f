"""The list: what it shows, what visitors can ask of it, and that a script gets only the part that changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from gallery.catalog.forms import LONGEST_SEARCH
from gallery.catalog.models import DiagramTemplate, Tag
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
def three(drawn: list[str]) -> None:
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
            ("?q=gama", ["Gamma"]),
            ("?category=incidents&category=patterns&sort=title", ["Alpha", "Beta", "Gamma"]),
            ("?sort=updated", ["Gamma", "Beta", "Alpha"]),
            ("?sort=copied", ["Alpha", "Beta", "Gamma"]),
            ("?q=what&sort=newest", ["Beta", "Alpha", "Gamma"]),
            ("?lanes=1&size=small", ["Beta", "Alpha", "Gamma"]),
        ],
    )
    def test_gives_what_was_asked_for(self, client: Client, query: str, found: list[str]) -> None:
        DiagramTemplate.objects.filter(slug="gamma").update(updated_at=datetime(2026, 4, 1, tzinfo=UTC))
        DiagramTemplate.objects.filter(slug="alpha").update(use_count=3)

        assert titles(client.get(f"/templates/{query}").text) == found

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
        page = Page(client.get("/templates/?q=gamma").text)
        options = {box["id"]: "disabled" in box for box in page.all("input", name="category")}

        assert options == {"category_incidents": False, "category_patterns": True}

    def test_chosen_options_are_checked_and_can_be_taken_back(self, client: Client) -> None:
        page = Page(client.get("/templates/?q=what&category=patterns&lanes=1&lanes=2&sort=title").text)
        checked = [
            box["id"] for box in page.all("input", type="checkbox", form="filters") if "checked" in box
        ]

        assert checked == ["category_patterns", "lanes_1", "lanes_2"]
        assert "/templates/?q=what&category=patterns&lanes=2&sort=title" in page.links
        assert "/templates/?q=what&lanes=1&lanes=2&sort=title" in page.links
        assert "/templates/?q=what&sort=title" in page.links

    def test_says_how_many(self, client: Client) -> None:
        assert "3 templates" in Page(client.get("/templates/").text).lines
        assert "1 template" in Page(client.get("/templates/?q=beta").text).lines
        assert "3 modèles" in Page(client.get("/fr/templates/").text).lines
        assert "No templates" in Page(client.get("/templates/?q=xyzzy").text).lines
        assert "0 modèle" in Page(client.get("/fr/templates/?q=xyzzy").text).lines

    def test_the_other_language_gets_the_same_question(self, client: Client) -> None:
        links = Page(client.get("/templates/?q=a&category=patterns&sort=title&page=2&utm=1").text).links

        assert "/fr/templates/?q=a&category=patterns&sort=title&page=2&utm=1" in links

    def test_offers_relevance_only_for_a_search(self, client: Client) -> None:
        plain, searched = (Page(client.get(f"/templates/{query}").text) for query in ("", "?q=a&sort=newest"))

        assert [order["value"] for order in plain.all("option")] == ["", "updated", "title", "copied"]
        assert [order["value"] for order in searched.all("option")] == [
            *("", "newest", "updated", "title", "copied"),
        ]
        assert [order["value"] for order in searched.all("option") if "selected" in order] == ["newest"]

    def test_marks_what_matched_and_names_the_label(self, client: Client) -> None:
        html = client.get("/templates/?q=gamma").text
        labelled = Page(client.get("/templates/?q=support").text)

        assert "<mark>Gamma</mark>" in html
        assert labelled.lines.count("Lane: Support desk") == 3

    def test_names_what_was_found_in_the_other_language(self, client: Client) -> None:
        tag = Tag.objects.create(slug="rollback", name_en="Roll & back", name_fr="Retour arrière")
        DiagramTemplate.objects.get(slug="alpha").tags.add(tag)
        publish("delta", title_fr="Embouchure", summary_fr="Un fleuve.")
        french = client.get("/fr/templates/?q=roll").text
        english = Page(client.get("/templates/?q=retour+arriere").text)
        title = client.get("/templates/?q=embouch").text

        assert '(<span lang="en"><mark>Roll</mark> &amp; back</span>)' in french
        assert "Étiquette\xa0: Retour arrière (Roll & back)" in Page(french).lines
        assert "Tag: Roll & back (Retour arrière)" in english.lines
        assert '<span lang="fr"><mark>Embouch</mark>ure</span>' in title
        assert "In French: Embouchure" in Page(title).lines

    def test_says_which_word_was_corrected(self, client: Client) -> None:
        lines = Page(client.get("/templates/?q=gama").text).lines

        assert "Showing results for “gamma” instead of “gama”" in " ".join(lines)

    def test_nothing_found_for_words_leads_to_the_nearest(self, client: Client) -> None:
        page = Page(client.get("/templates/?q=gamma+xyzzyx").text)

        assert "Nothing found for “gamma xyzzyx”" in page.lines
        assert titles("\n".join(page.lines)) == ["Gamma"]
        assert page.lines.index("Nearest matches") < page.lines.index("Gamma")
        assert {"/templates/", "/categories/incidents/", "/categories/patterns/"} <= set(page.links)

    def test_nothing_found_for_filters_says_which_to_drop(self, client: Client) -> None:
        page = Page(client.get("/templates/?q=alpha&category=incidents&lanes=1&loop=1").text)
        other = Page(client.get("/templates/?q=alpha&category=incidents&lanes=1").text)

        assert "Nothing found for “alpha” with these filters" in page.lines
        assert not [line for line in page.lines if line.startswith("Without the filter “")]
        assert "Without filters: 1 template" in page.lines
        assert page.links.count("/templates/?q=alpha") == 2
        assert "Without the filter “incidents”: 1 template" in other.lines
        assert "/templates/?q=alpha&lanes=1" in other.links

    def test_a_script_gets_the_part_that_changes(self, client: Client) -> None:
        response = client.get("/templates/?q=alpha&category=&sort=", headers=HTMX)
        page = Page(response.text)

        assert "<html" not in response.text
        assert page.all("div", id="diagram_results")
        assert page.all("p", id="result_count", data_hx_swap_oob="innerHTML")
        assert page.all("div", id="facets", data_hx_swap_oob="true")
        assert page.all("a", id="show_results", href="#diagram_results", data_hx_swap_oob="innerHTML")
        assert "Show 1 template" in page.lines
        assert page.all("select", id="sort", data_hx_swap_oob="true")
        assert page.all("nav", id="language_switch", data_hx_swap_oob="true")
        assert "/fr/templates/?q=alpha&category=&sort=" in page.links
        assert response["HX-Push-Url"] == "/templates/?q=alpha"

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

    assert len(page.all("img", width="640", height="360", alt="", loading="lazy")) == 1
    position = page.lines.index("Alpha en français")
    facts = ["1 couloir", "2 étapes"]
    assert page.lines[position + 1 : position + 5] == ["patterns", *facts, "À quoi sert Alpha."]
    assert "/fr/templates/alpha/" in page.links


def test_an_empty_gallery_says_so(client: Client) -> None:
    assert "There is no template here yet" in Page(client.get("/templates/").text).lines


@pytest.mark.usefixtures("drawn")
def test_pages_of_24(client: Client) -> None:
    for number in range(25):
        publish(f"alpha-{number:02}")
    first, second = (Page(client.get(f"/templates/?loop=0&sort=title&page={page}").text) for page in (1, 2))

    assert len(first.all("article", class_="diagram-card")) == 24
    (more,) = first.all("a", rel="next")
    assert more["href"] == more["data-hx-get"] == "/templates/?sort=title&page=2"
    assert len(second.all("article", class_="diagram-card")) == 1
    assert second.all("a", rel="prev", href="/templates/?sort=title&page=1")
    assert not second.all("a", rel="next")
    assert second.all("span", aria_current="page")
    script = client.get("/templates/?sort=title&page=2", headers=HTMX)
    assert script["HX-Push-Url"] == "/templates/?sort=title&page=2"


@pytest.mark.usefixtures("drawn")
@pytest.mark.parametrize(
    ("address", "queries", "more_at_first"),
    [
        ("/templates/", 2, 4),
        ("/templates/?category=patterns&lanes=1", 2, 4),
        ("/fr/templates/?category=patterns&sort=title", 2, 5),
        ("/fr/templates/?q=alpha", 3, 5),
        ("/fr/templates/?q=xyzzyx", 2, 6),
    ],
)
def test_asks_the_database_little_and_once_more_after_a_change(
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    address: str,
    queries: int,
    more_at_first: int,
) -> None:
    for number in range(3):
        publish(f"alpha-{number}", source_fr="")

    with django_assert_num_queries(queries + more_at_first):
        client.get(address)
    with django_assert_num_queries(queries):
        client.get(address)


def test_only_reads(client: Client) -> None:
    assert client.post("/templates/").status_code == 405


def test_is_kept_by_browsers_until_it_changes(client: Client) -> None:
    publish("alpha")
    etag = client.get("/templates/")["ETag"]

    assert client.get("/templates/", headers={"If-None-Match": etag}).status_code == 304
    publish("beta")
    assert client.get("/templates/", headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.usefixtures("drawn")
def test_of_many_tags_the_rare_ones_are_folded_away_unless_chosen(client: Client) -> None:
    tags = [Tag.objects.create(slug=f"tag-{number:02}", name_en=f"Tag {number:02}") for number in range(12)]
    publish("alpha").tags.set(tags)
    publish("beta").tags.set(tags[2:])
    plain = Page(client.get("/templates/").text)
    chosen = Page(client.get("/templates/?tag=tag-00&tag=tag-01").text)

    assert [box["value"] for box in plain.all("input", name="tag")][-2:] == ["tag-00", "tag-01"]
    assert [part for part in plain.all("details", class_="facet-group__rest") if "open" not in part]
    assert [part for part in chosen.all("details", class_="facet-group__rest") if "open" in part]
