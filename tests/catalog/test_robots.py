"""What crawlers may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.robotparser import RobotFileParser

import pytest

from tests.catalog.published import publish

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


def test_crawlers_get_what_is_worth_finding(client: Client) -> None:
    publish("canary")
    response = client.get("/robots.txt")
    rules = RobotFileParser()
    rules.parse(response.text.splitlines())

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    for path in ("/templates/", "/fr/templates/canary/", "/templates/canary.md", "/api/v1/", "/llms.txt"):
        assert rules.can_fetch("anybody", path), path
    for path in ("/admin/", "/fr/admin/login/"):
        assert not rules.can_fetch("anybody", path), path


@pytest.mark.parametrize("secure", [False, True])
def test_the_sitemap_is_where_it_says(client: Client, secure: bool) -> None:
    lines = client.get("/robots.txt", secure=secure).text.splitlines()
    (address,) = (line.removeprefix("Sitemap: ") for line in lines if line.startswith("Sitemap: "))

    assert address == f"{'https' if secure else 'http'}://testserver/sitemap.xml"
    assert client.get("/sitemap.xml").status_code == 200


def test_there_is_one_for_all_languages_and_no_cookie(client: Client) -> None:
    response = client.get("/robots.txt", headers={"Accept-Language": "fr"})

    assert not response.cookies
    assert client.get("/fr/robots.txt").status_code == 404
