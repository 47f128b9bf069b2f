"""A real Chromium before a real server with the real catalogue.

A test fails if any page that it visits writes an error to the console, breaks the Content-Security-Policy
or asks for something that is not there.

Playwright keeps an event loop running in this thread, beside which Django refuses to use the database. So
the database is filled before Playwright starts and emptied after it has stopped; tests only read, through
the server.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.core.management import call_command
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.accounts import make_staff
from tests.browser.signing_in import open_sessions
from tests.catalog.published import publish
from tests.security.pages import Answers, hostile_answers
from tests.site import *  # noqa: F403 (fixtures)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Playwright, Response
    from pytest_django import DjangoDbBlocker

EXPECTED = re.compile(r"status of 4(04|10|29)|htmx:(sendAbort|afterRequest)")
"""Pages that a test asks for knowing that they are not there, or not now; and questions that nobody waits for
any more, as a later one replaces them or the page is closed, which htmx reports as if that were a fault. (Of
a question that the server does not answer Chromium complains itself.)"""
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests here as users of the database: only then is one made for the tests."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.django_db)


@pytest.fixture(autouse=True)
def _django_db_marker() -> None:
    """Open no transaction in this thread, as the mark would otherwise."""


@pytest.fixture(scope="package")
def hostile(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Answers:
    """Return what the gallery answers where every field holds an attack; nothing of it stays there."""
    with django_db_blocker.unblock():
        return hostile_answers()


@pytest.fixture(scope="package")
def site(django_db_setup: None, django_db_blocker: DjangoDbBlocker, hostile: Answers) -> Iterator[str]:
    """Serve the catalogue and a draft, with an account of every role, and return the server's address."""
    with django_db_blocker.unblock():
        call_command("load_gallery", verbosity=0)
        make_staff()
        publish("unfinished", status="draft", published_at=None, title_fr="Inachevé")
        publish("almost-done", status="draft", published_at=None)
        server = LiveServer("localhost")
        open_sessions(server.url)
        yield server.url
        server.stop()
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture(scope="package")
def playwright(site: str) -> Iterator[Playwright]:
    """Run Playwright no longer than the tests here."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Start this machine's own Chromium, or the one named in CHROMIUM; as root it has no sandbox."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        reason = "no Chromium found: install it, or name one in CHROMIUM"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with playwright.chromium.launch(executable_path=path, args=[*QUIET, *sandbox]) as browser:
        yield browser


@pytest.fixture(scope="package")
def browser_context_args(site: str) -> dict[str, Any]:
    """Let tests write addresses without the server's name."""
    return {"base_url": site}


_WITHOUT = pytest.mark.browser_context_args(java_script_enabled=False)


@pytest.fixture(
    params=[pytest.param(True, id="scripts"), pytest.param(False, id="no scripts", marks=_WITHOUT)]
)
def _with_and_without_scripts() -> None:
    """Run a test twice: what it asks for must work where scripts do not."""


@pytest.fixture
def context(context: BrowserContext) -> Iterator[BrowserContext]:
    """Return a fresh browser profile whose pages may do nothing wrong."""
    faults: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not EXPECTED.search(message.text):
            faults.append(f"{message.page and message.page.url}: {message.text}")

    def see(response: Response) -> None:
        if response.status >= 400 and response.request.resource_type != "document":
            faults.append(f"{response.url}: {response.status}")

    context.on("console", hear)
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("response", see)
    context.set_default_timeout(5_000)
    yield context
    assert not faults
