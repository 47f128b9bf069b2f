"""A template for programs, with all that belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gallery.catalog.api.drawings import drawing_of
from gallery.catalog.models import RelatedTemplate
from tests.catalog.api.described import get
from tests.catalog.published import FRENCH_SOURCE, SOURCE, publish

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db

CANARY = "/api/v1/templates/canary/"


def test_has_words_and_source_in_both_languages(client: Client) -> None:
    publish("canary", source_fr=FRENCH_SOURCE, description_en="*Long*", description_fr="*Longue*")
    answer = get(client, CANARY)

    assert answer["description"] == {"en": "*Long*", "fr": "*Longue*"}
    assert answer["source"] == {"en": SOURCE, "fr": FRENCH_SOURCE}


def test_has_the_drawing_of_each_language(client: Client) -> None:
    publish("canary", source_fr=FRENCH_SOURCE)
    drawing = get(client, CANARY)["drawing"]

    assert [node["text"] for node in drawing["en"]["nodes"]] == ["Start", "Answer"]
    assert [node["text"] for node in drawing["fr"]["nodes"]] == ["Début", "Répondre"]
    assert [lane["text"] for lane in drawing["fr"]["lanes"]] == ["Assistance"]
    (edge,) = drawing["en"]["edges"]
    assert (edge["source"], edge["target"]) == ("n1", "n2")


def test_what_is_not_translated_is_null(client: Client) -> None:
    publish("canary")
    answer = get(client, CANARY)
    files = answer["downloads"]

    assert answer["description"] == {"en": None, "fr": None}
    assert answer["source"]["fr"] is answer["drawing"]["fr"] is answer["picture"]["fr"] is None
    assert files["fz"]["fr"] is files["svg"]["fr"] is files["png"]["fr"] is None
    assert files["md"]["fr"] == "http://testserver/fr/templates/canary.md"


def test_what_is_too_large_to_draw_has_no_pictures(client: Client) -> None:
    publish("canary", source_en="".join(f"L{number} {{\n}}\n" for number in range(101)))
    answer = get(client, CANARY)

    assert answer["drawing"] == answer["picture"] == {"en": None, "fr": None}
    assert answer["downloads"]["png"] == answer["downloads"]["svg"] == {"en": None, "fr": None}


def test_leads_to_what_is_related(client: Client) -> None:
    canary, alpha = publish("canary"), publish("alpha", title_fr="")
    RelatedTemplate.objects.create(template=canary, related=alpha)
    (related, *_others) = get(client, CANARY)["related"]

    assert related == {
        "slug": "alpha",
        "url": "http://testserver/api/v1/templates/alpha/",
        "title": {"en": "Alpha", "fr": None},
    }


def test_a_former_address_leads_to_the_present_one(client: Client) -> None:
    template = publish("canary")
    template.slug = "canary-release"
    template.save()
    response = client.get(f"{CANARY}?utm=1")

    assert (response.status_code, response["Location"]) == (301, "/api/v1/templates/canary-release/?utm=1")
    assert response["Access-Control-Allow-Origin"] == "*"


def test_asks_the_database_four_times(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    canary = publish("canary", source_fr=FRENCH_SOURCE)
    for number in range(3):
        RelatedTemplate.objects.create(template=canary, related=publish(f"alpha-{number}"))

    with django_assert_num_queries(9):  # the census is taken once for each state of the catalogue
        client.get(CANARY)
    with django_assert_num_queries(4):
        client.get(CANARY)


def test_is_not_drawn_for_those_who_have_it(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    publish("canary")
    etag = client.get(CANARY)["ETag"]
    drawing_of.cache_clear()
    with django_assert_num_queries(1):
        response = client.get(CANARY, headers={"If-None-Match": etag})

    assert response.status_code == 304
    assert response["Access-Control-Allow-Origin"] == "*"
    assert drawing_of.cache_info().misses == 0
