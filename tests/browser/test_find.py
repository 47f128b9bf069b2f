"""Finding a template: the list changes while one types and chooses, and the address says what is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from gallery.catalog import paging
from tests.browser.catalogue import ALL, ON_A_PAGE, left_out, tagged, told

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route


def at(query: str) -> re.Pattern[str]:
    """Match the address of the list with a query."""
    return re.compile(re.escape(f"/templates/{query}") + "$")


def cards(page: Page) -> Locator:
    return page.get_by_role("article")


def count(page: Page) -> Locator:
    return page.locator("#result_count")


def test_the_list_follows_the_search_box(page: Page) -> None:
    page.goto("/templates/")
    box = page.get_by_role("searchbox")
    box.press_sequentially("canary", delay=20)

    expect(count(page)).to_have_text(re.compile(r"^\s*\d templates?\s*$"))
    expect(cards(page).first).to_contain_text("Canary Deploy Workflow")
    expect(page.locator("mark").first).to_have_text("Canary")
    expect(page).to_have_url(at("?q=canary"))
    expect(page).to_have_title("Templates for “canary” · FlowZap")
    expect(box).to_be_focused()
    expect(page.get_by_role("link", name="Français")).to_have_attribute("href", "/fr/templates/?q=canary")

    box.fill("")
    expect(cards(page)).to_have_count(ON_A_PAGE)
    expect(page).to_have_url(at(""))


def test_going_back_takes_back_what_was_typed_at_one_go(page: Page) -> None:
    page.goto("/categories/patterns/")
    page.goto("/templates/?tag=api")
    box = page.get_by_role("searchbox")
    box.press_sequentially("gate", delay=250)
    expect(page).to_have_url(at("?q=gate&tag=api"))
    box.press_sequentially("way", delay=250)
    expect(page).to_have_url(at("?q=gateway&tag=api"))
    page.go_back()

    expect(page).to_have_url(at("?tag=api"))
    expect(cards(page)).to_have_count(tagged("api"))
    expect(box).to_have_value("")
    page.go_back()
    expect(page).to_have_url(re.compile("/categories/patterns/$"))


def test_typing_begins_anew_where_one_searched_or_came_back_to_the_box(page: Page) -> None:
    page.goto("/templates/")
    box = page.get_by_role("searchbox")
    box.press_sequentially("deploy")
    box.press("Enter")
    expect(page).to_have_url(at("?q=deploy"))
    box.press_sequentially(" x")
    expect(page).to_have_url(at("?q=deploy+x"))
    box.press("Backspace")
    box.press("Backspace")
    expect(page).to_have_url(at("?q=deploy"))
    box.blur()
    box.fill("canary")
    expect(page).to_have_url(at("?q=canary"))

    for query in ("?q=deploy", "?q=deploy", ""):
        page.go_back()
        expect(page).to_have_url(at(query))
        expect(box).to_have_value("deploy" if query else "")


def test_letters_typed_while_an_answer_is_on_its_way_stay(page: Page) -> None:
    def answer_late(route: Route) -> None:
        page.wait_for_timeout(600)
        route.continue_()

    page.goto("/templates/")
    box = page.get_by_role("searchbox")
    page.route("**/templates/?q=canar", answer_late)
    with page.expect_response("**/templates/?q=canar"):
        box.fill("canar")
        page.wait_for_timeout(400)
        box.press("y")
        box.blur()

    expect(page).to_have_url(at("?q=canary"))
    expect(box).to_have_value("canary")


def test_the_search_finds_with_and_without_accents(page: Page) -> None:
    page.goto("/fr/templates/")
    box = page.get_by_role("searchbox")

    for words in ("deploiement canari", "DÉPLOIEMENT canari"):
        box.fill(words)
        expect(cards(page).first).to_contain_text("déploiement canari")
        expect(count(page)).to_have_text(re.compile(r"^\s*\d modèles?\s*$"))
        box.fill("")
        expect(count(page)).to_have_text(f"{ALL} modèles")


def test_a_choice_stays_under_the_pointer_and_counts_follow(page: Page) -> None:
    page.goto("/templates/")
    tag = page.get_by_role("checkbox", name="Rollback")
    lanes = page.get_by_role("checkbox", name="4 lanes")
    tag.evaluate("box => box.dataset.sameAsBefore = 'yes'")
    tag.click()

    expect(count(page)).to_have_text(told(tagged("rollback")))
    expect(page).to_have_url(at("?tag=rollback"))
    expect(tag).to_be_focused()
    expect(tag).to_have_attribute("data-same-as-before", "yes")
    expect(page.locator(".option", has=page.locator("#tag_rollback"))).to_contain_text(
        str(tagged("rollback"))
    )
    shelf = page.locator(f"#category_{left_out('rollback', lanes=4)}")
    expect(shelf).to_be_enabled()

    lanes.check()
    expect(page).to_have_url(at("?tag=rollback&lanes=4"))
    expect(shelf).to_be_disabled()
    order = page.get_by_role("combobox", name="Sort by")
    order.focus()
    order.select_option("A–Z")
    expect(page).to_have_url(at("?tag=rollback&lanes=4&sort=title"))
    expect(order).to_be_focused()


def test_chips_take_filters_back(page: Page) -> None:
    page.goto("/templates/?q=deploy&tag=rollback&lanes=3&sort=title")
    filters = page.get_by_role("list", name="Active filters")
    expect(filters.get_by_role("listitem")).to_have_count(3)
    filters.get_by_role("link", name="Remove filter: Rollback").click()

    expect(page).to_have_url(at("?q=deploy&lanes=3&sort=title"))
    expect(page.get_by_role("checkbox", name="Rollback")).not_to_be_checked()
    expect(page.locator("#diagram_results")).to_be_focused()
    filters.get_by_role("link", name="Clear filters").click()
    expect(page).to_have_url(at("?q=deploy&sort=title"))
    expect(page.get_by_role("checkbox", name="3 lanes")).not_to_be_checked()
    expect(filters).to_have_count(0)
    expect(page.get_by_role("searchbox")).to_have_value("deploy")


def test_back_and_reload_bring_the_whole_page_as_it_was(page: Page) -> None:
    page.goto("/templates/?q=deploy")
    first = cards(page).first
    page.get_by_role("combobox", name="Sort by").select_option("A–Z")
    expect(first).to_contain_text("Blue-Green Deploy Workflow")
    page.get_by_role("checkbox", name="Rollback").check()
    expect(page).to_have_url(at("?q=deploy&tag=rollback&sort=title"))
    page.get_by_role("link", name="Blue-Green Deploy Workflow").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Blue-Green Deploy Workflow")

    for address, title, chosen in [
        ("?q=deploy&tag=rollback&sort=title", "Blue-Green", True),
        ("?q=deploy&sort=title", "Blue-Green", False),
        ("?q=deploy", "Canary", False),
    ]:
        page.go_back()
        expect(page).to_have_url(at(address))
        expect(first).to_contain_text(title)
        expect(page.get_by_role("searchbox")).to_have_value("deploy")
        expect(page.get_by_role("checkbox", name="Rollback")).to_be_checked(checked=chosen)
        expect(page.get_by_role("banner")).to_contain_text("Welcome to FlowZap")
    page.go_forward()
    expect(page).to_have_url(at("?q=deploy&sort=title"))
    page.reload()
    expect(page.get_by_role("searchbox")).to_have_value("deploy")
    page.get_by_role("searchbox").fill("saga pattern workflow")
    expect(count(page)).to_have_text("1 template")


def test_more_templates_are_added_below_and_the_address_says_how_far(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    half = (ALL - 1) // 2
    monkeypatch.setattr(paging, "PAGE_SIZE", half)
    page.goto("/templates/?sort=title")
    expect(cards(page)).to_have_count(half)
    first_title = cards(page).first.get_by_role("heading").inner_text()
    more = page.get_by_role("link", name="More templates")
    more.click()

    expect(cards(page)).to_have_count(2 * half)
    expect(cards(page).first).to_contain_text(first_title)
    expect(cards(page).nth(half).get_by_role("link").first).to_be_focused()
    expect(page).to_have_url(at("?sort=title&page=2"))
    more.press("Enter")
    expect(cards(page)).to_have_count(ALL)
    expect(more).to_have_count(0)
    expect(page.get_by_role("contentinfo")).to_be_attached()
    page.get_by_role("checkbox", name="Rollback").check()
    expect(page).to_have_url(at("?tag=rollback&sort=title"))
    expect(cards(page)).to_have_count(tagged("rollback"))


def test_nothing_found_leads_on(page: Page) -> None:
    page.goto("/templates/?tag=compliance")
    page.get_by_role("searchbox").fill("canary")
    expect(page.get_by_role("heading", name="Nothing found for “canary” with these filters")).to_be_visible()
    expect(page.get_by_role("region", name="Nearest matches")).to_contain_text("Canary Deploy Workflow")
    page.get_by_role("link", name=re.compile("Without the filter “Compliance”")).click()

    expect(page).to_have_url(at("?q=canary"))
    expect(cards(page).first).to_contain_text("Canary Deploy Workflow")
    page.get_by_role("searchbox").fill("xyzzy")
    page.get_by_role("main").get_by_role("link", name="All templates").click()
    expect(cards(page)).to_have_count(ON_A_PAGE)
    expect(page.get_by_role("searchbox")).to_have_value("")


def test_a_mistyped_word_is_corrected_aloud(page: Page) -> None:
    page.goto("/templates/")
    page.get_by_role("searchbox").fill("rolback")

    expect(count(page)).to_contain_text("Showing results for “rollback” instead of “rolback”")
    expect(cards(page).first).to_be_visible()


def test_filters_fold_away_on_narrow_screens_and_stay_open_while_choosing(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/templates/")
    tag = page.get_by_role("checkbox", name="Rollback")
    expect(tag).to_be_hidden()
    page.get_by_text("Filters", exact=True).click()
    tag.check()

    expect(page.locator("#filter_count")).to_have_text("(1)")
    expect(tag).to_be_visible()


def test_under_the_filters_a_link_says_how_many_there_are_and_leads_to_them(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/templates/?sort=title")
    show = page.locator("#show_results")
    expect(show).to_be_hidden()
    page.get_by_text("Filters", exact=True).click()
    expect(show).to_have_text(f"Show {told(ALL)}")
    expect(show).to_be_in_viewport(ratio=1)
    page.get_by_role("checkbox", name="Rollback").check()
    expect(show).to_have_text(f"Show {told(tagged('rollback'))}")
    expect(show).to_be_in_viewport(ratio=1)

    page.get_by_role("checkbox", name="Decisions").focus()
    last = page.locator(".option", has_text="Decisions").bounding_box()
    end = page.locator(".finding__end").bounding_box()
    assert last
    assert end
    assert last["y"] + last["height"] <= end["y"]

    show.click()
    expect(page.locator("#diagram_results")).to_be_focused()
    expect(cards(page).first).to_be_in_viewport()
    expect(show).not_to_be_in_viewport()
    page.go_back()
    expect(page).to_have_url(at("?sort=title"))
    expect(cards(page)).to_have_count(ON_A_PAGE)

    page.get_by_role("searchbox").fill("xyzzyxyzzy")
    page.get_by_text("Filters", exact=True).click()
    expect(show).to_have_text("No templates")
    page.set_viewport_size({"width": 1200, "height": 740})
    expect(show).to_be_hidden()


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_one_form_holds_everything(page: Page) -> None:
    page.goto("/templates/")
    page.get_by_role("searchbox").fill("deploy")
    page.get_by_role("checkbox", name="Rollback").check()
    page.get_by_role("combobox", name="Sort by").select_option("A–Z")
    expect(page.locator("#show_results")).to_be_hidden()
    page.get_by_role("button", name="Apply filters").click()

    expect(page).to_have_url(re.compile(r"/templates/\?q=deploy&tag=rollback&sort=title$"))
    expect(page.get_by_role("checkbox", name="Rollback")).to_be_checked()
    page.get_by_role("link", name="Remove filter: Rollback").click()
    expect(page).to_have_url(at("?q=deploy&sort=title"))
