"""A link to a draft: an editor makes it, somebody without an account follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.following import follow
from tests.browser.signing_in import sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page


def make_link(page: Page) -> str:
    page.get_by_role("button", name="Make link").click()
    field = page.get_by_label("Preview link", exact=True)
    expect(field).to_be_visible()
    return field.input_value()


def open_draft(page: Page) -> None:
    sign_in(page, "edith", to="/admin/catalog/diagramtemplate/?q=unfinished")
    follow(page.locator("#result_list tbody th a").first)


def test_is_made_copied_and_followed(
    page: Page, context: BrowserContext, browser: Browser, site: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_draft(page)
    page.get_by_label("good for").select_option("1 day")
    link = make_link(page)
    page.locator("#preview_link").get_by_role("button", name="Copy").click()

    expect(page.locator("#preview_link").get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == link
    with browser.new_context() as stranger:
        seen = stranger.new_page()
        seen.goto(link)
        expect(seen.get_by_role("heading", level=1)).to_have_text("Unfinished")
        expect(seen.get_by_role("note")).to_contain_text("Only people with this link see this page")
        expect(seen.get_by_role("button", name="Copy code")).to_be_visible()
        expect(seen.get_by_text("Download")).to_have_count(0)
        seen.get_by_role("link", name="Français").click()
        expect(seen.get_by_role("heading", level=1)).to_have_text("Inachevé")


def test_does_not_touch_what_is_being_written(page: Page) -> None:
    open_draft(page)
    page.locator("#id_title_en").fill("Half written")
    make_link(page)

    expect(page.locator("#id_title_en")).to_have_value("Half written")
