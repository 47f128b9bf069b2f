"""Following a link until the page it leads to is ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator


def follow(link: Locator) -> None:
    """Click a link and wait for its page with its scripts.

    A click alone waits for the first byte of the answer: what a test then does to the page may come before
    the scripts that would hear it.
    """
    with link.page.expect_navigation():
        link.click()
