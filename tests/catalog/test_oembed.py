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

    from gallery.catalog.models import DiagramTemplate

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


def measure(template: DiagramTemplate, horizontal: tuple[int, int], vertical: tuple[int, int]) -> None:
    """Give the drawings of a template these sizes."""
    for orientation, (width, height) in {"horizontal": horizontal, "vertical": vertical}.items():
        template.drawings.filter(orientation=orientation).update(width=width, height=height)


@pytest.mark.parametrize(
    ("limits", "width", "height"),
    [
        ({}, 960, 400 + 60),
        ({"maxwidth": 800}, 800, round(784 * 800 / 1888) + 60 + 1),
        ({"maxwidth": 400}, 400, 640 + 60),
        ({"maxheight": 300}, 583, 300),
        ({"maxwidth": 400, "maxheight": 200}, 347, 200),
        ({"maxwidth": 200, "maxheight": 40}, 200, 40),
        ({"maxwidth": 5, "maxheight": 5}, 5, 5),
        ({"maxwidth": 5000, "maxheight": 5000}, 960, 460),
        ({"maxwidth": "wide", "maxheight": -1}, 960, 460),
        ({"maxwidth": 0, "maxheight": "²"}, 960, 460),
        ({"maxwidth": "9" * 5000}, 960, 460),
    ],
    ids=lambda value: str(value)[:40],
)
def test_fills_the_frame_within_the_limits(
    client: Client, limits: dict[str, object], width: int, height: int
) -> None:
    template = publish("canary")
    measure(template, (1888, 800), (768, 1280))
    _status, answer = ask(client, f"{HERE}/templates/canary/", **limits)

    assert (answer["width"], answer["height"]) == (width, height)


@pytest.mark.parametrize(
    ("horizontal", "vertical", "limit", "frame"),
    [
        ((500, 240), (200, 900), 960, (516, 300)),
        ((500, 240), (200, 900), 400, (320, 720)),
        ((120, 80), (100, 300), 960, (320, 140)),
        ((1800, 3000), (700, 3000), 960, (720, 720)),
        ((1049, 500), (700, 600), 400, (400, 401)),
        ((2000, 100), (3000, 300), 100, (100, 101)),
    ],
    ids=[
        "not enlarged",
        "no higher than a screen",
        "with room for the bar",
        "not upright, or it would show the other one",
        "upright, or it would show the other one",
        "too narrow for the bar",
    ],
)
def test_is_as_large_as_the_drawing_that_it_shows(
    client: Client,
    horizontal: tuple[int, int],
    vertical: tuple[int, int],
    limit: int,
    frame: tuple[int, int],
) -> None:
    measure(publish("canary"), horizontal, vertical)
    _status, answer = ask(client, f"{HERE}/templates/canary/", maxwidth=limit)

    assert (answer["width"], answer["height"]) == frame


@pytest.mark.parametrize(
    ("limits", "offered"),
    [
        ({}, True),
        ({"maxwidth": 1200, "maxheight": 630}, True),
        ({"maxwidth": 400, "maxheight": 200}, False),
        ({"maxwidth": 1199}, False),
        ({"maxheight": 629}, False),
    ],
    ids=str,
)
def test_offers_no_picture_above_the_limits(client: Client, limits: dict[str, object], offered: bool) -> None:
    publish("canary")
    _status, answer = ask(client, f"{HERE}/templates/canary/", **limits)

    names = {"thumbnail_url", "thumbnail_width", "thumbnail_height"}
    assert names & answer.keys() == (names if offered else set())


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
