"""The labels in French, which follow the English source as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.signing_in import sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route

ADD = """(line) => {
  const { session } = document.querySelector(".source-editor").env.editor;
  session.insert({ row: 1, column: 0 }, `${line}\\n`);
}"""


@pytest.fixture
def table(page: Page) -> Locator:
    """Open the page of a draft as an editor; return its table of labels."""
    page.set_viewport_size({"width": 1440, "height": 900})
    sign_in(page, "edith", to="/admin/catalog/diagramtemplate/?q=unfinished")
    page.goto(page.locator("#result_list a[href*='/change/']").first.get_attribute("href") or "")
    table = page.locator("#label_table_fr")
    expect(table).to_be_visible()
    return table


def test_a_label_that_is_typed_gets_a_row(table: Locator, page: Page) -> None:
    page.evaluate(ADD, '  n77: rectangle label:"Brand new"')

    box = table.get_by_label("Brand new")
    expect(box).to_have_value("")
    expect(box).to_have_attribute("placeholder", "not translated")


def test_what_is_typed_into_the_table_meanwhile_is_kept(table: Locator, page: Page) -> None:
    asked: list[str] = []

    def slowly(route: Route) -> None:
        """Write into the table while the first answer is under way."""
        asked.append(route.request.url)
        if len(asked) == 1:
            table.locator("input[type=text]").first.press_sequentially("Guichet")
        route.continue_()

    page.route("**/labels/fr/", slowly)
    page.evaluate(ADD, '  n77: rectangle label:"Brand new"')

    expect(table.get_by_label("Brand new")).to_be_visible()
    expect(table.locator("input[type=text]").first).to_have_value("Guichet")
    assert len(asked) == 2
