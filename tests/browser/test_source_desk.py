"""Writing a source with its diagram in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pygments.token import STANDARD_TYPES

from gallery.catalog.admin.source_desk.words import EDITOR_WORDS
from gallery.catalog.highlighting import FlowZapLexer
from gallery.settings import FIXTURES_DIR
from tests.browser.signing_in import sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

ADD = "/admin/catalog/diagramtemplate/add/"
CANARY = "Canary Deploy Workflow"
SOURCE = """Shop { # Shop
  n1: circle label:"Start"
  n2: rectangle label:"Pack"
  n1.handle(right) -> n2.handle(left)
}
"""
TEXT = "() => document.querySelector('#id_source_en').value"
ACE = "document.querySelector('.source-editor').env.editor"
CARET = f"() => {{ const {{ row, column }} = {ACE}.getCursorPosition(); return [row + 1, column + 1] }}"
MESSAGES = (
    "() => [...document.querySelectorAll('.source-editor__message')].map((each) => each.dataset.message)"
)
KINDS = f"""(source) => {{
  const editor = {ACE};
  editor.setValue(source, -1);
  const {{ session }} = editor;
  const kinds = [];
  for (let row = 0; row < session.getLength(); row++) {{
    const tokens = session.getTokens(row).filter(({{ value }}) => value.trim());
    kinds.push(tokens.flatMap(({{ type, value }}) => {{
      const kind = type === "text" ? "" : type.split(".")[1];
      return [...value].map((character) => [character, kind]);
    }}).filter(([character]) => character.trim()));
  }}
  return kinds.flat();
}}"""


@pytest.fixture
def desk(page: Page) -> Locator:
    """Open the page for a new template, with a small source in the editor."""
    page.set_viewport_size({"width": 1440, "height": 900})
    sign_in(page, "edith", to=ADD)
    desk = page.locator("[data-source-desk]")
    write(page, SOURCE)
    expect(desk.locator(".fz [data-node=n2]")).to_be_visible()
    return desk


def write(page: Page, source: str) -> None:
    """Put the caret at the end of a new text, as pasting does."""
    page.locator(".source-editor").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(source)


def go_to_line(page: Page, line: int) -> None:
    """Put the caret at the end of a line."""
    page.locator(".source-editor").click()
    page.keyboard.press("Control+Home")
    for _ in range(line - 1):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("End")


def add_step(page: Page, text: str) -> None:
    """Type a line behind the two steps."""
    go_to_line(page, 3)
    page.keyboard.press("Enter")
    page.keyboard.insert_text(text)


def test_an_error_is_shown_at_its_line_and_mended(desk: Locator, page: Page) -> None:
    add_step(page, 'n3: rectangle label:"Ship')
    remark = desk.locator("[data-remark=error]")
    expect(remark).to_contain_text("Line 4, column 23")
    expect(remark).to_contain_text("no closing quote")
    desk.get_by_label("Error in line 4").hover()
    expect(page.locator(".ace_tooltip")).to_contain_text("no closing quote")
    expect(desk.locator(".source-editor__fault--error")).to_have_count(1)
    assert page.evaluate(MESSAGES) == ["This text has no closing quote."]

    page.keyboard.type('"')
    expect(desk.locator("#examined")).to_contain_text("3 steps")
    expect(remark).to_have_count(0)
    expect(desk.locator(".fz [data-node=n3]")).to_contain_text("Ship")
    expect(desk.locator(".source-editor__fault--error")).to_have_count(0)


def test_fix_shows_what_it_will_change_and_can_be_undone(desk: Locator, page: Page) -> None:
    add_step(page, 'n3: rectangle label:"Ship')
    broken = page.evaluate(TEXT)
    desk.get_by_role("button", name="Fix…").click()
    dialog = page.get_by_role("dialog", name="Fix the source")
    expect(dialog).to_contain_text("FZ116 unclosed-text")
    expect(dialog.locator("ins")).to_have_text('"')
    dialog.get_by_role("button", name="Cancel").click()
    expect(dialog).to_be_hidden()
    assert page.evaluate(TEXT) == broken

    desk.get_by_role("button", name="Fix…").click()
    dialog.get_by_role("button", name="Apply").click()
    expect(desk.get_by_role("status")).to_have_text("Mended.")
    expect(desk.locator("[data-remark=error]")).to_have_count(0)
    assert page.evaluate(TEXT) == broken.replace('"Ship', '"Ship"')
    page.keyboard.press("Control+Z")
    assert page.evaluate(TEXT) == broken


def test_format_is_one_step_and_keeps_the_caret(desk: Locator, page: Page) -> None:
    loose = SOURCE.replace("  n2: ", "\n\tn2 :  ")
    write(page, loose)
    go_to_line(page, 2)
    desk.get_by_role("button", name="Format").click()
    expect(desk.get_by_role("status")).to_have_text("Formatted.")
    assert page.evaluate(TEXT) == SOURCE
    assert page.evaluate(CARET)[0] == 2

    page.keyboard.press("Control+Z")
    assert page.evaluate(TEXT) == loose


def test_comparing_with_what_visitors_see(page: Page) -> None:
    sign_in(page, "paul", to="/admin/catalog/diagramtemplate/?q=canary")
    page.locator("#result_list tbody a", has_text=CANARY).first.click()
    add_step(page, 'n90: rectangle label:"Think again"')
    page.get_by_role("button", name="Compare with the published version…").click()
    dialog = page.get_by_role("dialog", name="Compared with the published version")
    expect(dialog.locator("[data-node=n90].fz-added")).to_contain_text("Think again")
    expect(dialog.get_by_role("listitem").filter(has_text="Think again")).to_be_visible()
    expect(dialog.locator("ins")).to_contain_text("n90")
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()


def test_line_and_drawing_lead_to_each_other(desk: Locator, page: Page) -> None:
    go_to_line(page, 2)
    expect(desk.locator(".fz [data-node=n1].is-marked")).to_be_visible()

    desk.locator(".fz [data-node=n2]").click()
    assert page.evaluate(CARET)[0] == 3
    expect(desk.locator(".fz .is-marked")).to_have_attribute("data-node", "n2")
    page.keyboard.insert_text("#")  # the editor has the focus
    assert page.evaluate(TEXT).splitlines()[2] == '#  n2: rectangle label:"Pack"'


def test_a_remark_leads_to_its_place(desk: Locator, page: Page) -> None:
    add_step(page, "n3: rectangel")
    desk.get_by_role("button", name="Line 4, column 7").click()
    assert page.evaluate(CARET) == [4, 7]


@pytest.mark.parametrize(("query", "line"), [("", 1), ("line=3", 3), ("line=9999", 51)])
def test_other_pages_lead_to_the_source_and_its_lines(page: Page, query: str, line: int) -> None:
    sign_in(page, "paul", to="/admin/catalog/diagramtemplate/?q=canary")
    address = page.locator("#result_list tbody a", has_text=CANARY).first.get_attribute("href") or ""
    page.goto(f"{address.partition('?')[0]}?{query}#id_source_en")
    expect(page.locator(".source-editor.ace_focus")).to_be_in_viewport()

    assert page.evaluate(CARET)[0] == line


def test_the_last_drawing_stays_while_nothing_can_be_drawn(desk: Locator, page: Page) -> None:
    write(page, "not a diagram")
    note = desk.get_by_text("this is the last drawing")
    expect(note).to_be_visible()
    expect(desk.locator(".fz [data-node=n2]")).to_be_visible()

    write(page, SOURCE)
    expect(note).to_be_hidden()


def test_only_the_newest_answer_counts(desk: Locator, page: Page) -> None:
    for name in ("Fetch", "Wrap", "Send"):
        write(page, SOURCE.replace("Pack", name))
        page.wait_for_timeout(260)
    expect(desk.locator(".fz [data-node=n2]")).to_contain_text("Send")
    page.wait_for_timeout(300)
    expect(desk.locator(".fz [data-node=n2]")).to_contain_text("Send")


def test_a_drawing_is_as_large_as_wanted(desk: Locator) -> None:
    write(desk.page, (FIXTURES_DIR / "patterns/saga-pattern-workflow/diagram.fz").read_text(encoding="utf-8"))
    expect(desk.locator(".fz [data-node=n20]")).to_be_attached()
    width = "svg => Math.round(svg.getBoundingClientRect().width / svg.viewBox.baseVal.width * 100)"
    drawing = desk.locator(".fz")
    desk.get_by_role("button", name="Actual size").click()
    assert drawing.evaluate(width) == 100
    desk.get_by_role("button", name="Zoom out").click()
    assert drawing.evaluate(width) == 80
    desk.get_by_role("button", name="Show the whole diagram").click()
    fits = "region => region.scrollWidth <= region.clientWidth && region.scrollHeight <= region.clientHeight"
    assert desk.get_by_role("region").evaluate(fits)
    write(desk.page, SOURCE)
    expect(desk.locator("#examined")).to_contain_text("2 steps")
    desk.get_by_role("button", name="Full screen").click()
    expect(desk.locator("[data-viewer][data-full]")).to_be_visible()


def test_the_keyboard_comes_in_and_gets_out(desk: Locator, page: Page) -> None:
    desk.get_by_role("button", name="Fix…").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Margin: press Enter")).to_be_focused()
    page.keyboard.press("Tab")
    frame = page.get_by_label("FlowZap source: press Enter to edit it, Escape to leave it")
    expect(frame).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Home")
    page.keyboard.press("Tab")
    assert page.evaluate(TEXT) == f"  {SOURCE}"
    page.keyboard.press("Escape")
    expect(frame).to_be_focused()
    page.keyboard.press("Tab")
    expect(desk.get_by_role("button", name="Zoom out")).to_be_focused()


def test_finding_in_the_text(desk: Locator, page: Page) -> None:
    page.locator(".source-editor").click()
    page.keyboard.press("Control+F")
    page.get_by_placeholder("Search for").fill("Pack")
    expect(page.locator(".ace_search_counter")).to_have_text("1 of 1")


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_it_is_a_text_area(page: Page) -> None:
    sign_in(page, "edith", to=ADD)
    field = page.get_by_label("FlowZap source")
    field.fill(SOURCE)
    page.locator("[name=_save]").first.click()

    expect(page.get_by_label("FlowZap source")).to_have_value(SOURCE)
    expect(page.locator(".fz [data-node=n2]")).to_be_visible()
    expect(page.get_by_role("button", name="Format")).to_be_hidden()


def test_the_editor_has_words_for_all_that_it_says(desk: Locator, page: Page) -> None:
    of_use = "name => !/^(autocomplete|prompt|inline-fold|gutter\\.code-folding)/.test(name)"
    said = "ace.require('ace/lib/default_english_messages').defaultEnglishMessages"

    assert set(page.evaluate(f"() => Object.keys({said}).filter({of_use})")) == EDITOR_WORDS.keys()


def test_words_have_the_kinds_that_they_have_on_pages(desk: Locator, page: Page) -> None:
    lexer = FlowZapLexer(stripnl=False, ensurenl=False)
    for path in FIXTURES_DIR.glob("*/*/*.fz"):
        source = path.read_text(encoding="utf-8")
        tokens = [(kind, character) for kind, text in lexer.get_tokens(source) for character in text]
        wanted = [[character, STANDARD_TYPES[kind]] for kind, character in tokens if character.strip()]
        assert page.evaluate(KINDS, source) == wanted, path
