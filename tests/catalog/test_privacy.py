"""What the privacy page says, and that it is so."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings as own

from gallery.logins import limits
from tests.catalog.pages import Page
from tests.catalog.published import publish

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

PATH = "/privacy/"
STORED = re.compile(r"\b(?:local|session)Storage|indexedDB|document\.cookie|caches\.open")


def said(client: Client, path: str = PATH) -> str:
    return " ".join(Page(client.get(path).text).lines)


def test_every_page_leads_there(client: Client) -> None:
    publish("canary")

    for prefix in ("", "/fr"):
        for path in ("/templates/", "/templates/canary/", "/categories/patterns/", "/nope/", PATH):
            links = Page(client.get(prefix + path).text).links
            assert {f"{prefix}/privacy/", f"{prefix}/accessibility/"} <= set(links), prefix + path


def test_readers_get_no_cookies(client: Client) -> None:
    publish("canary")

    for path in (PATH, "/", "/templates/", "/fr/templates/canary/", "/embed/canary/", "/api/v1/", "/nope/"):
        assert not client.get(path).cookies, path


def test_scripts_for_readers_keep_but_what_it_names(client: Client) -> None:
    """One note of ours; the other is that of htmx, which the list alone loads and tells to keep no pages."""
    scripts = (own.BASE_DIR / "static" / "js").glob("*.js")
    keeping = {path.name: set(STORED.findall(path.read_text())) for path in scripts}

    assert {name: kinds for name, kinds in keeping.items() if kinds} == {"keys.js": {"localStorage"}}
    assert "htmx" not in client.get(PATH).text
    assert '"historyCacheSize": 0' in client.get("/templates/").text
    assert "(local storage)" in said(client)
    assert "(session storage)" in said(client)


def test_other_sites_do_not_learn_where_readers_come_from(client: Client) -> None:
    assert client.get(PATH)["Referrer-Policy"] == "same-origin"


def test_says_what_is_counted_only_where_it_is(client: Client, settings: Any) -> None:
    counted, nothing = "Copies and downloads of templates: how many", "Nothing. Counting copies"
    settings.COUNT_USES = True
    counting = said(client)
    settings.COUNT_USES = False
    silent = said(client)

    assert counted in counting
    assert nothing not in counting
    assert nothing in silent
    assert "mixed with a secret" not in silent


def test_names_the_service_that_is_told_of_faults_only_where_there_is_one(
    client: Client, settings: Any
) -> None:
    settings.SENTRY_DSN, settings.SENTRY_TRACES_SAMPLE_RATE = "", 0.5
    quiet = said(client)
    settings.SENTRY_DSN, settings.SENTRY_TRACES_SAMPLE_RATE = "https://key@faults.example/1", 0
    telling = said(client)
    settings.SENTRY_TRACES_SAMPLE_RATE = 0.5

    assert "Sentry" not in quiet
    assert "No other service is told." in quiet
    assert "Of a share of all requests" not in quiet + telling
    assert "a report goes to Sentry" in telling
    assert "Of a share of all requests the same service learns" in said(client)


def test_names_the_log_of_requests_only_where_there_is_one(client: Client, settings: Any) -> None:
    settings.ACCESS_LOG = False
    quiet = said(client)
    settings.ACCESS_LOG = True
    noting = said(client)

    assert "keeps no log of who asks" in quiet
    assert "A log has a line for each request" in noting
    assert "keeps no log of who asks" not in noting


def test_names_limits_only_where_they_hold(client: Client, settings: Any) -> None:
    settings.RATE_LIMITS = True
    limited = said(client)
    settings.RATE_LIMITS = False

    assert "counted in memory" in limited
    assert "counted in memory" not in said(client)


def test_says_how_long_editors_are_known(client: Client, settings: Any) -> None:
    settings.SESSION_COOKIE_AGE = 5 * 60 * 60
    settings.AXES_COOLOFF_TIME = timedelta(minutes=20)
    text = said(client)

    assert "ends 5 hours after the last work" in text
    assert "a failed attempt for 20 minutes" in text
    assert f"is kept for {limits.KEPT_DAYS} days" in text
    assert timedelta(seconds=settings.CSRF_COOKIE_AGE).days == 364  # “a year”


def test_says_what_goes_along_to_flowzap_only_where_one_can_go_there(client: Client, settings: Any) -> None:
    settings.PLAYGROUND_URL = ""
    alone = said(client)
    settings.PLAYGROUND_URL = "https://flowzap.example"

    assert "Open in FlowZap" not in alone
    assert "“Open in FlowZap” takes along the code" in said(client)


@pytest.mark.parametrize(
    ("name", "contact", "wanted", "links"),
    [
        ("", "", "has not named anybody.", set()),
        ("Ada Ltd", "", "Ada Ltd runs this copy of the gallery", set()),
        (
            "<b>Ada</b>",
            "mailto:ada@example.org",
            "<b>Ada</b> runs this copy of the gallery and answers for the data described here.",
            {"mailto:ada@example.org"},
        ),
        ("", "https://example.org/ask", "For questions: example.org/ask", {"https://example.org/ask"}),
    ],
)
def test_names_who_is_responsible(
    client: Client, settings: Any, name: str, contact: str, wanted: str, links: set[str]
) -> None:
    settings.OPERATOR_NAME, settings.OPERATOR_CONTACT = name, contact
    page = Page(client.get(PATH).text)

    assert wanted in " ".join(page.lines)
    assert {link for link in page.links if link and not link.startswith(("/", "#"))} == links


def test_is_in_french_for_french_readers(client: Client) -> None:
    page = Page(client.get("/fr/privacy/").text)

    assert page.all("html", lang="fr")
    assert {"Confidentialité", "Vos droits", "À jour au 22 novembre 2026."} <= set(page.lines)
    assert page.all("link", rel="canonical", href="http://testserver/fr/privacy/")
    assert page.all("link", rel="alternate", hreflang="x-default", href="http://testserver/privacy/")
