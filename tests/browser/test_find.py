"""Finding a template: the list changes while one types, and the address says what is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_the_list_follows_the_search_box(page: Page) -> None:
    page.goto("/templates/")
    box = page.get_by_role("searchbox")
    box.press_sequentially("canary", delay=20)

    expect(page.get_by_role("article")).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text("1 template")
    expect(page).to_have_url(re.compile(r"/templates/\?q=canary$"))
    expect(page).to_have_title("Templates for “canary” · FlowZap")
    expect(box).to_be_focused()
    expect(page.get_by_role("link", name="Français")).to_have_attribute("href", "/fr/templates/?q=canary")

    box.fill("")
    expect(page.get_by_role("article")).to_have_count(9)
    expect(page).to_have_url(re.compile(r"/templates/$"))


def test_the_search_finds_with_and_without_accents(page: Page) -> None:
    page.goto("/fr/templates/")
    box = page.get_by_role("searchbox")

    for words in ("deploiement canari", "DÉPLOIEMENT canari"):
        box.fill(words)
        expect(page.get_by_role("status")).to_have_text("1 modèle")
        box.fill("")
        expect(page.get_by_role("status")).to_have_text("9 modèles")


def test_order_and_category_keep_the_search(page: Page) -> None:
    page.goto("/templates/")
    page.get_by_role("searchbox").fill("deploy")
    expect(page).to_have_url(re.compile(r"q=deploy"))
    page.get_by_role("link", name="A–Z").click()
    expect(page).to_have_url(re.compile(r"\?q=deploy&sort=title$"))
    page.get_by_role("navigation", name="Categories").get_by_role("link", name="patterns").click()
    expect(page).to_have_url(re.compile(r"\?q=deploy&sort=title&category=patterns$"))
    expect(page.get_by_role("article").first).to_contain_text("Blue-Green Deploy Workflow")

    page.get_by_role("searchbox").fill("canary")
    expect(page).to_have_url(re.compile(r"\?q=canary&category=patterns&sort=title$"))
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_back_and_reload_bring_the_whole_page_as_it_was(page: Page) -> None:
    page.goto("/templates/?q=deploy")
    first = page.get_by_role("article").first
    expect(first).to_contain_text("Canary Deploy Workflow")
    page.get_by_role("link", name="A–Z").click()
    expect(first).to_contain_text("Blue-Green Deploy Workflow")
    page.get_by_role("link", name="Blue-Green Deploy Workflow").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Blue-Green Deploy Workflow")

    for address, title in [("?q=deploy&sort=title", "Blue-Green"), ("?q=deploy", "Canary")]:
        page.go_back()
        expect(page).to_have_url(re.compile(re.escape(f"/templates/{address}") + "$"))
        expect(first).to_contain_text(title)
        expect(page.get_by_role("searchbox")).to_have_value("deploy")
        expect(page.get_by_role("banner")).to_contain_text("Welcome to FlowZap")
    page.reload()
    expect(page.get_by_role("searchbox")).to_have_value("deploy")
    page.get_by_role("searchbox").fill("saga")
    expect(page.get_by_role("status")).to_have_text("1 template")


def test_an_empty_result_offers_a_way_out(page: Page) -> None:
    page.goto("/templates/")
    page.get_by_role("searchbox").fill("xyzzy")
    expect(page.get_by_role("heading", name="Nothing found for “xyzzy”")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="All templates").click()

    expect(page.get_by_role("article")).to_have_count(9)


def test_a_slash_leads_to_the_search_box(page: Page) -> None:
    page.goto("/templates/")
    page.keyboard.press("/")
    page.keyboard.type("a/b")

    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("searchbox")).to_have_value("a/b")
