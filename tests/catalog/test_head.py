"""What pages say of themselves to search engines, networks and feed readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gallery.catalog.models import Tag
from tests.catalog.pages import Page
from tests.catalog.published import FRENCH_SOURCE, make_category, publish

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

SITE = "http://testserver"


def page_at(client: Client, path: str) -> Page:
    return Page(client.get(path).text)


def canonical(page: Page) -> list[str | None]:
    return [link["href"] for link in page.all("link", rel="canonical")]


def alternates(page: Page) -> dict[str | None, str | None]:
    links = page.all("link", rel="alternate")
    return {link["hreflang"]: link["href"] for link in links if "hreflang" in link}


def said(page: Page, name: str) -> list[str | None]:
    return [meta["content"] for meta in page.all("meta", property=name)]


TRANSLATED = {
    "en": f"{SITE}/templates/canary/",
    "fr": f"{SITE}/fr/templates/canary/",
    "x-default": f"{SITE}/templates/canary/",
}


@pytest.mark.parametrize("query", ["", "?labels=fr", "?utm_source=x"])
@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("/fr", "fr")])
def test_a_template_is_one_page_a_language(client: Client, prefix: str, language: str, query: str) -> None:
    publish("canary", source_fr=FRENCH_SOURCE)
    page = page_at(client, f"{prefix}/templates/canary/{query}")

    assert canonical(page) == [TRANSLATED[language]]
    assert alternates(page) == TRANSLATED
    assert said(page, "og:url") == [TRANSLATED[language]]


@pytest.mark.parametrize("missing", [{"title_fr": ""}, {"summary_fr": None}, {"title_fr": None}])
@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_without_translation_the_english_page_is_the_one(
    client: Client, prefix: str, missing: dict[str, str | None]
) -> None:
    publish("canary", **missing)
    page = page_at(client, f"{prefix}/templates/canary/")

    english = f"{SITE}/templates/canary/"
    assert canonical(page) == [english]
    assert alternates(page) == {"en": english, "x-default": english}
    assert said(page, "og:locale") == ["en_US"]
    assert said(page, "og:locale:alternate") == []


def test_a_category_without_a_french_name_is_english(client: Client) -> None:
    publish("canary", category=make_category("incidents", name_fr=None))
    page = page_at(client, "/fr/categories/incidents/")

    assert canonical(page) == [f"{SITE}/categories/incidents/"]
    assert "fr" not in alternates(page)


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/templates/", "/templates/"),
        ("/fr/templates/", "/fr/templates/"),
        ("/templates/?category=patterns", "/templates/"),
        ("/templates/?sort=title", "/templates/"),
        ("/templates/?q=alpha&page=2", "/templates/"),
        ("/templates/?utm=1", "/templates/"),
        ("/templates/?page=2", "/templates/?page=2"),
        ("/categories/patterns/", "/categories/patterns/"),
        ("/fr/categories/patterns/?page=2", "/fr/categories/patterns/?page=2"),
    ],
)
@pytest.mark.usefixtures("drawn")
def test_lists_say_which_address_is_theirs(client: Client, path: str, wanted: str) -> None:
    for number in range(25):
        publish(f"alpha-{number:02}")
    page = page_at(client, path)

    assert canonical(page) == [SITE + wanted]
    assert bool(alternates(page)) is ("page=" not in wanted)
    assert not page.all("meta", name="robots")


def test_networks_are_told_what_to_show(client: Client) -> None:
    template = publish("canary", summary_fr='Pour « essayer » & "voir".')
    template.tags.add(Tag.objects.create(slug="release", name_en="release", name_fr="livraison"))
    page = page_at(client, "/fr/templates/canary/")

    assert said(page, "og:title") == ["Canary en français"]
    assert said(page, "og:description") == ['Pour « essayer » & "voir".']
    assert said(page, "og:type") == ["article"]
    assert said(page, "og:locale") == ["fr_FR"]
    assert said(page, "og:locale:alternate") == ["en_US"]
    assert said(page, "article:published_time") == ["2026-01-31T00:00:00+00:00"]
    assert said(page, "article:modified_time") == ["2026-01-31T00:00:00+00:00"]
    assert said(page, "article:tag") == ["livraison"]
    assert page.all("meta", name="twitter:card", content="summary_large_image")
    assert page.all("meta", name="description", content='Pour « essayer » & "voir".')


@pytest.mark.parametrize("path", ["/templates/", "/templates/canary/", "/categories/patterns/"])
@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_the_picture_is_there_in_the_size_that_is_said(client: Client, prefix: str, path: str) -> None:
    publish("canary")
    page = page_at(client, prefix + path)
    (address,) = said(page, "og:image")
    assert address
    response = client.get(address.removeprefix(SITE))

    assert address.startswith(SITE)
    assert response["Content-Type"] == "image/png"
    assert [int.from_bytes(response.content[at : at + 4]) for at in (16, 20)] == [1200, 630]
    assert said(page, "og:image:width") == ["1200"]
    assert said(page, "og:image:height") == ["630"]
    assert all(said(page, "og:image:alt"))


@pytest.mark.parametrize("path", ["/templates/", "/fr/templates/canary/", "/fr/categories/patterns/"])
def test_feeds_can_be_found(client: Client, path: str) -> None:
    publish("canary")
    feeds = page_at(client, path).all("link", type="application/atom+xml")

    assert len(feeds) == (1 if path == "/templates/" else 2)
    for feed in feeds:
        address = str(feed["href"])
        assert address.startswith(f"{SITE}/fr/") is path.startswith("/fr/")
        assert feed["title"]
        assert client.get(address.removeprefix(SITE))["Content-Type"].startswith(str(feed["type"]))


def test_a_page_that_is_not_there_says_nothing_of_itself(client: Client) -> None:
    page = page_at(client, "/templates/nothing/")

    assert page.all("meta", name="robots", content="noindex")
    assert canonical(page) == []
    assert alternates(page) == {}
