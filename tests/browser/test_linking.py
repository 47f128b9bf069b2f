"""Picture, code and steps linked: by pointer, by keyboard, by the address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

ADDRESS = "/templates/saga-pattern-workflow/"

NAMES = (
    "parts => [...new Set(parts.map(({ id, dataset: { node, edge, loop } }) => id || node || edge || loop))]"
)


def names(page: Page, mark: str) -> set[str]:
    """Return what carries a mark: lines by their ids, nodes and steps by that of the node, edges."""
    return set(page.locator(f".{mark}").evaluate_all(NAMES))


def node(page: Page, name: str) -> Locator:
    return page.locator(f".fz:visible > g > [data-node={name}]")


@pytest.fixture
def wide(page: Page) -> Page:
    page.set_viewport_size({"width": 1440, "height": 800})
    page.goto(ADDRESS)
    return page


def test_a_node_marks_its_line_its_step_and_its_edges(wide: Page) -> None:
    node(wide, "n4").hover()

    assert names(wide, "is-marked") == {"n4", "line-5", "e4", "e5", "e15"}
    assert names(wide, "is-near") == {"line-16", "line-17", "line-40"}
    expect(wide.locator(".step.is-marked")).to_have_count(1)
    expect(wide.locator(".fz:visible [data-edge=e1]")).not_to_have_css("opacity", "1")
    wide.mouse.move(5, 5)
    expect(wide.locator(".is-marked, .is-near, .is-marking")).to_have_count(0)


def test_an_edge_marks_its_line_and_its_ends(wide: Page) -> None:
    wide.locator(".fz:visible [data-edge=e4] text").hover()

    assert names(wide, "is-marked") == {"e4", "line-16"}
    assert names(wide, "is-near") == {"n4", "n5"}


def test_an_edge_is_met_beside_its_line(wide: Page) -> None:
    place = wide.locator(".fz:visible [data-edge=e1]").evaluate(
        "edge => { const line = edge.querySelector('path').getBoundingClientRect();"
        " return [line.x + line.width / 2, line.y + line.height / 2 + 3]; }"
    )
    wide.mouse.move(*place)

    assert "e1" in names(wide, "is-marked")


@pytest.mark.parametrize(
    ("line", "marked", "near"),
    [
        (5, {"n4", "line-5", "e4", "e5", "e15"}, {"line-16", "line-17", "line-40"}),
        (16, {"e4", "line-16"}, {"n4", "n5"}),
        (46, {"n16 n17", "line-46"}, {"n16", "n17"}),
        (24, set(), set()),
    ],
    ids=["node", "edge", "loop", "bracket"],
)
def test_a_line_marks_what_it_defines(wide: Page, line: int, marked: set[str], near: set[str]) -> None:
    wide.locator(f"#line-{line}").hover(position={"x": 70, "y": 8})

    assert names(wide, "is-marked") == marked
    assert names(wide, "is-near") == near


def test_a_step_marks_its_node(wide: Page) -> None:
    wide.locator("#n4").hover()

    expect(node(wide, "n4")).to_have_class("fz-a0 is-marked")


def test_a_click_leads_from_node_to_line_and_back(wide: Page) -> None:
    node(wide, "n17").click()
    line = wide.locator("#line-38")
    expect(line).to_contain_text("n17: diamond")
    expect(line).to_be_in_viewport()
    expect(line).to_be_focused()
    expect(line).to_have_class("is-linked is-marked")

    line.click(position={"x": 70, "y": 8})
    expect(node(wide, "n17")).to_be_in_viewport()
    expect(node(wide, "n17")).to_be_focused()


def test_selecting_code_leads_nowhere(wide: Page) -> None:
    line = wide.locator("#line-5")
    line.scroll_into_view_if_needed()
    box = line.bounding_box()
    assert box
    before = wide.evaluate("scrollY")
    wide.mouse.move(box["x"] + 70, box["y"] + 8)
    wide.mouse.down()
    wide.mouse.move(box["x"] + 200, box["y"] + 8, steps=4)
    wide.mouse.up()
    assert wide.evaluate("getSelection().toString()").strip()
    wide.mouse.dblclick(box["x"] + 100, box["y"] + 8)
    wide.wait_for_timeout(400)  # longer than a click waits for a second

    assert wide.evaluate("getSelection().toString()").strip() == "diamond"
    assert wide.evaluate("scrollY") == before


@pytest.mark.parametrize("width", [360, 1440])
def test_the_address_of_a_step_marks_it_everywhere(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{ADDRESS}#n11")

    expect(page.locator("#n11")).to_be_in_viewport()
    assert {"n11", "line-12"} <= names(page, "is-marked")
    expect(page.locator("[data-spoken]")).to_have_text(
        "Marked in the diagram and in the code: End: Rolled back"
    )
    frame = page.get_by_role("region", name="Diagram").bounding_box()
    box = node(page, "n11").bounding_box()
    assert frame
    assert box
    assert frame["x"] <= box["x"] < box["x"] + box["width"] <= frame["x"] + frame["width"]


def test_going_back_takes_the_mark_along(wide: Page) -> None:
    wide.evaluate("location.hash = 'n5'")
    expect(node(wide, "n5")).to_have_class(re.compile("is-marked"))
    wide.go_back()

    expect(wide.locator(".is-marked")).to_have_count(0)


@pytest.mark.parametrize("name", ["French", "Français"])
def test_a_step_stays_marked_in_another_language(wide: Page, name: str) -> None:
    wide.goto(f"{ADDRESS}#n11")
    wide.get_by_role("link", name=name, exact=True).click()

    expect(wide).to_have_url(re.compile("fr.*#n11$"))
    expect(node(wide, "n11")).to_have_class(re.compile("is-marked"))


def test_a_mark_stays_until_escape_or_the_next(wide: Page) -> None:
    steps = wide.get_by_role("region", name="Step by step")
    steps.get_by_role("link", name="Link to step 3", exact=True).click()
    assert wide.evaluate("location.hash") == "#n12"
    wide.mouse.move(5, 5)
    expect(wide.locator("#n12")).to_have_class("step fz-a1 is-marked")
    wide.evaluate("location.hash = 'n5'")
    expect(wide.locator("#n5")).to_have_class("step fz-a0 is-marked")
    expect(wide.locator("#n12")).not_to_have_class("step fz-a1 is-marked")

    steps.get_by_role("link", name="Link to step 7", exact=True).focus()
    wide.keyboard.press("Escape")
    wide.locator("summary").first.focus()
    expect(wide.locator(".is-marked")).to_have_count(0)


def test_a_folded_list_opens_for_the_step_in_the_address(page: Page) -> None:
    page.goto(ADDRESS)
    page.locator("#step-by-step summary").click()
    page.evaluate("location.hash = 'n7'")

    expect(page.locator("#n7")).to_be_visible()
    expect(page.locator("#n7")).to_be_in_viewport()


def test_the_keyboard_walks_through_the_nodes(wide: Page) -> None:
    focused = "document.activeElement.dataset.node"
    node(wide, "n1").focus()
    path = []
    for key in (
        "ArrowRight",
        "ArrowDown",
        "PageDown",
        "PageDown",
        "PageUp",
        "End",
        "PageDown",
        "Home",
        "PageUp",
    ):
        wide.keyboard.press(key)
        path.append(wide.evaluate(focused))
    assert path[:2] == ["n2", "n12"]  # along the edges
    assert path[2:] == ["n3", "n15", "n3", "n18", "n18", "n1", "n1"]  # in the order of telling
    assert "n1" in names(wide, "is-marked")

    wide.keyboard.press("ArrowRight")
    wide.keyboard.press("Enter")
    expect(wide.locator("#line-3")).to_be_focused()
    wide.keyboard.press("Enter")
    expect(node(wide, "n2")).to_be_focused()
    wide.keyboard.press("Escape")
    expect(wide.get_by_role("region", name="Diagram")).to_be_focused()
    wide.keyboard.press("Tab")
    expect(node(wide, "n2")).to_be_focused()


def test_a_node_says_what_it_is(wide: Page) -> None:
    decision = wide.get_by_role("region", name="Diagram").get_by_role("button", name="Payment taken?")

    expect(decision).to_have_count(1)
    expect(decision).to_have_accessible_description(
        re.compile("Decision: Payment taken\\? Yes: continue with")
    )


def test_the_marks_of_the_french_diagram_are_those_of_its_code(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 800})
    page.goto(f"/fr{ADDRESS}?labels=fr")
    node(page, "n4").hover()

    assert "line-5" in names(page, "is-marked")
    expect(page.locator("#line-5")).to_contain_text("Paiement accepté")


def test_in_full_screen_a_click_marks_and_stays(wide: Page) -> None:
    wide.get_by_role("button", name="Full screen").click()
    expect(wide.locator("#diagram")).to_have_attribute("data-full", "")
    node(wide, "n4").click()
    wide.mouse.move(5, 5)

    assert "n4" in names(wide, "is-marked")
    expect(wide.locator("#diagram")).to_have_attribute("data-full", "")
