"""What changes anything is refused unless a page of the gallery sent it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import User
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory
from django.urls import resolve

from gallery.catalog.models import DailyUse, DiagramTemplate
from tests.security.places import every_place

if TYPE_CHECKING:
    from tests.security.places import World

pytestmark = pytest.mark.django_db

ADMIN = [place for place in every_place() if place.name.startswith("admin:")]
EXEMPT = {
    "diagram_uses": "pages of visitors have no token; the browser says which site sent it",
    "api_index": "is refused in JSON, like everything below it",
    "api_document": "as above",
    "api_template_list": "as above",
    "api_template_detail": "as above",
    "api_category_list": "as above",
    "api_tag_list": "as above",
    "api_missing": "as above",
}


def signed_in(**headers: str) -> Client:
    client = Client(enforce_csrf_checks=True, headers=headers)
    client.force_login(User.objects.get(username="admin"))
    return client


def is_refused(answer: Any) -> bool:
    return bool(answer.status_code == 403 and answer.templates[0].name == "403_csrf.html")


def with_token(client: Client) -> dict[str, str]:
    """Give a browser a token, and return what a form sends with it."""
    request = RequestFactory().get("/")
    token = get_token(request)
    client.cookies["csrftoken"] = request.META["CSRF_COOKIE"]
    return {"csrfmiddlewaretoken": token}


def test_nothing_is_taken_without_a_token(world: World) -> None:
    client = signed_in()
    for place in ADMIN:
        for method in ("POST", "PUT", "DELETE"):
            assert is_refused(client.generic(method, world.path_of(place))), (place, method)
    assert DiagramTemplate.objects.count() == 2


def test_a_token_that_was_made_up_is_none(world: World) -> None:
    client = signed_in()
    with_token(client)
    for place in ADMIN:
        assert is_refused(client.post(world.path_of(place), {"csrfmiddlewaretoken": "b" * 32})), place


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://testserver:99"])
def test_nothing_is_taken_from_another_site_even_with_a_token(world: World, origin: str) -> None:
    client = signed_in(Origin=origin)
    sent = with_token(client)
    for place in ADMIN:
        assert is_refused(client.post(world.path_of(place), sent)), place


def test_a_page_of_ours_may_send(world: World) -> None:
    """What the tests above send is refused for nothing but where it comes from."""
    client = signed_in(Origin="http://testserver")
    sent = with_token(client) | {"source_en": "A {\n}"}

    assert client.post("/admin/catalog/diagramtemplate/examine/", sent).status_code == 200


def test_exceptions_are_known(world: World) -> None:
    """A view that takes what other sites send has to say why."""
    exempt = {
        place.name
        for place in every_place()
        if getattr(resolve(world.path_of(place).partition("?")[0]).func, "csrf_exempt", False)
    }

    assert exempt == set(EXEMPT)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_the_api_takes_nothing(world: World, method: str) -> None:
    for place in every_place():
        if place.name in EXEMPT and place.name != "diagram_uses":
            assert Client().generic(method, world.path_of(place)).status_code == 405, place


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://evil.example"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {"Referer": "http://testserver/templates/canary/"},
    ],
    ids=str,
)
def test_uses_are_told_by_pages_of_ours_alone(world: World, headers: dict[str, str]) -> None:
    before = list(DailyUse.objects.values())
    sent = headers | {"User-Agent": "Mozilla/5.0 Firefox/140.0"}
    answer = Client(enforce_csrf_checks=True).post("/templates/canary/uses/", {"kind": "copy"}, headers=sent)

    assert answer.status_code == 403
    assert list(DailyUse.objects.values()) == before
