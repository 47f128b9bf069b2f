"""A template's drawing as a file."""

from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from tests.catalog.published import FRENCH_SOURCE, publish

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "label", "name"),
    [
        ("/templates/canary.svg", "Answer", "canary.svg"),
        ("/templates/canary.svg?theme=dark", "Answer", "canary-dark.svg"),
        ("/templates/canary.svg?theme=pink", "Answer", "canary.svg"),
        ("/fr/templates/canary.svg?labels=fr", "Répondre", "canary.fr.svg"),
        ("/fr/templates/canary.svg?labels=fr&theme=dark", "Répondre", "canary.fr-dark.svg"),
    ],
)
def test_is_a_picture_that_stands_alone(client: Client, address: str, label: str, name: str) -> None:
    publish("canary", source_fr=FRENCH_SOURCE)
    response = client.get(address)

    picture = ET.fromstring(response.content)  # noqa: S314 (made by this project)
    assert picture.tag == "{http://www.w3.org/2000/svg}svg"
    assert label in "".join(picture.itertext())
    assert "aria-describedby" not in picture.attrib
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Content-Security-Policy"] == "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    assert response["Content-Disposition"] == f'inline; filename="{name}"'
    assert client.get(address, headers={"If-None-Match": response["ETag"]}).status_code == 304


@pytest.mark.parametrize("labels", ["en", "fr"])
def test_light_and_dark_differ_in_colours_alone(client: Client, labels: str) -> None:
    publish("canary", source_fr=FRENCH_SOURCE)
    pictures = [
        ET.fromstring(client.get(f"/templates/canary.svg?labels={labels}&theme={theme}").content)  # noqa: S314
        for theme in ("light", "dark")
    ]
    colours = {"fill", "stroke", "stop-color", "fill-opacity"}
    shapes = [
        [
            (element.tag, element.text, {k: v for k, v in element.attrib.items() if k not in colours})
            for element in picture.iter()
        ]
        for picture in pictures
    ]

    assert shapes[0] == shapes[1]
    assert pictures[0].get("fill") != pictures[1].get("fill")


def test_without_a_drawing_it_is_not_found(client: Client) -> None:
    publish("canary").drawings.all().delete()

    assert client.get("/templates/canary.svg").status_code == 404
    assert client.get("/templates/canary.svg?theme=dark").status_code == 404
