"""Signing in as one of the accounts that `tests.accounts.make_staff` makes.

There are root, the superuser, edith, an editor, paul, a publisher, and nadia, who has no role.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from tests.accounts import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Page

_sessions: dict[str, Any] = {}
"""A cookie for each account, as Playwright takes it."""


def open_sessions(site: str) -> None:
    """Sign each account in once at an address; to be done before Playwright runs."""
    for user in User.objects.all():
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        _sessions[user.get_username()] = {"name": name, "value": client.cookies[name].value, "url": site}


def sign_in(page: Page, name: str, *, to: str = "/admin/") -> None:
    """Open a page of the admin in the session of an account, which other tests share: none may end it."""
    page.context.add_cookies([_sessions[name]])
    page.goto(to)


def sign_in_by_form(page: Page, name: str, *, to: str = "/admin/") -> None:
    """Open a page of the admin by way of the login page, in a session of its own."""
    page.goto(to)
    page.locator("#id_username").fill(name)
    page.locator("#id_password").fill(PASSWORD)
    with page.expect_navigation():
        page.locator("#login-form [type=submit]").click()
