"""Answers of the API, each held against what its own description promises."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from gallery.catalog.api.document import document

if TYPE_CHECKING:
    from django.test import Client

    class Answer(Protocol):
        """What is looked at of an answer."""

        content: bytes
        status_code: int

        def __getitem__(self, header: str) -> str: ...


DOCUMENT = "urn:document"

formats = FormatChecker(["date-time"])


@formats.checks("uri")
def is_whole_url(value: object) -> bool:
    """Say whether a text can be asked for as it stands."""
    parts = urlsplit(str(value))
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and " " not in str(value)


def get(client: Client, address: str) -> Any:
    """Return what an address answers, which must be as described."""
    response = client.get(address)
    assert response.status_code == 200, response.text
    assert response["Content-Type"] == "application/json"
    return checked(response, address)


def checked(response: Answer, address: str) -> Any:
    """Return the data of an answer, which must be as described."""
    data = json.loads(response.content)
    errors = [
        f"{error.json_path}: {error.message}" for error in validator_for(response, address).iter_errors(data)
    ]
    assert not errors, errors
    return data


def validator_for(response: Answer, address: str) -> Draft202012Validator:
    """Return what holds an answer against its description."""
    operation = document()["paths"][path_of(address)]["get"]
    status = str(response.status_code)
    described = operation["responses"].get(status) or operation["responses"]["default"]
    if "$ref" in described:
        described = document()["components"]["responses"][described["$ref"].rpartition("/")[2]]
    schema = described["content"][response["Content-Type"]]["schema"]
    here = {"$ref": f"{DOCUMENT}{schema['$ref']}"} if "$ref" in schema else schema
    return Draft202012Validator(here, registry=references(), format_checker=formats)


def path_of(address: str) -> str:
    """Return the path of the document under which an address is described."""
    parts = urlsplit(address).path.split("/")
    if parts[1:4] == ["api", "v1", "templates"] and len(parts) == 6:
        parts[4] = "{slug}"
    return "/".join(parts)


@cache
def references() -> Registry[Any]:
    """Return where references into the document lead."""
    resource: Resource[Any] = DRAFT202012.create_resource(document())
    registry: Registry[Any] = Registry().with_resource(DOCUMENT, resource)
    return registry
