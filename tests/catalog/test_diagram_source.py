"""A template's source as a file."""

import pytest
from django.test import Client

from tests.catalog.published import FRENCH_SOURCE, SOURCE, publish

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "name", "source"),
    [
        ("/templates/canary.fz", "canary.fz", SOURCE),
        ("/fr/templates/canary.fz", "canary.fz", SOURCE),
        ("/templates/canary.fz?labels=fr", "canary.fr.fz", FRENCH_SOURCE),
        ("/templates/canary.fz?labels=de", "canary.fz", SOURCE),
    ],
)
def test_is_the_exact_source(client: Client, address: str, name: str, source: str) -> None:
    publish("canary", source_fr=FRENCH_SOURCE)
    response = client.get(address)

    assert response.content.decode() == source
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert client.get(address, headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_unknown_is_not_found(client: Client) -> None:
    assert client.get("/templates/canary.fz").status_code == 404
