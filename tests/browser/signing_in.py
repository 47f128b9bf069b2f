"""Signing in as one of the accounts that `tests.accounts.make_staff` makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.accounts import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Page


def sign_in(page: Page, name: str, *, to: str = "/admin/") -> None:
    """Open a page of the admin by way of the login page.

    There are root, the superuser, edith, an editor, paul, a publisher, and nadia, who has no role.
    """
    page.goto(to)
    page.locator("#id_username").fill(name)
    page.locator("#id_password").fill(PASSWORD)
    with page.expect_navigation():
        page.locator("#login-form [type=submit]").click()
