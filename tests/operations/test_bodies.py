"""How much a request may bring with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from gallery.catalog.files.unpacking import MAX_BYTES as LARGEST_UPLOAD
from gallery.operations.bodies import MAX_BYTES, BodySizeMiddleware

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


@pytest.mark.django_db
def test_nobody_fills_the_disk_by_a_form(client: Client) -> None:
    for address in ("/admin/login/", "/templates/canary/uses/", "/templates/"):
        assert client.post(address, CONTENT_LENGTH=str(10**11)).status_code == 413
