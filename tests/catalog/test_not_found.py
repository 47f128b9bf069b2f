"""What visitors see when something is not there or goes wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import get_resolver
from django.utils import translation

from tests.catalog.pages import Page
from tests.catalog.published import publish

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse
    from pytest_django import DjangoAssertNumQueries


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "heading", "form", "other"),
    [
        ("/templates/nope/", "Page not found", "/templates/", "/fr/templates/nope/"),
        ("/fr/templates/nope/", "Page introuvable", "/fr/templates/", "/templates/nope/"),
        ("/nope/?q=1", "Page not found", "/templates/", "/fr/templates/"),
        ("/fr/nope", "Page introuvable", "/fr/templates/", "/templates/"),
        ("/categories/nope/", "Page not found", "/templates/", "/fr/categories/nope/"),
        ("/templates/%00/", "Page not found", "/templates/", "/fr/templates/"),
    ],
)
def test_helps_in_the_right_language(
    client: Client, address: str, heading: str, form: str, other: str
) -> None:
    publish("canary")
    response = client.get(address)
    page = Page(response.text)

    assert response.status_code == 404
    assert heading in page.lines
    assert page.all("form", role="search", action=form)
    assert other in page.links
    assert {f"{form}canary/", f"{form.removesuffix('templates/')}categories/patterns/"} <= set(page.links)
    assert page.all("meta", name="robots", content="noindex")


@pytest.mark.django_db
def test_asks_the_database_twice(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    publish("canary")

    with django_assert_num_queries(2):
        client.get("/nope/")


@pytest.mark.django_db
def test_helps_in_an_empty_gallery(client: Client) -> None:
    assert "Page not found" in Page(client.get("/nope/").text).lines


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("400", "Cette requête n’a pas été comprise"),
        ("403", "Vous n’avez pas accès à cette page"),
        ("403_csrf", "Ce formulaire a expiré"),
        ("500", "Une erreur s’est produite"),
    ],
)
def test_pages_of_faults_need_neither_request_nor_database(name: str, heading: str) -> None:
    with translation.override("fr"):
        page = Page(render_to_string(f"{name}.html"))

    assert heading in page.lines
    assert "/fr/templates/" in page.links
    assert page.all("html", lang="fr")


def test_a_fault_of_ours_gets_its_page() -> None:
    handler: Callable[..., HttpResponse] = get_resolver().resolve_error_handler(500)

    with translation.override("en"):
        response = handler(RequestFactory().get("/"))

    assert response.status_code == 500
    assert "Something went wrong here" in response.text
