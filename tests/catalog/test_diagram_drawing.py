"""A template's drawing as a file."""

from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from tests.catalog.published import FRENCH_SOURCE, publish

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "label"),
    [("/templates/canary.svg", "Answer"), ("/fr/templates/canary.svg?labels=fr", "Répondre")],
)
def test_is_a_picture_that_stands_alone(client: Client, address: str, label: str) -> None:
    publish("canary", source_fr=FRENCH_SOURCE)
    response = client.get(address)

    picture = ET.fromstring(response.content)  # noqa: S314 (made by this project)
    assert picture.tag == "{http://www.w3.org/2000/svg}svg"
    assert label in "".join(picture.itertext())
    assert "aria-describedby" not in picture.attrib
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Content-Security-Policy"] == "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    assert client.get(address, headers={"If-None-Match": response["ETag"]}).status_code == 304


def test_without_a_drawing_it_is_not_found(client: Client) -> None:
    publish("canary").drawings.all().delete()

    assert client.get("/templates/canary.svg").status_code == 404
