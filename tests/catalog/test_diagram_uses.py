"""Where pages say that a template was taken away: who is counted, and who is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.catalog.published import publish

if TYPE_CHECKING:
    from pytest_django import Settings

    from gallery.catalog.models import DiagramTemplate

pytestmark = pytest.mark.django_db

ADDRESS = "/templates/canary/uses/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
CHROMIUM = (
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"
)


@pytest.fixture
def template() -> DiagramTemplate:
    return publish("canary")


def tell(
    headers: dict[str, str] | None = None,
    *,
    browser: Client | None = None,
    kind: str = "copy",
    address: str = "192.0.2.7",
) -> int:
    """Say from a page of ours that a template was taken, and return the status of the answer."""
    browser = browser or Client(enforce_csrf_checks=True)
    sent = {"User-Agent": FIREFOX, "Origin": "http://testserver", **(headers or {})}
    response = browser.post(ADDRESS, {"kind": kind}, headers=sent, REMOTE_ADDR=address)
    assert not response.cookies
    return response.status_code


def use_count(template: DiagramTemplate) -> int:
    template.refresh_from_db()
    return template.use_count


def test_counts_visitors_by_address_and_browser(template: DiagramTemplate) -> None:
    assert tell() == tell() == 204
    assert use_count(template) == 1

    tell(address="192.0.2.8")
    tell({"User-Agent": CHROMIUM})
    tell(kind="download")
    assert use_count(template) == 4


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-GPC": "1"},
        {"DNT": "1"},
        {"User-Agent": ""},
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"User-Agent": "python-requests/2.32"},
        {"User-Agent": "curl/8.5"},
        {"User-Agent": CHROMIUM.replace("Chrome", "HeadlessChrome")},
    ],
    ids=str,
)
def test_who_objects_or_is_a_program_is_not_counted(
    template: DiagramTemplate, headers: dict[str, str]
) -> None:
    assert tell(headers) == 204
    assert use_count(template) == 0


def test_who_works_here_is_not_counted(template: DiagramTemplate) -> None:
    for name, is_staff in {"visitor": False, "curator": True}.items():
        browser = Client()
        browser.force_login(User.objects.create_user(name, is_staff=is_staff))
        tell(browser=browser, address=name)

    assert use_count(template) == 1


def test_can_be_switched_off(template: DiagramTemplate, settings: Settings) -> None:
    assert f'data-uses="{ADDRESS}"' in Client().get("/templates/canary/").text
    settings.COUNT_USES = False

    assert tell() == 204
    assert use_count(template) == 0
    page = Client().get("/templates/canary/").text
    assert ADDRESS not in page
    assert "counting.js" not in page
    assert "are counted" not in page


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ],
    ids=str,
)
def test_other_sites_cannot_count(template: DiagramTemplate, headers: dict[str, str]) -> None:
    assert tell(headers) == 403
    assert use_count(template) == 0


def test_a_way_that_there_is_not_is_refused(template: DiagramTemplate) -> None:
    assert tell(kind="theft") == 400
    assert use_count(template) == 0


def test_unknown_and_hidden_templates_are_not_found() -> None:
    publish("canary", status="draft")

    assert tell() == 404
    assert Client().get(ADDRESS).status_code == 405


@pytest.mark.parametrize(("proxies", "counted"), [(0, 1), (1, 2), (2, 3)])
def test_a_proxy_is_believed_where_there_is_one(
    template: DiagramTemplate, settings: Settings, proxies: int, counted: int
) -> None:
    settings.PROXIES = proxies
    tell({"X-Forwarded-For": "203.0.113.1, 192.0.2.1"})
    tell({"X-Forwarded-For": "203.0.113.2, 192.0.2.1"})
    tell({"X-Forwarded-For": "192.0.2.2"})

    assert use_count(template) == counted
