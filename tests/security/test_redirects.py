"""No answer of the gallery leads to another site, whatever an address says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

import pytest
from django.contrib.contenttypes.models import ContentType

from gallery.catalog.models import OldSlug
from tests.catalog.pages import Page
from tests.catalog.published import publish

if TYPE_CHECKING:
    from django.test import Client

    from tests.security.places import World

pytestmark = pytest.mark.django_db

ELSEWHERE = [
    "//evil.example/",
    "///evil.example",
    "/\\evil.example/",
    "\\\\evil.example",
    "http://evil.example/",
    "https:evil.example",
    "javascript:alert(1)",
    "//evil.example\\@testserver/",
    "/\t/evil.example/",
    "http://testserver@evil.example/",
    "%2F%2Fevil.example",
]


def goal(answer: Any) -> str:
    """Return where a browser ends up that follows a redirect from a page of ours: the host of it."""
    location = answer.headers.get("Location", "").replace("\\", "/").replace("\t", "")
    return str(urlsplit(location).netloc)


@pytest.mark.parametrize("address", ELSEWHERE)
def test_signing_in_leads_to_a_page_of_ours(world: World, client: Client, address: str) -> None:
    sent = {"username": "admin", "password": "password", "next": address}
    answer = client.post(f"/admin/login/?next={quote(address)}", sent)

    assert answer.status_code == 302
    assert goal(answer) == ""
    again = client.get(f"/admin/login/?next={quote(address)}")
    assert goal(again) == ""


@pytest.mark.parametrize("address", ["/templates/", "/fr/admin/catalog/tag/"])
def test_signing_in_leads_to_where_somebody_wanted_to_go(world: World, client: Client, address: str) -> None:
    answer = client.post("/admin/login/", {"username": "admin", "password": "password", "next": address})

    assert answer["Location"] == address


PATHS = [
    "//evil.example",
    "//evil.example/%2e%2e",
    "/\\evil.example",
    "//evil.example/templates",
]


@pytest.mark.parametrize("prefix", ["", "/fr", "/admin", "/api", "/templates", "/fr/admin"])
@pytest.mark.parametrize("path", PATHS)
def test_slashes_that_are_added_lead_nowhere_else(client: Client, prefix: str, path: str) -> None:
    answer = client.generic("GET", prefix + path, PATH_INFO=prefix + path)

    assert goal(answer) in {"", "testserver"}
    assert not answer.headers.get("Location", "").startswith("//")


def test_the_admin_adds_slashes_to_paths_of_ours_alone(world: World, admin_client: Client) -> None:
    for path in ("/admin//evil.example", "/admin/catalog//evil.example", "//evil.example/admin"):
        answer = admin_client.generic("GET", path, PATH_INFO=path)

        assert goal(answer) in {"", "testserver"}


def test_old_addresses_lead_to_the_new_one_with_any_query(client: Client) -> None:
    OldSlug.objects.create(slug="former", template=publish("canary"))
    for query in ("//evil.example", "next=//evil.example", "\\evil", "%0d%0aLocation:%20http://evil.example"):
        answer = client.get(f"/templates/former/?{query}")

        assert answer.status_code == 301
        assert urlsplit(answer["Location"])[:3] == ("", "", "/templates/canary/")
        assert "\r" not in answer["Location"]


def test_the_way_in_heeds_nothing_but_the_language(client: Client) -> None:
    for query in ("next=//evil.example", "url=http://evil.example", "//evil.example"):
        assert client.get(f"/?{query}")["Location"] == "/templates/"
    answer = client.get("/", headers={"Accept-Language": "//evil.example", "Referer": "http://evil.example/"})
    assert answer["Location"] == "/templates/"


@pytest.mark.parametrize("path", ["/templates/?q=//evil.example", "/templates/?next=http://evil.example/"])
def test_links_to_the_other_language_stay_here(client: Client, path: str) -> None:
    publish("canary")
    switches = [link for link in Page(client.get(path).text).all("a") if link.get("hreflang")]

    assert switches
    assert {urlsplit(link["href"] or "").netloc for link in switches} <= {"", "testserver"}


def test_the_admin_shows_templates_on_this_site(world: World, admin_client: Client) -> None:
    place = f"/admin/r/{{}}/{world.template.pk}/"
    number = ContentType.objects.get_for_model(world.template).pk
    answer = admin_client.get(place.format(number), headers={"Referer": "http://evil.example/"})

    assert goal(answer) in {"", "testserver"}


def test_going_back_after_publishing_leads_to_the_desk(world: World, publisher_client: Client) -> None:
    address = f"/admin/catalog/change/{world.keys['catalog_change']}/restore/"
    answer = publisher_client.post(f"{address}?next=//evil.example", {"next": "//evil.example"})

    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/catalog/")
