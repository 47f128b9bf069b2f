"""From what needs care to the field where it is mended."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.following import follow
from tests.browser.signing_in import sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

DESK = "/admin/catalog/diagramtemplate/quality/"
CARET = "() => document.querySelector('.source-editor').env.editor.getCursorPosition().row + 1"
"""The line of the caret."""


@pytest.fixture
def desk(page: Page) -> Page:
    """Open the quality desk as an editor, with the rows of one draft alone."""
    sign_in(page, "edith", to=f"{DESK}?stage=draft")
    return page


def test_a_row_leads_to_its_field(desk: Page) -> None:
    follow(desk.get_by_role("row", name="Unfinished").get_by_role("link", name="0 of 3 labels").first)

    expect(desk.locator("[id='id_label-fr-lane_Desk']")).to_be_focused()
    expect(desk.locator("[id='id_label-fr-lane_Desk']")).to_be_in_viewport()


def test_a_line_of_the_source_is_found_in_the_editor(desk: Page) -> None:
    follow(desk.get_by_role("row", name="Unfinished").get_by_role("link", name="Unfinished").first)
    expect(desk.locator(".source-editor")).to_be_visible()

    desk.goto(f"{desk.url}?line=3#id_source_en")

    expect(desk.locator(".source-editor textarea")).to_be_focused()
    assert desk.evaluate(CARET) == 3
    expect(desk.locator(".source-editor")).to_be_in_viewport()


def test_the_list_on_the_page_leads_there_without_leaving_it(desk: Page) -> None:
    follow(desk.get_by_role("row", name="Unfinished").get_by_role("link", name="Unfinished").first)
    title = desk.locator("#id_title_en")
    title.fill("Not saved")

    for _ in range(2):
        desk.get_by_role("link", name="Visitors have only the summary to read.").click()
        expect(desk.locator("#id_description_en")).to_be_focused()

    expect(title).to_have_value("Not saved")


def test_filters_narrow_the_desk_down(desk: Page) -> None:
    narrowing = desk.get_by_role("link", name=re.compile(r"^No tags \d+$"))
    told = narrowing.inner_text()
    follow(narrowing)

    expect(desk).to_have_url(f"{desk.url.partition('?')[0]}?kind=no-tags&stage=draft")
    expect(desk.get_by_role("heading", name=" ".join(told.split()))).to_be_visible()
    # How many there are depends on which tests have written drafts before.
    expect(desk.locator(".quality__rows tbody tr")).to_have_count(int(told.split()[-1]))
    expect(desk.get_by_role("row", name="Unfinished")).to_be_visible()
