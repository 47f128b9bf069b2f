"""Choosing the templates that a page recommends, and their order, by mouse, keys and without scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.signing_in import sign_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page

SLUG = "canary-deploy-workflow"
FIRST = [
    "Feature Toggle",
    "Api Gateway",
    "A/B Testing",
    "Audit Logging",
    "Authentication Flow",
    "Authorization",
]
"""What it recommends in the catalogue, without the word that ends each title."""
PUT_BACK = """(html) => {
  document.querySelector("[data-related-chosen]").innerHTML = html;
  document.querySelector("[name=_save]").click();
}"""


def open_page(page: Page) -> Locator:
    """Open the page on which the template is changed; return its list with all around it."""
    page.goto(f"/admin/catalog/diagramtemplate/?q={SLUG}")
    page.goto(page.locator("#result_list a[href*='/change/']").first.get_attribute("href") or "")
    return page.locator("#related")


@pytest.fixture
def related(page: Page) -> Locator:
    page.set_viewport_size({"width": 1440, "height": 900})
    sign_in(page, "paul")
    related = open_page(page)
    related.locator("#related_suggestions").scroll_into_view_if_needed()
    expect(related.locator("#related_suggestions .related-row").first).to_be_visible()
    return related


@pytest.fixture
def _put_back(related: Locator, page: Page) -> Iterator[None]:
    """Leave the catalogue to other tests as it was."""
    before = related.locator("[data-related-chosen]").inner_html()
    yield
    open_page(page)
    with page.expect_navigation():
        page.evaluate(PUT_BACK, before)


def row(related: Locator, title: str) -> Locator:
    return related.locator("[data-related-chosen] > li", has_text=title)


def expect_order(related: Locator, *titles: str) -> None:
    """Wait until the list reads so."""
    rows = related.locator("[data-related-chosen] [data-related-title]")
    expect(rows).to_have_text([re.compile(f"^{re.escape(title)} ") for title in titles])


def expect_said(related: Locator, words: str) -> None:
    expect(related.locator("[data-related-status]")).to_have_text(words)


def press(related: Locator, title: str, button: str) -> None:
    row(related, title).get_by_role("button", name=f"{button} {title}").press("Enter")


def has_focus(related: Locator, title: str, button: str) -> None:
    expect(row(related, title).get_by_role("button", name=f"{button} {title}")).to_be_focused()


def drag(page: Page, related: Locator, title: str, onto: str) -> None:
    """Drag a row by its handle into the lower part of another one."""
    start = row(related, title).locator("[data-related-handle]").bounding_box()
    end = row(related, onto).bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(start["x"], (start["y"] + end["y"]) / 2)
    page.mouse.move(start["x"], end["y"] + end["height"] - 4, steps=5)


def test_rows_are_moved_by_keys_and_keep_the_focus(related: Locator) -> None:
    press(related, "Audit Logging", "Up")

    expect_order(related, "Feature Toggle", "Api Gateway", "Audit Logging", "A/B Testing", *FIRST[4:])
    has_focus(related, "Audit Logging", "Up")
    expect_said(related, "“Audit Logging Workflow” is at place 3 of 6 now.")

    press(related, "Feature Toggle", "Down")
    has_focus(related, "Feature Toggle", "Down")
    press(related, "Api Gateway", "Up")
    expect_said(related, "“Api Gateway Workflow” is at place 1 of 6 already.")
    expect(row(related, "Api Gateway").get_by_role("button", name="Up ")).to_be_disabled()
    expect_order(related, "Api Gateway", "Feature Toggle", "Audit Logging", "A/B Testing", *FIRST[4:])


def test_rows_are_removed_and_brought_back(related: Locator) -> None:
    press(related, "Api Gateway", "Remove")

    expect_order(related, FIRST[0], *FIRST[2:])
    has_focus(related, "A/B Testing", "Remove")
    expect_said(related, "“Api Gateway Workflow” is not in the list any more.")

    related.get_by_role("button", name="Undo").press("Enter")
    expect_order(related, *FIRST)
    has_focus(related, "Api Gateway", "Remove")
    expect(related.get_by_role("button", name="Undo")).to_be_hidden()


def test_rows_are_dragged(related: Locator, page: Page) -> None:
    related.scroll_into_view_if_needed()
    drag(page, related, "Feature Toggle", "A/B Testing")
    page.mouse.up()

    expect_order(related, "Api Gateway", "A/B Testing", "Feature Toggle", *FIRST[3:])
    expect_said(related, "“Feature Toggle Workflow” is at place 3 of 6 now.")

    drag(page, related, "Api Gateway", "Authorization")
    expect_order(related, "A/B Testing", "Feature Toggle", *FIRST[3:], "Api Gateway")
    page.keyboard.press("Escape")
    expect_order(related, "Api Gateway", "A/B Testing", "Feature Toggle", *FIRST[3:])
    page.mouse.up()
    expect_said(related, "“Feature Toggle Workflow” is at place 3 of 6 now.")


@pytest.mark.browser_context_args(has_touch=True)
def test_rows_are_dragged_by_a_finger(related: Locator, page: Page) -> None:
    related.scroll_into_view_if_needed()
    start, end = (
        row(related, title).locator("[data-related-handle]").bounding_box() for title in (FIRST[0], FIRST[2])
    )
    assert start
    assert end
    x = start["x"] + start["width"] / 2
    finger = page.context.new_cdp_session(page)
    for kind, y in (("Start", start["y"]), ("Move", start["y"] + 30), ("Move", end["y"] + end["height"])):
        point = {"x": x, "y": y + start["height"] / 2}
        finger.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": [point]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    expect_order(related, "Api Gateway", "A/B Testing", "Feature Toggle", *FIRST[3:])


def test_enter_in_the_search_saves_nothing(related: Locator, page: Page) -> None:
    box = related.get_by_role("searchbox")
    box.fill("saga")
    box.press("Enter")

    expect(related.locator("#related_found [data-related-title]")).to_have_text(["Saga Pattern Workflow"])
    expect(related.locator("[data-related-heard]")).to_have_text("1 template found.")
    assert "/change/" in page.url


def test_nothing_that_is_chosen_is_offered(related: Locator) -> None:
    # Nine templates have the word in their title: this one, six that are chosen, and two more.
    related.get_by_role("searchbox").press_sequentially("workflow")
    found = related.locator("#related_found [data-related-title]", has_text="Workflow")
    expect(found).to_have_text([re.compile("^(Saga|Blue)")] * 2)

    suggestions = related.locator("#related_suggestions")
    suggestions.get_by_role("button", name="Add Blue-Green").click()

    expect_said(related, "“Blue-Green Deploy Workflow” is in the list now, at place 7 of 7.")
    expect(suggestions.get_by_text("Blue-Green Deploy Workflow").first).to_be_hidden()


def test_who_recommends_it_can_be_recommended_back(related: Locator) -> None:
    back = related.locator(".related__recommending li", has_text="Evaluation Gate")
    back.get_by_role("button", name="Recommend back").click()
    expect(back.get_by_text("in the list")).to_be_visible()
    press(related, "Evaluation Gate", "Remove")
    expect(back.get_by_role("button", name="Recommend back")).to_be_visible()


@pytest.mark.usefixtures("_put_back")
def test_what_is_chosen_is_what_visitors_see(related: Locator, page: Page) -> None:
    press(related, "Authorization", "Remove")
    related.get_by_role("searchbox").press_sequentially("blu green")
    related.locator("#related_found").get_by_role("button", name="Add Blue").click()
    for _place in range(5):
        press(related, "Blue-Green", "Up")
    related.scroll_into_view_if_needed()
    drag(page, related, "Feature Toggle", "Api Gateway")
    page.mouse.up()
    page.locator("[name=_save]").first.click()

    expect(page.locator(".messagelist .success")).to_be_visible()
    page.goto(f"/templates/{SLUG}/")
    wanted = ["Blue-Green Deploy", "Api Gateway", "Feature Toggle", "A/B Testing", "Audit Logging"]
    shown = page.locator(".related .diagram-card__title").all_inner_texts()
    assert [title.removesuffix(" Workflow") for title in shown] == [*wanted, "Authentication Flow"]


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_boxes_are_unticked_and_slugs_typed(page: Page) -> None:
    sign_in(page, "paul")
    related = open_page(page)
    expect(related.get_by_role("button")).to_have_count(0)
    row(related, "Feature Toggle").get_by_label("Keep").uncheck()
    related.get_by_label("Add by slug").fill("saga-pattern-workflow nowhere")
    page.locator("[name=_save]").first.click()

    section = page.locator(".related-section")
    expect(section.get_by_text("There is no template with the slug “nowhere”.")).to_be_visible()
    expect(related.get_by_label("Add by slug")).to_have_value("saga-pattern-workflow nowhere")
    expect_order(related, *FIRST[1:])
