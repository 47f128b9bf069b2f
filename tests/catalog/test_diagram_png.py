"""A template's drawing as a PNG."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest
from django.core.cache import caches

from gallery import flowzap
from tests.catalog.published import FRENCH_SOURCE, publish

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    caches["pictures"].clear()


def size(picture: bytes) -> tuple[int, int]:
    """Return width and height of a PNG picture in pixels."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


@pytest.mark.parametrize(
    ("query", "name", "scale"),
    [
        ("", "canary.png", 1),
        ("?scale=2", "canary@2x.png", 2),
        ("?scale=2&theme=dark&labels=fr", "canary.fr-dark@2x.png", 2),
        ("?scale=9&theme=pink&labels=de", "canary.png", 1),
        ("?scale=2.0&theme=", "canary.png", 1),
    ],
)
def test_is_as_large_as_asked_for(client: Client, query: str, name: str, scale: int) -> None:
    template = publish("canary", source_fr=FRENCH_SOURCE)
    drawing = template.drawings.horizontal().get(language="fr" if "labels=fr" in query else "en")
    response = client.get(f"/templates/canary.png{query}")

    assert response["Content-Type"] == "image/png"
    assert response["Content-Disposition"] == f'inline; filename="{name}"'
    assert size(response.content) == (drawing.width * scale, drawing.height * scale)


def test_every_kind_has_a_picture_of_its_own(client: Client) -> None:
    publish("canary", source_fr=FRENCH_SOURCE)
    queries = ["", "?theme=dark", "?scale=2", "?labels=fr"]

    assert len({client.get(f"/templates/canary.png{query}").content for query in queries}) == len(queries)


def test_is_made_once_for_as_long_as_the_drawing_is_the_same(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = publish("canary")
    made: list[float] = []

    def to_png(_svg: str, width: float, _height: float, _scale: float, _most: int) -> bytes:
        made.append(width)
        return b"picture"

    monkeypatch.setattr(flowzap, "to_png", to_png)
    for _ in range(2):
        assert client.get("/templates/canary.png").content == b"picture"
    assert len(made) == 1

    template.source_en = FRENCH_SOURCE
    template.save()
    client.get("/templates/canary.png")
    assert len(made) == 2


def test_without_a_drawing_it_is_not_found(client: Client) -> None:
    publish("canary").drawings.all().delete()

    assert client.get("/templates/canary.png").status_code == 404
