"""Many templates at once, in the browser: chosen, looked at, confirmed, and what was left told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.signing_in import sign_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

LIST = "/admin/catalog/diagramtemplate/"
WHOLE_LIST = f"{LIST}?all="
DRAFT, PUBLIC = "Almost Done", "Canary Deploy Workflow"


def choose(page: Page, action: str, *titles: str) -> None:
    """Tick templates in the list and start an action."""
    for title in titles:
        page.locator("#result_list tbody tr", has_text=title).locator(".action-select").check()
    page.locator("select[name=action]").select_option(action)
    page.get_by_role("button", name="Go").click()


@pytest.fixture
def list_page(page: Page) -> Iterator[Page]:
    """Open the list as a publisher; leave the draft to other tests as a draft."""
    page.set_viewport_size({"width": 1440, "height": 900})
    sign_in(page, "paul", to=WHOLE_LIST)
    yield page
    page.goto(WHOLE_LIST)
    choose(page, "withdraw", DRAFT)
    page.get_by_role("button", name="Make drafts of templates").click()
    expect(page.locator(".messagelist")).to_contain_text("1 template is a draft now.")


def test_publishing_two_of_which_one_is_out(list_page: Page) -> None:
    page = list_page
    choose(page, "publish", DRAFT, PUBLIC)

    sections = page.locator(".bulk-action__verdicts")
    changing, staying = sections.nth(0), sections.nth(1)
    expect(changing.get_by_role("heading")).to_have_text("1 template will change")
    expect(changing.get_by_role("link")).to_have_text([DRAFT])
    expect(staying.locator("li")).to_have_text(
        re.compile(rf"{PUBLIC}\s+Published\s+It is published already\.")
    )

    page.get_by_label("Reason").fill("Reviewed.")
    page.get_by_role("button", name="Publish templates").click()

    told = page.locator(".messagelist li")
    expect(told).to_have_text(
        ["1 template was published.", f"“{PUBLIC}” stays as it is: It is published already."]
    )
    page.goto(WHOLE_LIST)
    row = page.locator("#result_list tbody tr", has_text=DRAFT)
    expect(row.locator(".stage--published")).to_be_visible()
    expect(row.locator(".field-last_change")).to_contain_text("by paul")
    page.goto("/templates/almost-done/")
    expect(page.get_by_role("heading", level=1)).to_have_text(DRAFT)


@pytest.mark.parametrize("language", ["", "/fr"])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_the_list_stands_on_any_screen(page: Page, width: int, language: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    # A publisher's menu has the longest entries.
    sign_in(page, "paul", to=f"{language}{LIST}")

    picture = page.locator(".template-preview").first
    expect(picture).to_be_visible()
    page.wait_for_function("() => document.querySelector('.template-preview').naturalWidth > 0")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    expect(page.locator("#result_list .stage").first).to_be_in_viewport()


@pytest.mark.usefixtures("_with_and_without_scripts")
def test_a_tag_is_chosen_from_a_menu(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    sign_in(page, "edith", to=f"{LIST}?stage=published")
    page.get_by_label("Tag", exact=True).select_option("deployment")
    page.get_by_role("button", name="Show").click()

    expect(page).to_have_url(re.compile(r"\?stage=published&tag=deployment$"))
    expect(page.locator("#result_list tbody tr")).not_to_have_count(0)
    expect(page.locator("#result_list tbody tr", has_text="Canary")).to_be_visible()
