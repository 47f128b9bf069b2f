"""News for feed readers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from gallery.catalog.feeds import NEWEST
from gallery.catalog.models import Tag
from tests.catalog.pages import Page
from tests.catalog.published import make_category, publish

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db

SITE = "http://testserver"
ATOM = {"": "http://www.w3.org/2005/Atom"}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def feed_at(client: Client, path: str) -> ET.Element:
    response = client.get(path)
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(response.text)  # noqa: S314 (our own)


def links(element: ET.Element) -> dict[str | None, str | None]:
    return {link.get("rel"): link.get("href") for link in element.findall("link", ATOM)}


def test_an_entry_says_what_a_reader_wants_to_know(client: Client) -> None:
    template = publish("canary", summary_fr="Pour <essayer> & voir.", description_fr="Longtemps.\n\n* un")
    template.tags.add(Tag.objects.create(slug="release", name_en="release", name_fr="livraison"))
    feed = feed_at(client, "/fr/feed.atom")
    (entry,) = feed.findall("entry", ATOM)

    assert feed.get(LANGUAGE) == "fr"
    assert links(feed) == {"alternate": f"{SITE}/fr/templates/", "self": f"{SITE}/fr/feed.atom"}
    assert feed.findtext("author/name", "", ATOM) == "FlowZap"
    assert entry.findtext("title", "", ATOM) == "Canary en français"
    assert links(entry) == {"alternate": f"{SITE}/fr/templates/canary/"}
    assert entry.findtext("published", "", ATOM) == "2026-01-31T00:00:00+00:00"
    assert entry.findtext("updated", "", ATOM) == "2026-01-31T00:00:00+00:00"
    assert [word.get("term") for word in entry.findall("category", ATOM)] == ["patterns", "livraison"]
    assert entry.findtext("summary", "", ATOM) == "Pour &lt;essayer&gt; &amp; voir."
    content = Page(entry.findtext("content", "", ATOM))
    assert content.lines == ["Pour <essayer> & voir.", "Longtemps.", "un"]
    (picture,) = content.all("img")
    assert client.get(str(picture["src"]).removeprefix(SITE))["Content-Type"] == "image/png"


def test_an_entry_keeps_its_name_for_good(client: Client) -> None:
    template = publish("canary")
    (before,) = feed_at(client, "/feed.atom").findall("entry", ATOM)
    template.slug, template.title_en = "canaries", "Canaries"
    template.save()
    (after,) = feed_at(client, "/feed.atom").findall("entry", ATOM)
    (french,) = feed_at(client, "/fr/feed.atom").findall("entry", ATOM)

    name = before.findtext("id", "", ATOM)
    assert name.startswith(f"tag:testserver,{template.created_at:%Y-%m-%d}:")
    assert after.findtext("id", "", ATOM) == name
    assert french.findtext("id", "", ATOM) != name
    assert links(after)["alternate"] == f"{SITE}/templates/canaries/"


@pytest.mark.usefixtures("drawn")
def test_holds_the_newest_first(client: Client) -> None:
    first = datetime(2026, 1, 1, tzinfo=UTC)
    for number in range(NEWEST + 2):
        publish(f"alpha-{number:02}", published_at=first + timedelta(days=number))
    publish("hidden", status="archived")
    titles = [
        entry.findtext("title", "", ATOM) for entry in feed_at(client, "/feed.atom").findall("entry", ATOM)
    ]

    assert titles == [f"Alpha {number:02}" for number in range(NEWEST + 1, 1, -1)]


def test_a_category_has_its_own(client: Client) -> None:
    publish("canary")
    publish("pager", category=make_category("incidents", description_en="When it burns."))
    feed = feed_at(client, "/categories/incidents/feed.atom")

    assert links(feed) == {
        "alternate": f"{SITE}/categories/incidents/",
        "self": f"{SITE}/categories/incidents/feed.atom",
    }
    assert feed.findtext("title", "", ATOM) == "FlowZap: Incidents"
    assert feed.findtext("subtitle", "", ATOM) == "When it burns."
    assert [entry.findtext("title", "", ATOM) for entry in feed.findall("entry", ATOM)] == ["Pager"]
    assert client.get("/categories/nothing/feed.atom").status_code == 404


def test_of_an_empty_gallery_is_a_feed_all_the_same(client: Client) -> None:
    assert feed_at(client, "/feed.atom").findall("entry", ATOM) == []


def test_asks_the_database_four_times(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    tag = Tag.objects.create(slug="release", name_en="release")
    for number in range(3):
        publish(f"alpha-{number}").tags.add(tag)

    with django_assert_num_queries(4):
        client.get("/feed.atom")
