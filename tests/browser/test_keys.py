"""The keys of the site, and that they keep out of the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests.browser.catalogue import ON_A_PAGE, tagged

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Locator, Page

DETAIL = "/templates/canary-deploy-workflow/"


def title(page: Page, number: int) -> Locator:
    """Return the link of a card, by its number from 0."""
    return page.get_by_role("article").nth(number).get_by_role("heading").get_by_role("link")


@pytest.mark.parametrize("address", ["/templates/", DETAIL, "/fr/categories/patterns/"])
def test_a_slash_leads_to_the_search_box(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("a/b?c")

    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("searchbox")).to_have_value("a/b?c")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_arrows_move_among_the_cards_as_they_lie(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto("/templates/")
    tops = page.get_by_role("article").evaluate_all(
        "cards => cards.map(card => Math.round(card.getBoundingClientRect().top))"
    )
    columns = tops.count(tops[0])
    page.get_by_role("searchbox").press("ArrowDown")

    for key, number in [
        ("ArrowRight", 1),
        ("ArrowDown", 1 + columns),
        ("ArrowLeft", columns),
        ("ArrowLeft", columns - 1),
        ("ArrowDown", 2 * columns - 1),
        ("ArrowUp", columns - 1),
    ]:
        page.keyboard.press(key)
        expect(title(page, number)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_enter_opens_the_card(page: Page) -> None:
    page.goto("/templates/?q=canary")
    page.keyboard.press("ArrowRight")
    expect(title(page, 0)).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Canary Deploy Workflow")


def test_arrows_scroll_where_no_card_has_the_focus(page: Page) -> None:
    page.goto("/templates/")
    page.keyboard.press("ArrowDown")

    page.wait_for_function("() => scrollY > 0")
    expect(page.locator("body")).to_be_focused()


def test_c_copies_the_code_of_the_card(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/templates/?q=canary")
    title(page, 0).focus()
    page.keyboard.press("c")

    expect(page.get_by_role("status").filter(has_text="Code copied")).to_be_visible()
    source = settings.FIXTURES_DIR / "patterns/canary-deploy-workflow/diagram.fz"
    assert page.evaluate("navigator.clipboard.readText()") == source.read_text()


def test_c_presses_the_copy_button_of_a_template(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(DETAIL)
    page.keyboard.press("Control+c")
    expect(page.get_by_text("Copied", exact=True)).to_be_hidden()
    page.keyboard.press("c")

    expect(page.get_by_text("Copied", exact=True)).to_be_visible()


def test_a_question_mark_shows_the_keys(page: Page) -> None:
    page.goto(DETAIL)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")

    expect(dialog).to_contain_text("Search templates")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).not_to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name="Keyboard shortcuts").click()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="Keyboard shortcuts")).to_be_focused()


def test_they_can_be_switched_off_for_good(page: Page) -> None:
    page.goto("/templates/")
    page.get_by_role("button", name="Keyboard shortcuts").click()
    page.get_by_role("switch", name="Use these shortcuts").uncheck()
    page.keyboard.press("Escape")

    for address in ["/templates/", DETAIL]:
        page.goto(address)
        page.keyboard.press("/")
        page.keyboard.press("?")
        expect(page.get_by_role("searchbox")).not_to_be_focused()
        expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_role("button", name="Keyboard shortcuts").click()
    page.get_by_role("switch", name="Use these shortcuts").check()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_they_work_where_nothing_can_be_kept(page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('not allowed') } })"
    )
    page.goto("/templates/")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.get_by_role("button", name="Keyboard shortcuts").click()
    page.get_by_role("switch", name="Use these shortcuts").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("?")

    expect(page.get_by_role("dialog")).to_be_hidden()


def test_they_outlive_going_back_in_the_list(page: Page) -> None:
    page.goto("/templates/")
    page.get_by_role("checkbox", name="Rollback").check()
    expect(page.get_by_role("article")).to_have_count(min(tagged("rollback"), ON_A_PAGE))
    page.go_back()
    expect(page.get_by_role("article")).to_have_count(ON_A_PAGE)
    page.keyboard.press("?")

    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
