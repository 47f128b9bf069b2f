"""The OpenAPI document: valid, whole, and true of every answer."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
from django.core.management import call_command
from django.http import QueryDict
from django.urls import clear_script_prefix, reverse, set_script_prefix
from openapi_spec_validator import OpenAPIV31SpecValidator

from gallery.catalog.api.document import document
from gallery.catalog.api.parameters import PagingForm
from gallery.catalog.api.urls import urlpatterns
from gallery.catalog.forms import FilterForm
from tests.catalog.api import described
from tests.catalog.published import FRENCH_SOURCE, publish

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

PARAMETERS = document()["paths"]["/api/v1/templates/"]["get"]["parameters"]


def test_is_valid() -> None:
    OpenAPIV31SpecValidator(document()).validate()


@pytest.mark.django_db
def test_is_served(client: Client) -> None:
    assert described.get(client, reverse("api_document")) == document()


@pytest.mark.parametrize(("prefix", "server"), [("/", "/"), ("/gallery/", "/gallery")])
def test_says_where_the_site_lies(prefix: str, server: str) -> None:
    set_script_prefix(prefix)
    try:
        assert document()["servers"] == [{"url": server}]
    finally:
        clear_script_prefix()


def test_describes_every_address() -> None:
    names = {str(pattern.name) for pattern in urlpatterns} - {"api_missing"}
    addresses = {reverse(name, args=["x"] * (name == "api_template_detail")) for name in names}

    assert {described.path_of(address) for address in addresses} == set(document()["paths"])


def test_has_the_parameters_of_the_forms() -> None:
    fields = {*FilterForm(QueryDict(), [], []).fields, *PagingForm(QueryDict()).fields}

    assert {parameter["name"] for parameter in PARAMETERS} == fields


def test_has_the_choices_of_the_forms() -> None:
    fields = {**FilterForm(QueryDict(), [], []).fields, **PagingForm(QueryDict()).fields}
    for parameter in PARAMETERS:
        schema = parameter["schema"].get("items", parameter["schema"])
        if "enum" in schema:
            field: Any = fields[parameter["name"]]
            choices = getattr(field, "values", None) or [value for value, _name in field.choices]
            assert schema["enum"] == list(choices), parameter["name"]


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Go through all schemas of objects."""
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for part in schema.values():
            yield from objects(part)


def test_leaves_room_for_nothing_else() -> None:
    found = list(objects(document()["components"]["schemas"]))

    assert len(found) > 20
    assert all(schema["additionalProperties"] is False for schema in found)
    assert all(schema["description"] for schema in found)


@pytest.mark.django_db
@pytest.mark.parametrize("fault", ["more", "less", "another type", "no URL", "no time"])
def test_an_answer_that_differs_is_noticed(client: Client, fault: str) -> None:
    publish("canary")
    response = client.get("/api/v1/templates/canary/")
    validator = described.validator_for(response, "/api/v1/templates/canary/")
    data = response.json()
    assert validator.is_valid(data)

    changed = copy.deepcopy(data)
    match fault:
        case "more":
            changed["facts"]["secret"] = 1
        case "less":
            del changed["drawing"]["en"]["nodes"][0]["text"]
        case "another type":
            changed["title"]["en"] = None
        case "no URL":
            changed["page"]["en"] = "/templates/canary/"
        case "no time":
            changed["published_at"] = "yesterday"
    assert not validator.is_valid(changed)


@pytest.mark.django_db
def test_every_url_in_an_answer_leads_somewhere(client: Client) -> None:
    publish("canary", source_fr=FRENCH_SOURCE)
    publish("beta").related.add(publish("alpha"))
    addresses, seen = ["http://testserver/api/v1/"], set[str]()
    while addresses:
        address = addresses.pop()
        if address in seen or not address.startswith("http://testserver/"):
            continue
        seen.add(address)
        response = client.get(address)
        assert response.status_code == 200, address
        if "/api/" in address:
            addresses.extend(urls(described.checked(response, address)))

    kinds = {address.partition("?")[0].rpartition(".")[2] for address in seen}
    assert {"json", "fz", "svg", "png", "md"} <= kinds
    assert "http://testserver/fr/templates/canary/" in seen
    assert "http://testserver/templates/canary.svg?labels=fr" in seen


def urls(data: Any) -> Iterator[str]:
    """Go through all URLs in an answer."""
    if isinstance(data, str) and data.startswith("http"):
        yield data
    elif isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from urls(part)


@pytest.mark.django_db
def test_examples_are_of_the_catalogue_that_comes_with_the_gallery(client: Client) -> None:
    call_command("load_gallery", verbosity=0)
    for parameter in PARAMETERS:
        query = urlencode({parameter["name"]: parameter["example"]}, doseq=True)
        answer = described.get(client, f"/api/v1/templates/?{query}")
        assert answer["ignored"] == [], query
        assert answer["count"] > 0, query

    operation = document()["paths"]["/api/v1/templates/{slug}/"]["get"]
    slug = operation["parameters"][0]["example"]
    assert described.get(client, f"/api/v1/templates/{slug}/")["slug"] == slug
    problem = document()["components"]["responses"]["Problem"]["content"]["application/problem+json"]
    assert client.get("/api/v1/templates/canary/").json() == problem["example"]


@pytest.mark.django_db
def test_is_true_of_the_whole_catalogue(client: Client) -> None:
    call_command("load_gallery", verbosity=0)
    found = described.get(client, "/api/v1/templates/?per_page=100")["results"]
    for template in found:
        answer = described.get(client, f"/api/v1/templates/{template['slug']}/")
        assert answer["drawing"]["fr"]["nodes"] != answer["drawing"]["en"]["nodes"]
        assert {**answer, **template, "found_in": None} == {**answer, "found_in": None}

    assert len(found) >= 9
