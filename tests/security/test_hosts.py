"""Under which names the gallery answers, and which name its absolute links have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from tests.security.places import every_place

if TYPE_CHECKING:
    from pytest_django import Settings

    from tests.security.places import World

pytestmark = pytest.mark.django_db

WITH_LINKS = {
    *(
        "diagram_list",
        "diagram_detail",
        "category_detail",
        "feed",
        "category_feed",
        "sitemap",
        "sitemap_section",
    ),
    *(
        "robots",
        "llms",
        "oembed",
        "diagram_markdown",
        "api_index",
        "api_template_list",
        "api_template_detail",
    ),
}


@pytest.mark.parametrize(
    "host",
    ["evil.example", "testserver.evil.example", "testserver:80@evil.example", "a b", "testserver/", ""],
)
def test_other_names_are_refused(client: Client, host: str) -> None:
    for path in ("/", "/templates/", "/sitemap.xml", "/admin/login/", "/api/v1/", "/oembed?url=http://a/"):
        answer = client.get(path, headers={"host": host}, SERVER_NAME="evil.example")

        assert answer.status_code == 400
        assert host == "" or host not in answer.text


def test_links_heed_the_host_alone(world: World) -> None:
    tricks = {
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Server": "evil.example",
        "X-Forwarded-Port": "6666",
        "X-Host": "evil.example",
        "Forwarded": "host=evil.example",
    }
    seen = set()
    for place in every_place():
        if place.name in WITH_LINKS:
            path = world.path_of(place)
            plain, tried = Client().get(path), Client().get(path, headers=tricks)
            assert tried.content == plain.content, place
            assert b"http://testserver/" in tried.content, place
            seen.add(place.name)
    assert seen == WITH_LINKS


def test_links_have_the_port_under_which_somebody_came(world: World, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["gallery.example"]
    client = Client(headers={"host": "gallery.example:8443"})

    assert "http://gallery.example:8443/templates/canary/" in client.get("/sitemap.xml").text
    assert "http://gallery.example:8443/sitemap.xml" in client.get("/robots.txt").text
    assert 'href="http://gallery.example:8443/templates/canary/"' in client.get("/templates/canary/").text
    assert "http://gallery.example:8443/api/v1/templates/" in client.get("/api/v1/").text


def test_a_scheme_is_believed_only_of_a_proxy_of_ours(world: World) -> None:
    answer = Client().get("/templates/canary/", headers={"X-Forwarded-Proto": "https"})

    assert "https://testserver" not in answer.text


def test_only_own_addresses_are_embedded(world: World, client: Client) -> None:
    for url in (
        "http://evil.example/templates/canary/",
        "http://testserver@evil.example/templates/canary/",
        "http://testserver.evil.example/templates/canary/",
        "http://testserver:99/templates/canary/",
        "file:///etc/passwd",
        "//testserver/templates/canary/",
        "http://testserver/embed/../admin/",
    ):
        assert client.get("/oembed", {"url": url}).status_code == 404, url


def test_policy_of_hosts_is_no_wildcard(settings: Settings) -> None:
    assert "*" not in settings.ALLOWED_HOSTS
    assert not getattr(settings, "USE_X_FORWARDED_HOST", False)
    assert not getattr(settings, "USE_X_FORWARDED_PORT", False)
