"""The map of the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from gallery.catalog.sitemaps import TranslatedSitemap
from tests.catalog.published import make_category, publish

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db

SITE = "http://testserver"
NAMES = {"map": "http://www.sitemaps.org/schemas/sitemap/0.9", "xhtml": "http://www.w3.org/1999/xhtml"}
ABOUT = {f"{SITE}{prefix}/{name}/" for prefix in ("", "/fr") for name in ("accessibility", "privacy")}
"""The pages about the gallery itself."""


def entries(client: Client, path: str = "/sitemap.xml") -> dict[str, ET.Element]:
    """Return the entries of a map, by address."""
    response = client.get(path)
    assert response["Content-Type"] == "application/xml"
    found = ET.fromstring(response.text).findall("map:url", NAMES)  # noqa: S314 (our own)
    by_address = {str(entry.findtext("map:loc", "", NAMES)): entry for entry in found}
    assert len(by_address) == len(found)
    return by_address


def alternates(entry: ET.Element) -> dict[str, str]:
    links = entry.findall("xhtml:link", NAMES)
    assert {link.get("rel") for link in links} <= {"alternate"}
    return {str(link.get("hreflang")): str(link.get("href")) for link in links}


def test_holds_every_page_in_its_languages(client: Client) -> None:
    publish("canary")
    publish("only-english", title_fr="")
    publish("hidden", status="draft", category=make_category("empty"))
    make_category("bare")

    assert set(entries(client)) - ABOUT == {
        f"{SITE}/templates/",
        f"{SITE}/fr/templates/",
        f"{SITE}/categories/patterns/",
        f"{SITE}/fr/categories/patterns/",
        f"{SITE}/templates/canary/",
        f"{SITE}/fr/templates/canary/",
        f"{SITE}/templates/only-english/",
    }


def test_alternates_name_each_other(client: Client) -> None:
    publish("canary")
    publish("only-english", summary_fr="")
    publish("en", category=make_category("fr"))
    found = entries(client)

    for address, entry in found.items():
        named = alternates(entry)
        assert address in named.values()
        assert named["x-default"] == named["en"]
        assert all(alternates(found[other]) == named for other in named.values())
    assert set(alternates(found[f"{SITE}/templates/canary/"])) == {"en", "fr", "x-default"}
    assert set(alternates(found[f"{SITE}/templates/only-english/"])) == {"en", "x-default"}
    assert alternates(found[f"{SITE}/fr/templates/en/"])["x-default"] == f"{SITE}/templates/en/"


def test_every_address_is_a_page_that_says_the_same(client: Client) -> None:
    publish("canary")
    publish("only-english", title_fr="")

    for address in entries(client):
        response = client.get(address.removeprefix(SITE))
        assert response.status_code == 200
        assert f'<link rel="canonical" href="{address}">' in response.text


def test_says_when_pages_changed(client: Client) -> None:
    publish("canary")
    template = publish("later", category=make_category("incidents"))
    template.summary_en = "Something else."
    template.save()
    assert template.updated_at
    today = f"{template.updated_at:%Y-%m-%d}"
    found = entries(client)

    assert {
        path: found[SITE + path].findtext("map:lastmod", "", NAMES)
        for path in ("/templates/", "/categories/patterns/", "/categories/incidents/", "/templates/later/")
    } == {
        "/templates/": today,
        "/categories/patterns/": "2026-01-31",
        "/categories/incidents/": today,
        "/templates/later/": today,
    }


def test_of_an_empty_gallery_names_the_list_and_the_pages_about_it(client: Client) -> None:
    assert set(entries(client)) == {f"{SITE}/templates/", f"{SITE}/fr/templates/", *ABOUT}


def test_grows_into_several_files(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TranslatedSitemap, "limit", 2)
    for number in range(3):
        publish(f"canary-{number}")
    index = ET.fromstring(client.get("/sitemap.xml").text)  # noqa: S314 (our own)
    files = [str(file.findtext("map:loc", "", NAMES)) for file in index.findall("map:sitemap", NAMES)]

    assert files == [
        f"{SITE}/sitemap-list.xml",
        f"{SITE}/sitemap-categories.xml",
        f"{SITE}/sitemap-templates.xml",
        f"{SITE}/sitemap-templates.xml?p=2",
        f"{SITE}/sitemap-pages.xml",
    ]
    counts = [len(entries(client, file.removeprefix(SITE))) for file in files]
    assert counts == [2, 2, 4, 2, 4]
    changed = [str(file.findtext("map:lastmod", "", NAMES)) for file in index.findall("map:sitemap", NAMES)]
    assert [date[:10] for date in changed] == [*["2026-01-31"] * 4, ""]


@pytest.mark.parametrize("path", ["/sitemap-nothing.xml", "/sitemap-templates.xml?p=9", "/sitemap.xml?p=x"])
def test_what_there_is_not_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_fetches_the_templates_of_the_file_alone(
    client: Client, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    monkeypatch.setattr(TranslatedSitemap, "limit", 2)
    for number in range(5):
        publish(f"canary-{number}", category=make_category(f"shelf-{number}"))
    client.get("/sitemap.xml")

    with django_assert_num_queries(2) as asked:
        client.get("/sitemap-templates.xml?p=2")
    fetched = re.search(r" IN \((.*?)\)", asked[-1]["sql"])
    assert fetched
    assert len(fetched[1].split(",")) == 2
    with django_assert_num_queries(2):
        client.get("/sitemap-categories.xml")


def test_behind_a_proxy_addresses_are_https(client: Client) -> None:
    publish("canary")
    text = client.get("/sitemap.xml", secure=True).text

    assert "https://testserver/templates/canary/" in text
    assert "http://testserver" not in text
