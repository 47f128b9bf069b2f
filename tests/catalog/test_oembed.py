"""How other sites embed a template of which they have the address."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from tests.catalog.pages import Page
from tests.catalog.published import FRENCH_SOURCE, publish

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

HERE = "http://testserver"


def ask(client: Client, url: str, **query: object) -> tuple[int, dict[str, Any]]:
    """Return status and data of the answer about an address."""
    response = client.get(f"/oembed?{urlencode({'url': url, **query})}")
    assert response["Content-Type"] == "application/json"
    assert response["Access-Control-Allow-Origin"] == "*"
    return response.status_code, response.json()


class Frame(HTMLParser):
    """The attributes of the one frame in an HTML text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.attributes: dict[str, str | None] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the frame."""
        assert tag == "iframe"
        assert not self.attributes
        self.attributes = dict(attrs)


def test_a_template_is_a_frame_with_its_diagram(client: Client) -> None:
    publish("canary", title_en='The "canary" <b>')
    status, answer = ask(client, f"{HERE}/templates/canary/", format="json")
    frame = Frame(answer["html"]).attributes

    assert status == 200
    assert (answer["version"], answer["type"], answer["title"]) == ("1.0", "rich", 'The "canary" <b>')
    assert frame["src"] == f"{HERE}/embed/canary/"
    assert frame["title"] == 'The "canary" <b>'
    assert (frame["width"], frame["height"]) == (str(answer["width"]), str(answer["height"]))
    assert client.get(frame["src"] or "").status_code == 200
    assert client.get(answer["thumbnail_url"])["Content-Type"] == "image/png"


@pytest.mark.parametrize(
    ("address", "title", "source"),
    [
        ("/fr/templates/canary/", "Canary en français", "/fr/embed/canary/"),
        ("/fr/templates/canary/?labels=fr", "Canary en français", "/fr/embed/canary/?labels=fr"),
        ("/templates/canary/?labels=fr&utm=x#n1", "Canary", "/embed/canary/?labels=fr"),
        ("/templates/canary/?labels=de", "Canary", "/embed/canary/"),
        ("/fr/embed/canary/", "Canary en français", "/fr/embed/canary/"),
        ("/templates/canari/", "Canary", "/embed/canary/"),
        ("/templates/%63anary/", "Canary", "/embed/canary/"),
    ],
)
def test_language_labels_and_old_addresses_are_followed(
    client: Client, address: str, title: str, source: str
) -> None:
    publish("canary", source_fr=FRENCH_SOURCE).old_slugs.create(slug="canari")
    status, answer = ask(client, HERE + address)

    assert status == 200
    assert answer["title"] == title
    assert Frame(answer["html"]).attributes["src"] == HERE + source


@pytest.mark.parametrize(
    ("limits", "width", "height"),
    [
        ({}, 960, 720),
        ({"maxwidth": 400}, 400, 720),
        ({"maxheight": 300}, 960, 300),
        ({"maxwidth": 400, "maxheight": 200}, 400, 200),
        ({"maxwidth": 5000, "maxheight": 5000}, 960, 720),
        ({"maxwidth": "wide", "maxheight": -1}, 960, 720),
        ({"maxwidth": 0, "maxheight": "²"}, 960, 720),
        ({"maxwidth": "9" * 5000}, 960, 720),
    ],
    ids=lambda value: str(value)[:40],
)
def test_keeps_within_the_limits(client: Client, limits: dict[str, object], width: int, height: int) -> None:
    template = publish("canary")
    template.drawings.filter(orientation="horizontal").update(width=1800, height=3000)
    template.drawings.filter(orientation="vertical").update(width=700, height=3000)
    _status, answer = ask(client, f"{HERE}/templates/canary/", **limits)

    assert (answer["width"], answer["height"]) == (width, height)


@pytest.mark.parametrize(
    ("limit", "height"),
    [
        (960, 450 + 76),
        (800, round(500 * (800 - 16) / 1049) + 76),
        (384, 600 * 0.64 + 76),
        (60, 600 * 0.64 + 76),
    ],
)
def test_is_as_high_as_the_diagram_is_shown(client: Client, limit: int, height: float) -> None:
    template = publish("canary")
    template.drawings.filter(orientation="horizontal").update(width=1049, height=500)
    template.drawings.filter(orientation="vertical").update(width=700, height=600)
    _status, answer = ask(client, f"{HERE}/templates/canary/", maxwidth=limit)

    assert answer["width"] == limit
    assert answer["height"] == round(height)


@pytest.mark.parametrize(
    "url",
    [
        f"{HERE}/templates/unknown/",
        f"{HERE}/templates/draft/",
        f"{HERE}/templates/",
        f"{HERE}/templates/canary.svg",
        f"{HERE}/categories/patterns/",
        f"{HERE}/nowhere",
        "https://elsewhere.example/templates/canary/",
        "ftp://testserver/templates/canary/",
        "//testserver/templates/canary/",
        "/templates/canary/",
        "http://[::1/templates/canary/",
        "canary",
        "\0",
    ],
)
def test_other_addresses_are_not_found(client: Client, url: str) -> None:
    publish("canary")
    publish("draft", status="draft")
    status, answer = ask(client, url)

    assert status == 404
    assert answer == {"error": "No template has this address."}


def test_says_what_it_cannot_do(client: Client) -> None:
    publish("canary")

    assert ask(client, f"{HERE}/templates/canary/", format="xml")[0] == 501
    assert client.get("/oembed").status_code == 400
    assert client.post("/oembed").status_code == 405


@pytest.mark.parametrize("address", ["/templates/canary/", "/fr/templates/canary/?labels=fr"])
def test_pages_say_where_to_ask(client: Client, address: str) -> None:
    publish("canary", source_fr=FRENCH_SOURCE)
    (link,) = Page(client.get(address).text).all("link", type="application/json+oembed")
    answer = client.get(link["href"] or "").json()

    embedded = address.replace("/templates/", "/embed/")
    assert Frame(answer["html"]).attributes["src"] == HERE + embedded
    assert link["title"] == answer["title"]
