"""How the API answers whoever asks: other sites, other methods, for what there is not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from gallery.catalog.api.document import document
from tests.catalog.api.described import checked
from tests.catalog.published import publish

if TYPE_CHECKING:
    from pytest_django import Settings

pytestmark = pytest.mark.django_db

ADDRESSES = [path.replace("{slug}", "canary") for path in document()["paths"]]


@pytest.fixture(autouse=True)
def canary() -> None:
    publish("canary")


@pytest.mark.parametrize("address", ADDRESSES)
def test_says_what_an_answer_is(client: Client, address: str) -> None:
    response = client.get(address)

    assert response["Content-Type"] == "application/json"
    assert response["Link"] == '</api/v1/openapi.json>; rel="service-desc"; type="application/json"'
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Cookie" not in response["Vary"]
    assert not response.cookies


@pytest.mark.parametrize("address", ADDRESSES)
def test_is_the_same_each_time(client: Client, address: str) -> None:
    assert client.get(address).content == client.get(address).content


@pytest.mark.parametrize("address", ADDRESSES)
def test_head_has_the_headers_of_get(client: Client, address: str) -> None:
    head, whole = client.head(address), client.get(address)

    assert (head.status_code, head.content) == (200, b"")
    for name in ("Content-Type", "ETag", "Link"):
        assert head[name] == whole[name]


@pytest.mark.parametrize("address", ADDRESSES)
def test_options_tells_what_can_be_done(client: Client, address: str) -> None:
    response = client.options(
        address, headers={"Origin": "https://example.org", "Access-Control-Request-Method": "GET"}
    )

    assert (response.status_code, response["Allow"]) == (204, "GET, HEAD, OPTIONS")
    assert response["Access-Control-Allow-Methods"] == "GET, HEAD"
    assert "If-None-Match" in response["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_changed(address: str, method: str) -> None:
    response = Client(enforce_csrf_checks=True).generic(method, address)

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert response["Content-Type"] == "application/problem+json"
    assert checked(response, address)["title"] == "Method Not Allowed"


@pytest.mark.parametrize(
    "address",
    ["/api/", "/api/v1/nothing", "/api/v1/nothing/", "/api/v2/templates/", "/api/v1/templates/nothing/"],
)
@pytest.mark.parametrize("debug", [False, True])
def test_what_there_is_not_is_a_problem(
    client: Client, settings: Settings, address: str, debug: bool
) -> None:
    settings.DEBUG = debug
    response = client.get(address)

    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert checked(response, "/api/v1/")["status"] == 404


def test_a_draft_is_not_there(client: Client) -> None:
    publish("draft", status="draft")

    assert client.get("/api/v1/templates/draft/").status_code == 404


def test_a_missing_slash_is_added(client: Client) -> None:
    response = client.get("/api/v1/templates?q=canary")

    assert (response.status_code, response["Location"]) == (301, "/api/v1/templates/?q=canary")
    assert response["Access-Control-Allow-Origin"] == "*"


def test_text_is_written_as_it_is(client: Client) -> None:
    response = client.get("/api/v1/templates/")

    assert "À quoi sert Canary." in response.content.decode()
    assert json.loads(response.content)["count"] == 1


def test_pages_are_not_open_to_scripts_of_other_sites(client: Client) -> None:
    assert "Access-Control-Allow-Origin" not in client.get("/templates/")
