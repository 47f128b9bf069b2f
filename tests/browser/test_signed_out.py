"""Sessions end, and another tab changes the token of forms: what was typed is not lost for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.accounts import PASSWORD
from tests.browser.signing_in import sign_in_by_form

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

TAGS = "/admin/catalog/tag/"


def type_a_tag(page: Page, slug: str) -> None:
    sign_in_by_form(page, "root", to=f"{TAGS}add/")
    page.locator("#id_name_en").press_sequentially(slug.title())  # the slug follows


def save(page: Page) -> None:
    page.locator("[name=_save]").click()


def test_whoever_was_signed_out_signs_in_elsewhere_and_saves(page: Page, context: BrowserContext) -> None:
    type_a_tag(page, "kept")
    context.clear_cookies()
    save(page)
    with page.expect_popup() as popup:
        page.get_by_role("link", name="Sign in in another tab").click()
    popup.value.locator("#id_username").fill("root")
    popup.value.locator("#id_password").fill(PASSWORD)
    popup.value.locator("#login-form [type=submit]").click()
    popup.value.wait_for_selector("#user-tools")
    page.get_by_role("button", name="Back to the page").click()
    assert page.locator("#id_slug").input_value() == "kept"
    save(page)

    page.get_by_role("link", name="Kept", exact=True).first.wait_for()


def test_whoever_signed_in_anew_elsewhere_saves(page: Page, context: BrowserContext) -> None:
    type_a_tag(page, "token")
    context.clear_cookies()
    sign_in_by_form(context.new_page(), "root", to=TAGS)
    save(page)

    page.get_by_role("link", name="Token", exact=True).first.wait_for()


def test_the_button_that_was_pressed_is_sent(page: Page) -> None:
    type_a_tag(page, "pressed")
    page.locator("[name=_continue]").click()

    page.wait_for_url("**/change/")


def test_nothing_is_sent_where_the_gallery_is_not_reached(page: Page) -> None:
    type_a_tag(page, "offline")
    page.route("**/admin/signed-in/", lambda route: route.fulfill(status=200, body="a proxy’s own words"))
    save(page)
    page.get_by_role("button", name="Back to the page").click()

    assert page.locator("#id_slug").input_value() == "offline"
    assert page.url.endswith("/add/")
    page.unroute("**/admin/signed-in/")
    save(page)
    page.get_by_role("link", name="Offline", exact=True).first.wait_for()


def test_pages_that_ask_while_one_types_tell_it(page: Page, context: BrowserContext) -> None:
    type_a_tag(page, "typing")
    context.clear_cookies(name="sessionid")
    page.evaluate("() => { htmx.ajax('GET', '/admin/catalog/tag/', { target: '#content' }) }")

    page.get_by_role("dialog", name="You have been signed out").wait_for()
    assert page.locator("#id_slug").input_value() == "typing"
