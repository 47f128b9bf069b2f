"""Every request has an id that its answer and its logs share."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import resolve

from gallery.operations.request_ids import (
    ID,
    TAKEN,
    URL_NAME,
    RequestIdMiddleware,
    current_request,
    id_of,
    seconds_of,
    url_name_of,
)

if TYPE_CHECKING:
    from django.http import HttpRequest
    from pytest_django import Settings

GIVEN = "0af7651916cd43dd8448eb211c80319c"


def answered(address: str = "/", **headers: str) -> tuple[HttpRequest, HttpResponse]:
    """Answer a request, noting within what is known of it."""

    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(id_of(current_request()))

    request = RequestFactory().get(address, headers=headers)
    return request, cast("HttpResponse", RequestIdMiddleware(view)(request))


def test_an_answer_carries_the_id_that_was_in_hand() -> None:
    request, response = answered()

    assert TAKEN.fullmatch(response["X-Request-ID"])
    assert response["X-Request-ID"] == response.content.decode() == id_of(request)
    assert current_request() is None


def test_no_two_requests_share_one() -> None:
    assert len({answered()[1]["X-Request-ID"] for _ in range(100)}) == 100


def test_a_proxys_is_taken(settings: Settings) -> None:
    settings.PROXIES = 1

    assert answered(**{"X-Request-ID": GIVEN})[1]["X-Request-ID"] == GIVEN


def test_a_visitors_is_not(settings: Settings) -> None:
    settings.PROXIES = 0

    assert answered(**{"X-Request-ID": GIVEN})[1]["X-Request-ID"] != GIVEN


ODD = ["", "short", "a" * 65, "192.168.100.200", "12345678\n", "<b>12345678</b>", "é" * 9]


@pytest.mark.parametrize("odd", ODD)
def test_what_could_be_anything_is_not(odd: str, settings: Settings) -> None:
    settings.PROXIES = 1
    request = RequestFactory().get("/", HTTP_X_REQUEST_ID=odd)

    response = cast("HttpResponse", RequestIdMiddleware(lambda _request: HttpResponse())(request))

    assert response["X-Request-ID"] != odd
    assert TAKEN.fullmatch(response["X-Request-ID"])


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/templates/", "/nowhere/", "/admin/", "/robots.txt", "/api/v1/"])
def test_every_answer_carries_one(address: str, client: Client) -> None:
    assert TAKEN.fullmatch(client.get(address)["X-Request-ID"])


def test_answers_of_faults_carry_one(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.operations.failing"

    response = Client(raise_request_exception=False, headers={"Cookie": "a=b"}).get("/failing/")

    assert response.status_code == 500
    assert TAKEN.fullmatch(response["X-Request-ID"])


class TestUrlName:
    def test_is_that_of_the_address(self) -> None:
        request = RequestFactory().get("/admin/")
        request.resolver_match = resolve("/admin/")

        assert url_name_of(request) == "admin:index"

    def test_is_what_a_cache_says(self) -> None:
        request = RequestFactory().get("/templates/")
        request.META[URL_NAME] = "diagram_list"

        assert url_name_of(request) == "diagram_list"

    @pytest.mark.parametrize(
        ("address", "name"), [("/static/css/base.css", "static"), ("/nowhere/", "unresolved")]
    )
    def test_is_one_of_few_where_there_is_none(self, address: str, name: str) -> None:
        assert url_name_of(RequestFactory().get(address)) == name


def test_time_begins_with_the_request(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([100.0, 102.5])
    monkeypatch.setattr("gallery.operations.request_ids.perf_counter", lambda: next(clock))
    request, _ = answered()

    assert seconds_of(request) == 2.5
    assert ID in request.META


def test_what_came_by_another_way_has_neither() -> None:
    request = RequestFactory().get("/")

    assert id_of(request) == ""
    assert seconds_of(request) == 0
