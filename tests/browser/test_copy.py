"""Copying: the whole source and what is shared, with every kind of clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Locator, Page

ADDRESS = "/templates/canary-deploy-workflow/"
SOURCE = (settings.BASE_DIR / "fixtures/patterns/canary-deploy-workflow/diagram.fz").read_text()
NO_CLIPBOARD = "Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })"


def read_clipboard(context: BrowserContext) -> str:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    other = context.new_page()
    other.goto(ADDRESS)
    return str(other.evaluate("navigator.clipboard.readText()"))


def code_bar(page: Page) -> Locator:
    return page.locator(".code__bar")


def test_copies_the_exact_source_and_says_so(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(ADDRESS)
    page.get_by_role("button", name="Copy code").click()

    expect(code_bar(page).get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == SOURCE
    expect(code_bar(page).get_by_role("status")).to_be_empty()
    expect(page.get_by_role("button", name="Copy code")).to_be_focused()


def test_copies_over_plain_http_where_there_is_no_clipboard(page: Page, context: BrowserContext) -> None:
    page.add_init_script(NO_CLIPBOARD)
    page.goto(ADDRESS)
    page.get_by_role("button", name="Copy code").click()

    expect(code_bar(page).get_by_role("status")).to_have_text("Copied")
    assert read_clipboard(context) == SOURCE


def test_selects_the_source_where_nothing_can_be_copied(page: Page) -> None:
    page.add_init_script(f"{NO_CLIPBOARD}; document.execCommand = () => false")
    page.goto(ADDRESS)
    page.get_by_role("button", name="Copy code").click()

    expect(code_bar(page).get_by_role("status")).to_contain_text("press Ctrl+C")
    assert str(page.evaluate("getSelection().toString()")).strip() == SOURCE.strip()


def test_copies_the_labels_that_are_shown(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/fr{ADDRESS}?labels=fr")
    page.get_by_role("button", name="Copier le code").click()

    expect(code_bar(page).get_by_role("status")).to_have_text("Copié")
    assert 'n1: circle label:"Début"' in page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize(
    ("address", "copied"),
    [
        ("", ""),
        ("?labels=fr&utm_source=mail", "?labels=fr"),
        ("#n9", "#n9"),
        ("?labels=fr#n9", "?labels=fr#n9"),
        ("#diagram", ""),
    ],
)
def test_copies_a_link_to_what_is_shown(
    page: Page, context: BrowserContext, site: str, address: str, copied: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(ADDRESS + address)
    page.locator("summary", has_text="Share").click()
    page.get_by_role("button", name="Copy link").click()

    expect(page.locator(".share").first.get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == site + ADDRESS + copied


def test_selects_the_link_where_nothing_can_be_copied(page: Page) -> None:
    page.add_init_script(f"{NO_CLIPBOARD}; document.execCommand = () => false")
    page.goto(ADDRESS)
    page.locator("summary", has_text="Share").click()
    page.get_by_role("button", name="Copy link").click()

    expect(page.locator(".share").first.get_by_role("status")).to_contain_text("press Ctrl+C")
    field = page.get_by_label("Link", exact=True)
    assert field.evaluate("field => field.selectionEnd - field.selectionStart") == len(field.input_value())


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_there_is_no_button_that_does_nothing(page: Page) -> None:
    page.goto(ADDRESS)
    expect(page.get_by_role("heading", name="Full FlowZap Code")).to_be_visible()
    page.locator("summary", has_text="Share").click()

    expect(page.get_by_label("Link", exact=True)).to_be_visible()
    for button in page.locator("main button").all():
        expect(button).to_be_hidden()
