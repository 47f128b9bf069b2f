"""A category's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.catalog.pages import Page
from tests.catalog.published import make_category, publish

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db


@pytest.fixture
def incidents() -> None:
    category = make_category(
        "incidents", description_en="When things break.", description_fr="Quand ça casse."
    )
    publish("pager", category=category)
    publish("canary")


@pytest.mark.usefixtures("incidents")
def test_has_its_description_and_its_templates(client: Client) -> None:
    page = Page(client.get("/categories/incidents/").text)
    french = Page(client.get("/fr/categories/incidents/").text)

    assert {"incidents", "When things break.", "1 template", "Pager"} <= set(page.lines)
    assert "Canary" not in page.lines
    assert {"Quand ça casse.", "1 modèle", "Pager en français"} <= set(french.lines)
    assert "/categories/incidents/" in french.links


@pytest.mark.usefixtures("incidents")
def test_asks_the_database_three_times_once_the_templates_are_counted(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/templates/")
    with django_assert_num_queries(3):
        client.get("/categories/incidents/")


def test_an_empty_one_says_so(client: Client) -> None:
    make_category("incidents")

    assert "There is no template here yet" in Page(client.get("/categories/incidents/").text).lines


def test_pages_of_24(client: Client) -> None:
    for number in range(25):
        publish(f"alpha-{number:02}")

    assert "/categories/patterns/?page=2" in Page(client.get("/categories/patterns/?page=x").text).links
    second = Page(client.get("/categories/patterns/?page=2").text)
    assert second.all("link", rel="canonical", href="http://testserver/categories/patterns/?page=2")


def test_unknown_is_not_found(client: Client) -> None:
    assert client.get("/categories/unknown/").status_code == 404
