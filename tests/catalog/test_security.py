"""Where faults of security are reported: /.well-known/security.txt."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

PATH = "/.well-known/security.txt"


def fields(client: Client, *, secure: bool = False) -> dict[str, str]:
    response = client.get(PATH, secure=secure)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    return dict(line.split(": ", 1) for line in response.text.splitlines())


def test_has_the_fields_of_the_rfc(client: Client, settings: Any) -> None:
    settings.OPERATOR_SECURITY_CONTACT = "mailto:security@example.org"
    settings.OPERATOR_CONTACT = "https://example.org/ask"
    found = fields(client, secure=True)
    expires = datetime.fromisoformat(found.pop("Expires"))

    assert timedelta(days=30) < expires - datetime.now(UTC) < timedelta(days=365)
    assert found == {
        "Contact": "mailto:security@example.org",
        "Preferred-Languages": "en, fr",
        "Canonical": f"https://testserver{PATH}",
    }


def test_names_the_common_contact_where_there_is_no_other(client: Client, settings: Any) -> None:
    settings.OPERATOR_CONTACT = "https://example.org/ask"

    assert fields(client)["Contact"] == "https://example.org/ask"


def test_is_not_there_without_a_contact(client: Client) -> None:
    assert client.get(PATH).status_code == 404


def test_may_be_kept_for_a_day_by_anybody(client: Client, settings: Any) -> None:
    settings.OPERATOR_CONTACT = "https://example.org/ask"
    response = client.get(PATH)

    assert {*response["Cache-Control"].split(", ")} == {"public", "max-age=86400"}
    assert not response.cookies
    assert client.post(PATH).status_code == 405
