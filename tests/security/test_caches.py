"""Public answers follow from the address alone: nothing else that is sent can get into what a cache keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from tests.security.places import every_place

if TYPE_CHECKING:
    from pytest_django import Settings

    from tests.security.places import World

pytestmark = pytest.mark.django_db

PUBLIC = [
    place
    for place in every_place()
    if not place.name.startswith("admin:")
    and place.name not in {"signed_in", "draft_detail", "diagram_uses", "home"}
]
UNKEYED = {
    "X-Forwarded-For": "203.0.113.9",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Prefix": "/evil",
    "X-Forwarded-Scheme": "nothttps",
    "X-Original-URL": "/admin/",
    "X-Rewrite-URL": "/admin/",
    "X-HTTP-Method-Override": "POST",
    "X-HTTP-Method": "DELETE",
    "X-Method-Override": "HEAD",
    "Accept-Language": "fr, de;q=0.9",
    "Cookie": "sessionid=evil; __Host-sessionid=evil; csrftoken=evil; django_language=fr; messages=evil",
    "Range": "bytes=0-3",
    "If-Range": "evil",
    "Accept": "text/evil, application/json;q=0.1",
    "User-Agent": "evil",
    "Referer": "http://evil.example/",
    "Origin": "http://evil.example",
    "X-Requested-With": "XMLHttpRequest",
    "Sec-Fetch-Site": "cross-site",
    "Authorization": "Basic ZXZpbDpldmls",
    "Pragma": "evil",
    "Content-Type": "evil/evil",
}
"""What no `Vary` of a public answer names."""
TELLING = (
    "Content-Type",
    "Cache-Control",
    "ETag",
    "Location",
    "Vary",
    "Content-Disposition",
    "Link",
    "Allow",
)


def told(answer: Any) -> tuple[object, ...]:
    """Return all of an answer that a cache keeps."""
    assert not answer.cookies
    return (answer.status_code, answer.content, *(answer.headers.get(name) for name in TELLING))


def test_nothing_but_the_address_changes_an_answer(world: World, settings: Settings) -> None:
    settings.RATE_LIMITS = False
    for place in PUBLIC:
        path = world.path_of(place)
        plain = told(Client().get(path))
        for name, value in UNKEYED.items():
            assert told(Client().get(path, headers={name: value})) == plain, (place.name, name)


def test_heads_are_those_of_the_answers(world: World) -> None:
    for place in PUBLIC:
        path = world.path_of(place)
        whole, head = Client().get(path), Client().head(path)

        assert not head.content, place
        assert head.status_code == whole.status_code
        of_content = {"Content-Length", "X-Request-ID"} | ({"ETag"} if whole.status_code != 200 else set())
        headers, others = dict(head.headers), dict(whole.headers)
        for name in of_content:
            headers.pop(name, None)
            others.pop(name, None)
        assert headers == others, place


def test_who_is_signed_in_changes_nothing(world: World, admin_client: Client) -> None:
    for place in PUBLIC:
        path = world.path_of(place)
        answer = admin_client.get(path)

        assert told(answer) == told(Client().get(path)), place
        assert not answer.cookies, place


def test_parts_for_scripts_are_kept_apart(world: World) -> None:
    answer = Client().get("/templates/", headers={"HX-Request": "true"})

    assert answer.content != Client().get("/templates/").content
    assert {"HX-Request", "HX-History-Restore-Request"} <= set(answer["Vary"].split(", "))


def test_errors_are_kept_by_nobody_for_long(world: World) -> None:
    for path in ("/templates/nothing/", "/templates/nothing.svg", "/categories/nothing/", "/api/v1/nothing/"):
        answer = Client().get(path)

        assert answer.status_code == 404
        assert "max-age" not in answer.headers.get("Cache-Control", "")
