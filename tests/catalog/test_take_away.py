"""What a page offers to take away."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from gallery.catalog.exports.playground import playground_address
from tests.catalog.pages import Page
from tests.catalog.published import FRENCH_SOURCE, SOURCE, publish

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import Settings

pytestmark = pytest.mark.django_db


def downloads(page: Page) -> list[str]:
    return [link["href"] or "" for link in page.all("a", class_="downloads__file") if "download" in link]


@pytest.mark.parametrize(
    ("address", "files"),
    [
        (
            "/templates/canary/",
            [
                "/templates/canary.fz",
                "/templates/canary.svg",
                "/templates/canary.svg?theme=dark",
                "/templates/canary.png",
                "/templates/canary.png?scale=2",
                "/templates/canary.md",
            ],
        ),
        (
            "/fr/templates/canary/?labels=fr",
            [
                "/fr/templates/canary.fz?labels=fr",
                "/fr/templates/canary.svg?labels=fr",
                "/fr/templates/canary.svg?labels=fr&theme=dark",
                "/fr/templates/canary.png?labels=fr",
                "/fr/templates/canary.png?labels=fr&scale=2",
                "/fr/templates/canary.md?labels=fr",
            ],
        ),
    ],
)
def test_every_file_is_offered_once_with_the_labels_shown(
    client: Client, address: str, files: list[str]
) -> None:
    publish("canary", source_fr=FRENCH_SOURCE)
    offered = downloads(Page(client.get(address).text))

    assert offered == files
    names = [client.get(file)["Content-Disposition"].partition("filename=")[2] for file in offered]
    assert len(set(names)) == len(names)


def test_the_size_of_a_picture_is_that_of_the_file(client: Client) -> None:
    drawing = publish("canary").drawings.horizontal().get()
    lines = " ".join(Page(client.get("/templates/canary/").text).lines)

    assert f"{drawing.width} × {drawing.height}" in lines
    assert f"{drawing.width * 2} × {drawing.height * 2}" in lines


def test_a_source_that_is_too_large_is_offered_without_pictures(client: Client) -> None:
    publish("canary").drawings.all().delete()
    page = Page(client.get("/templates/canary/").text)

    assert downloads(page) == ["/templates/canary.fz", "/templates/canary.md"]
    assert not page.all("input", id="share_markdown")


def test_what_is_shared_leads_back_here(client: Client) -> None:
    publish("canary", title_en="Canary [1]", source_fr=FRENCH_SOURCE)
    page = Page(client.get("/templates/canary/?labels=fr&utm_source=mail").text)
    link, frame, markdown = (
        page.all("input", id=f"share_{name}")[0]["value"] or "" for name in ("link", "frame", "markdown")
    )

    here = "http://testserver/templates/canary"
    assert link == f"{here}/?labels=fr"
    assert 'src="http://testserver/embed/canary/?labels=fr"' in frame
    assert 'title="Canary [1]"' in frame
    assert markdown == f"[![Canary \\[1\\]]({here}.svg?labels=fr)]({here}/?labels=fr)"


def test_every_copy_button_has_something_to_copy(client: Client) -> None:
    publish("canary")
    page = Page(client.get("/templates/canary/").text)
    ids = {attributes.get("id") for _tag, attributes in page.elements}
    buttons = [button for button in page.all("button") if "data-copy" in button]

    assert len(buttons) == 4
    assert {button["data-copy"] for button in buttons} <= ids


def test_the_link_to_flowzap_holds_the_whole_source(client: Client, settings: Settings) -> None:
    publish("canary", source_fr=FRENCH_SOURCE)
    assert "Open in FlowZap" not in Page(client.get("/templates/canary/").text).lines

    settings.PLAYGROUND_URL = "https://flowzap.example"
    for query, source in {"": SOURCE, "?labels=fr": FRENCH_SOURCE}.items():
        page = Page(client.get(f"/templates/canary/{query}").text)
        (address,) = [link for link in page.links if link and link.startswith("https://flowzap.example/")]
        parts = urlsplit(address)
        assert parts.path == "/playground"
        (code,) = parse_qs(parts.query)["code"]
        assert "=" not in code
        assert urlsafe_b64decode(code + "=" * (-len(code) % 4)).decode() == source


@pytest.mark.parametrize("text", ["", "é>>>???", "~~~~"])
def test_a_code_is_safe_in_an_address(text: str, settings: Settings) -> None:
    settings.PLAYGROUND_URL = "https://flowzap.example"

    assert not set(playground_address(text).partition("code=")[2]) & set("+/=")
