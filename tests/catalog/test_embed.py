"""A template in a frame of another site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.catalog.pages import Page
from tests.catalog.published import FRENCH_SOURCE, publish

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db


def test_any_site_may_frame_it_and_nothing_else(client: Client) -> None:
    publish("canary")
    embed, page = client.get("/embed/canary/"), client.get("/templates/canary/")

    rules = [set(map(str.strip, answer["Content-Security-Policy"].split(";"))) for answer in (embed, page)]
    assert rules[0] - rules[1] == {"frame-ancestors *"}
    assert rules[1] - rules[0] == {"frame-ancestors 'none'"}
    assert "X-Frame-Options" not in embed
    assert page["X-Frame-Options"] == "DENY"


def test_shows_the_diagram_and_leads_to_the_page(client: Client) -> None:
    publish("canary", source_fr=FRENCH_SOURCE)
    page = Page(client.get("/fr/embed/canary/?labels=fr").text)

    assert [drawing["class"] for drawing in page.all("svg", role="img")] == ["fz", "fz"]
    assert "Répondre" in page.lines
    assert page.all("a", href="/fr/templates/canary/?labels=fr", target="_blank", rel="noopener")
    assert "Canary en français" in page.lines
    assert page.all("html", lang="fr")
    assert not page.all("header")


def test_what_zooms_is_there_and_waits_for_its_script(client: Client) -> None:
    publish("canary")
    page = Page(client.get("/embed/canary/").text)
    (controls,) = (part for part in page.all("div") if "data-viewer-controls" in part)
    zooms = {button["data-zoom-to"] for button in page.all("button")}

    assert "data-waiting" in controls
    assert zooms == {"in", "out", "actual", "reset"}
    assert [script["src"] for script in page.all("script", type="module")] == [
        "/static/js/viewer.js",
        "/static/js/panning.js",
    ]


def test_describes_itself_and_points_to_nothing_outside_it(client: Client) -> None:
    publish("canary")
    page = Page(client.get("/embed/canary/").text)
    ids = {attributes.get("id") for _tag, attributes in page.elements}

    for _tag, attributes in page.elements:
        for name in ("aria-describedby", "aria-labelledby", "aria-details"):
            assert attributes.get(name, None) is None or attributes[name] in ids


def test_search_engines_are_led_to_the_page_instead(client: Client) -> None:
    publish("canary")
    page = Page(client.get("/fr/embed/canary/").text)

    assert page.all("link", rel="canonical", href="http://testserver/fr/templates/canary/")


def test_labels_in_another_language_are_marked(client: Client) -> None:
    publish("canary", source_fr=FRENCH_SOURCE)

    assert len(Page(client.get("/fr/embed/canary/").text).all("div", lang="en")) == 2
    assert not Page(client.get("/fr/embed/canary/?labels=fr").text).all("div", lang="fr")


def test_a_source_that_is_too_large_has_words_instead(client: Client) -> None:
    template = publish("canary")
    template.drawings.all().delete()
    type(template).objects.update(step_count=0)

    page = Page(client.get("/embed/canary/").text)

    assert "This diagram is too large to be drawn here." in page.lines
    assert not page.all("script")
    assert not page.all("button")


def test_asks_the_database_three_times(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    publish("canary")

    with django_assert_num_queries(3):
        client.get("/embed/canary/")
