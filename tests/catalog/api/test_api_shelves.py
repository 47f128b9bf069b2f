"""Index, categories and tags for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gallery.catalog.models import Tag
from tests.catalog.api.described import get
from tests.catalog.published import make_category, publish

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db


def test_the_index_leads_to_everything(client: Client) -> None:
    index = get(client, "/api/v1/")

    assert index["openapi"] == "http://testserver/api/v1/openapi.json"
    for name in ("templates", "categories", "tags"):
        assert get(client, index[name])["count"] == 0


def test_categories_with_templates(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    make_category("empty")
    shelf = make_category("incidents", name_fr="", description_en="When things break.")
    publish("pager", category=shelf)
    publish("canary")
    with django_assert_num_queries(2):
        answer = get(client, "/api/v1/categories/")

    assert [category["slug"] for category in answer["results"]] == ["incidents", "patterns"]
    assert answer["results"][0] == {
        "slug": "incidents",
        "name": {"en": "incidents", "fr": None},
        "description": {"en": "When things break.", "fr": None},
        "page": {"en": "http://testserver/categories/incidents/", "fr": None},
        "templates": "http://testserver/api/v1/templates/?category=incidents",
        "count": 1,
    }


def test_tags_with_templates(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    Tag.objects.create(slug="unused", name_en="Unused")
    rare = Tag.objects.create(slug="rare", name_en="Rare", name_fr="Rare")
    usual = Tag.objects.create(slug="usual", name_en="Usual")
    publish("alpha").tags.set([rare, usual])
    publish("beta").tags.set([usual])
    publish("draft", status="draft").tags.set([usual, rare])
    with django_assert_num_queries(2):
        answer = get(client, "/api/v1/tags/")

    assert answer == {
        "count": 2,
        "results": [
            {
                "slug": "usual",
                "name": {"en": "Usual", "fr": None},
                "templates": "http://testserver/api/v1/templates/?tag=usual",
                "count": 2,
            },
            {
                "slug": "rare",
                "name": {"en": "Rare", "fr": "Rare"},
                "templates": "http://testserver/api/v1/templates/?tag=rare",
                "count": 1,
            },
        ],
    }
