"""How much a request may bring with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from gallery.catalog.files.unpacking import MAX_BYTES as LARGEST_UPLOAD
from gallery.operations.bodies import MAX_BYTES, SMALL, BodySizeMiddleware

if TYPE_CHECKING:
    from django.test import Client


def send(length: str) -> tuple[Any, list[str]]:
    """Send a request that says its length, and return the answer and what was read of it."""
    read: list[str] = []

    def view(_request: object) -> HttpResponse:
        read.append("read")
        return HttpResponse()

    request = RequestFactory().post("/")
    request.META["CONTENT_LENGTH"] = length
    return BodySizeMiddleware(view)(request), read


@pytest.mark.parametrize("length", ["", "0", str(MAX_BYTES), "none"])
def test_what_is_small_enough_is_read(length: str) -> None:
    answer, read = send(length)

    assert answer.status_code == 200
    assert read


@pytest.mark.parametrize("length", [str(MAX_BYTES + 1), "9" * 30])
def test_what_is_too_large_is_not_even_read(length: str) -> None:
    answer, read = send(length)

    assert answer.status_code == 413
    assert "24.0" in answer.text
    assert not read


def test_the_largest_upload_passes() -> None:
    assert MAX_BYTES > LARGEST_UPLOAD + 1024 * 1024


class TestLargeForms:
    """Reading a form of many small parts takes seconds, and Django reads it to look for a token."""

    FORM = "multipart/form-data; boundary=b", b"--b\r\nx: y\r\n\r\n\r\n" * 1_500
    PLACES = ("/templates/", "/templates/canary/uses/", "/admin/login/", "/fr/admin/login/")

    def post(self, client: Client, address: str) -> Any:
        kind, body = self.FORM
        client.cookies["csrftoken"] = "a" * 32
        return client.post(address, body, content_type=kind)

    @pytest.mark.django_db
    @pytest.mark.parametrize("address", PLACES)
    def test_of_visitors_are_not_read(
        self, client: Client, address: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(HttpRequest, "_load_post_and_files", lambda _request: pytest.fail("read"))
        client.cookies["sessionid"] = "made-up"

        assert self.post(client, address).status_code == 413

    @pytest.mark.django_db
    def test_of_somebody_whose_session_has_ended_lead_to_signing_in(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(HttpRequest, "_load_post_and_files", lambda _request: pytest.fail("read"))
        answer = self.post(client, "/admin/catalog/tag/add/")

        assert answer.status_code == 302
        assert answer["Location"] == "/admin/login/?next=/admin/catalog/tag/add/"

    @pytest.mark.django_db
    def test_of_curators_are_read(self, admin_client: Client) -> None:
        answer = self.post(admin_client, "/admin/catalog/tag/add/")

        assert answer.status_code == 200
        assert "errorlist" in answer.text

    def test_of_visitors_are_small_enough_to_sign_in(self) -> None:
        assert 10 * 1024 < SMALL < len(self.FORM[1])


@pytest.mark.django_db
def test_nobody_fills_the_disk_by_a_form(client: Client) -> None:
    for address in ("/admin/login/", "/templates/canary/uses/", "/templates/"):
        assert client.post(address, CONTENT_LENGTH=str(10**11)).status_code == 413
