"""The API described in OpenAPI 3.1, from the types of its answers and from what its forms take."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import get_script_prefix

from gallery.catalog import facets
from gallery.catalog.api import schemas
from gallery.catalog.api.json_schema import Schema, components_of, schema_of
from gallery.catalog.api.parameters import MOST_PER_PAGE
from gallery.catalog.forms import LONGEST_SEARCH, Sort
from gallery.catalog.paging import PAGE_SIZE

Data = dict[str, Any]

VERSION = "1.1.0"

ABOUT = """\
Everything in the gallery, to read: search and filter the templates, and take one with its FlowZap Code and
its drawing. No key is needed, and scripts of any site may ask.

Answers hold both languages at once; a translation that is missing is null. Times are in UTC. An answer has an
`ETag`: with `If-None-Match`, what has not changed costs next to nothing. Within version 1 fields may be
added; none is removed or given another meaning."""


def document() -> Data:
    """Return the description of the whole API, as it is installed here."""
    return {**_DOCUMENT, "servers": [{"url": get_script_prefix().rstrip("/") or "/"}]}


def _one_of(*values: str) -> Schema:
    return {"type": "string", "enum": list(values)}


def _any_of(*values: str) -> Data:
    """Return how a parameter is described that may be there several times: any of the values will do."""
    return {
        "schema": {"type": "array", "items": _one_of(*values) if values else {"type": "string"}},
        "style": "form",
        "explode": True,
    }


def _query(name: str, description: str, example: Any, schema: Schema | None = None, **how: Any) -> Data:
    about = {"name": name, "in": "query", "description": description}
    return {**about, **({"schema": schema} if schema else {}), **how, "example": example}


_PARAMETERS = [
    _query(
        "q",
        "Words, or their beginnings, all of which a template holds: in title, summary, description, tags or "
        "diagram. Case and accents do not matter, nor does one typing error in a longer word.",
        "rollback",
        {"type": "string", "maxLength": LONGEST_SEARCH},
    ),
    _query("category", "The category, by its slug; several: any of them.", ["patterns"], **_any_of()),
    _query("tag", "A tag, by its slug; several: any of them.", ["deployment"], **_any_of()),
    _query(
        "lanes",
        f"How many lanes there are; `{facets.MOST_LANES}` is also for more.",
        ["3", "4"],
        **_any_of(*facets.LANES),
    ),
    _query(
        "size",
        "How many steps there are: `small` up to 10, `medium` up to 20, `large` more.",
        ["medium"],
        **_any_of(*facets.Size.values),
    ),
    _query("loop", "Only what has loops.", ["1"], **_any_of(facets.YES)),
    _query("decision", "Only what has decisions.", ["1"], **_any_of(facets.YES)),
    _query(
        "sort",
        "The order: `relevance`, only with `q` and then the default, else `newest`; `updated`; `title`, "
        "from A to Z; `copied`, most copied first.",
        Sort.TITLE.value,
        _one_of(*Sort.values),
    ),
    _query(
        "language",
        "The language in which is searched and sorted. The other is searched, too, but counts less.",
        "fr",
        _one_of(*(code for code, _name in settings.LANGUAGES)) | {"default": settings.LANGUAGE_CODE},
    ),
    _query(
        "page",
        "The page; of one that there is not, the nearest.",
        1,
        {"type": "integer", "minimum": 1, "default": 1},
    ),
    _query(
        "per_page",
        "How many templates make a page.",
        5,
        {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE, "default": PAGE_SIZE},
    ),
]

_SLUG = {
    "name": "slug",
    "in": "path",
    "required": True,
    "description": "Names the template.",
    "schema": {"type": "string"},
    "example": "canary-deploy-workflow",
}


def _answer(description: str, answer: type) -> Data:
    return {"description": description, "content": {"application/json": {"schema": schema_of(answer)}}}


_TOO_OFTEN: Data = {
    "description": "Too many requests within a minute: nothing was looked up.",
    "headers": {
        "Retry-After": {"schema": {"type": "integer"}, "description": "Seconds after which to ask again."},
    },
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


def _get(name: str, summary: str, answer: Data, *, description: str = "", **more: Any) -> Data:
    """Return the one operation that an address has."""
    responses = {
        "200": answer,
        "304": {"description": "What the request has an `ETag` or a `Last-Modified` of is still the same."},
        **more.pop("responses", {}),
        "429": _TOO_OFTEN,
        "default": {"$ref": "#/components/responses/Problem"},
    }
    about = {"operationId": name, "summary": summary, **({"description": description} if description else {})}
    return {"get": {**about, **more, "responses": responses}}


_PATHS: Data = {
    "/api/v1/": _get("getIndex", "Where everything is", _answer("The addresses.", schemas.Index)),
    "/api/v1/templates/": _get(
        "listTemplates",
        "Search and filter the templates",
        _answer("A page of templates.", schemas.TemplateList),
        description="The same list that readers see, with the same parameters. One that cannot be understood "
        "drops only itself, and is listed in `ignored`.",
        parameters=_PARAMETERS,
    ),
    "/api/v1/templates/{slug}/": _get(
        "getTemplate",
        "A template with its source and its drawing",
        _answer("The template.", schemas.TemplateDetail),
        parameters=[_SLUG],
        responses={
            "301": {
                "description": "The template has another slug now.",
                "headers": {"Location": {"schema": {"type": "string"}, "description": "Its address."}},
            },
            "404": {"$ref": "#/components/responses/Problem"},
            "410": {"$ref": "#/components/responses/Problem"},
        },
    ),
    "/api/v1/categories/": _get(
        "listCategories", "All categories", _answer("The categories.", schemas.CategoryList)
    ),
    "/api/v1/tags/": _get("listTags", "All tags", _answer("The tags.", schemas.TagList)),
    "/api/v1/openapi.json": _get(
        "getDocument",
        "This description",
        {
            "description": "An OpenAPI document.",
            "content": {"application/json": {"schema": {"type": "object"}}},
        },
    ),
}

_PROBLEM = {
    "description": "Why there is no answer.",
    "content": {
        "application/problem+json": {
            "schema": schema_of(schemas.Problem),
            "example": {
                "type": "about:blank",
                "title": "Not Found",
                "status": 404,
                "detail": "There is no template “canary”.",
            },
        }
    },
}

_DOCUMENT: Data = {
    "openapi": "3.1.0",
    "info": {
        "title": "FlowZap gallery",
        "summary": "Proven processes as swimlane diagrams, in English and French.",
        "description": ABOUT,
        "version": VERSION,
        "license": {"name": settings.CONTENT_LICENSE, "url": settings.CONTENT_LICENSE_URL},
    },
    "paths": _PATHS,
    "components": {
        "schemas": components_of(
            schemas.Index,
            schemas.TemplateList,
            schemas.TemplateDetail,
            schemas.CategoryList,
            schemas.TagList,
            schemas.Problem,
        ),
        "responses": {"Problem": _PROBLEM},
    },
}
