"""Whether somebody is still signed in, as pages ask before they send what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

if TYPE_CHECKING:
    from django.contrib.auth.models import User

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/signed-in/"


def test_who_is_gets_a_token_that_forms_are_accepted_with(editor: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    token = client.get(ADDRESS).json()["token"]

    assert client.post("/admin/logout/", {"csrfmiddlewaretoken": "made up"}).status_code == 403
    assert client.post("/admin/logout/", {"csrfmiddlewaretoken": token}).status_code == 200


def test_strangers_get_neither_token_nor_cookie(client: Client) -> None:
    response = client.get(ADDRESS)

    assert response.json() == {"token": None}
    assert not response.cookies


def test_no_other_site_reads_it_and_nobody_keeps_it(editor_client: Client) -> None:
    headers = editor_client.get(ADDRESS, headers={"Origin": "https://elsewhere.example"}).headers

    assert "Access-Control-Allow-Origin" not in headers
    assert "no-store" in headers["Cache-Control"]


def test_it_is_only_asked(editor_client: Client) -> None:
    assert editor_client.post(ADDRESS).status_code == 405


def test_fragments_are_not_replaced_by_the_login_page(client: Client, editor_client: Client) -> None:
    asked = {"HX-Request": "true"}
    response = client.get("/admin/", headers=asked)

    assert response.status_code == 204
    assert response.headers["HX-Trigger"] == '{"signed-out": {}}'
    assert client.get("/admin/").status_code == 302
    assert editor_client.get("/admin/", headers=asked).status_code == 200
