"""A template's page."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from gallery.catalog.models import RelatedTemplate, Tag
from tests.catalog.pages import Page
from tests.catalog.published import FRENCH_SOURCE, SOURCE, make_category, publish

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db


def recommend(template: str, *others: str) -> None:
    page = publish(template)
    for order, other in enumerate(others):
        RelatedTemplate.objects.create(template=page, related=publish(other), order=order)


def test_holds_everything_in_order_of_importance(client: Client) -> None:
    recommend("canary", "toggle")
    page = Page(client.get("/templates/canary/").text)

    parts = [
        "Canary",
        "What Canary is for.",
        "patterns",
        "2 steps",
        "Version 1",
        "Step by step",
        "Full FlowZap Code",
        *SOURCE.split("\n")[:-1],
        "Related templates",
    ]
    parts += ["Toggle", "patterns", "What Toggle is for.", "Back to all templates"]
    lines = iter(page.lines)
    assert all(part.strip() in lines for part in parts), parts
    assert page.all("svg", class_="fz", role="img")


RETRY = """Desk { # Support desk
  n1: circle label:"Start"
  n2: diamond label:"Answered?"
  n3: circle label:"End"
  n1.handle(right) -> n2.handle(left)
  n2.handle(right) -> n3.handle(left) [label="Yes"]
  loop [ask again] n1 n2
}
"""


@pytest.mark.parametrize(
    ("prefix", "facts"),
    [
        (
            "",
            [
                *("1 lane", "3 steps", "1 decision", "1 loop"),
                *("Updated Jan. 31, 2026", "Version 3", "MIT license"),
            ],
        ),
        (
            "/fr",
            [
                *("1 couloir", "3 étapes", "1 décision", "1 boucle"),
                *("Mis à jour le 31 janvier 2026", "Version 3", "Licence MIT"),
            ],
        ),
    ],
)
def test_says_what_it_holds(client: Client, prefix: str, facts: list[str]) -> None:
    publish("retry", source_en=RETRY, version="3").tags.add(Tag.objects.create(slug="calm", name_en="Calm"))
    page = Page(client.get(f"{prefix}/templates/retry/").text)

    assert [fact for fact in facts if fact not in page.lines] == []
    assert page.all("a", rel="license")
    assert f"{prefix}/templates/?tag=calm" in page.links


def test_can_be_searched_from(client: Client) -> None:
    publish("canary")
    page = Page(client.get("/fr/templates/canary/").text)

    assert page.all("form", role="search", action="/fr/templates/")
    assert page.all("input", name="q", type="search")


def test_in_french_it_shows_english_labels_until_asked_otherwise(client: Client) -> None:
    publish("canary", source_fr=FRENCH_SOURCE)
    page, relabelled = (
        Page(client.get(f"/fr/templates/canary/{query}").text) for query in ("", "?labels=fr")
    )

    assert 'n2: rectangle label:"Answer"' in page.lines
    assert page.all("code", lang="en")
    assert "/fr/templates/canary/?labels=fr#diagram" in page.links
    assert "/fr/templates/canary.fz" in page.links
    assert 'n2: rectangle label:"Répondre"' in relabelled.lines
    assert "Répondre" in relabelled.lines
    assert not relabelled.all("code", lang="en")
    assert "/fr/templates/canary/#diagram" in relabelled.links
    assert "/fr/templates/canary.fz?labels=fr" in relabelled.links
    assert "/fr/templates/canary.svg?labels=fr" in relabelled.links


def test_the_language_switch_keeps_page_and_query(client: Client) -> None:
    publish("canary", source_fr=FRENCH_SOURCE)

    assert "/templates/canary/?labels=fr" in Page(client.get("/fr/templates/canary/?labels=fr").text).links
    page = Page(client.get("/templates/canary/?labels=fr").text)
    assert page.all("a", href="/fr/templates/canary/?labels=fr", lang="fr", hreflang="fr")
    assert page.all("code", lang="fr")


@pytest.mark.parametrize("labels", ["fr", "de", "", "en"])
def test_labels_that_there_are_not_count_as_english(client: Client, labels: str) -> None:
    publish("canary")
    page = Page(client.get(f"/templates/canary/?labels={labels}").text)

    assert 'n2: rectangle label:"Answer"' in page.lines
    assert "Labels:" not in page.lines


def test_the_description_stands_under_a_heading_of_its_own(client: Client) -> None:
    publish("canary", description_en="Long.\n\n## When to use it\n\nOften.", description_fr="")
    page = Page(client.get("/templates/canary/").text)

    position = page.lines.index("About this template")
    assert page.lines[position + 1 : position + 4] == ["Long.", "When to use it", "Often."]
    headings = [tag for tag, _ in page.elements if tag in {"h1", "h2", "h3"}]
    assert headings[:5] == ["h1", "h2", "h2", "h2", "h3"]


def test_a_source_that_is_too_large_has_code_but_no_diagram(client: Client) -> None:
    template = publish("canary")
    template.drawings.all().delete()
    type(template).objects.update(step_count=0)
    page = Page(client.get("/templates/canary/").text)

    assert "This diagram is too large to be drawn here. Its whole code is below." in page.lines
    assert "/templates/canary.svg" not in page.links
    assert 'n2: rectangle label:"Answer"' in page.lines


def test_related_templates_stand_in_the_curators_order(client: Client) -> None:
    recommend("canary", "zebra", "apple", "mango")
    other = publish("other")
    for order, slug in enumerate(["mango", "zebra", "apple"]):
        related = RelatedTemplate.objects.get(template__slug="canary", related__slug=slug).related
        RelatedTemplate.objects.create(template=other, related=related, order=order)
    related.status = "draft"
    related.save()

    lines = Page(client.get("/templates/canary/").text).lines
    assert [line for line in lines if line in {"Zebra", "Apple", "Mango"}] == ["Zebra", "Mango"]


def test_tells_search_engines_and_networks_what_it_is(client: Client) -> None:
    publish("canary", summary_en='About "quotes" & <tags>.')
    page = Page(client.get("/templates/canary/?labels=fr").text)

    here = "http://testserver/templates/canary/"
    assert page.all("link", rel="canonical", href=here)
    assert page.all("link", rel="alternate", hreflang="fr", href="http://testserver/fr/templates/canary/")
    assert page.all("link", rel="alternate", hreflang="x-default", href=here)
    assert page.all("meta", name="description", content='About "quotes" & <tags>.')
    assert page.all("meta", property="og:title", content="Canary")


@pytest.mark.parametrize("address", ["/templates/canary/", "/fr/templates/canary/?labels=fr"])
def test_asks_the_database_four_times(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    recommend("canary", "zebra", "apple", "mango")
    with django_assert_num_queries(9):  # the census is taken once for each state of the catalogue
        client.get(address)
    with django_assert_num_queries(4):
        client.get(address)


@pytest.mark.parametrize("ending", ["/", ".fz", ".svg"])
@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_an_old_address_redirects_for_good(client: Client, prefix: str, ending: str) -> None:
    template = publish("canary")
    template.old_slugs.create(slug="canari")
    response = client.get(f"{prefix}/templates/canari{ending}?labels=fr&x=1?")

    assert response.status_code == 301
    assert response["Location"] == f"{prefix}/templates/canary{ending}?labels=fr&x=1?"


@pytest.mark.parametrize("ending", ["/", ".fz", ".svg"])
@pytest.mark.parametrize(
    "hidden",
    [{"status": "draft"}, {"published_at": timezone.now() + timedelta(days=1)}],
    ids=["draft", "not yet"],
)
def test_what_is_not_public_is_not_found(client: Client, hidden: dict[str, object], ending: str) -> None:
    template = publish("canary", **hidden)
    template.old_slugs.create(slug="canari")

    assert client.get(f"/templates/canary{ending}").status_code == 404
    assert client.get(f"/templates/canari{ending}").status_code == 404


def test_a_missing_slash_is_added(client: Client) -> None:
    publish("canary", category=make_category())

    assert client.get("/fr/templates/canary")["Location"] == "/fr/templates/canary/"
    assert client.get("/categories/patterns")["Location"] == "/categories/patterns/"


def test_sends_a_policy_without_exceptions(client: Client) -> None:
    publish("canary")
    response = client.get("/templates/canary/")

    assert "unsafe" not in response["Content-Security-Policy"]
    assert not [attributes for _, attributes in Page(response.text).elements if "style" in attributes]
    assert "Cookie" not in response["Vary"]
