"""What the page on accessibility states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from gallery.catalog.views.accessibility import BROWSERS
from tests.catalog.pages import Page

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

PATH = "/accessibility/"


def test_names_the_goal_and_the_browsers(client: Client) -> None:
    page = Page(client.get(PATH).text)

    assert any("level AA" in line for line in page.lines)
    assert {f"{name} {version}" for name, version in BROWSERS.items()} <= set(page.lines)
    assert page.all("link", rel="canonical", href="http://testserver/accessibility/")
    assert page.all("link", rel="alternate", hreflang="fr", href="http://testserver/fr/accessibility/")


def test_says_where_to_report_what_does_not_work(client: Client, settings: Any) -> None:
    silent = Page(client.get(PATH).text)
    settings.OPERATOR_CONTACT = "mailto:ada@example.org"
    page = Page(client.get(PATH).text)

    assert any("has not said where to report" in line for line in silent.lines)
    assert "mailto:ada@example.org" in page.links
    assert not any("has not said where to report" in line for line in page.lines)


def test_is_in_french_for_french_readers(client: Client) -> None:
    page = Page(client.get("/fr/accessibility/").text)

    assert page.all("html", lang="fr")
    assert {"Accessibilité", "Navigateurs", "À jour au 22 novembre 2026."} <= set(page.lines)
