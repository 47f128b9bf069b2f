"""The diagram as text: heard with the picture, followed by its links, folded by keyboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

ADDRESS = "/templates/saga-pattern-workflow/"


def test_the_picture_is_read_out_with_a_summary_and_points_to_the_steps(page: Page) -> None:
    page.goto(f"/fr{ADDRESS}")
    picture = page.get_by_role("region", name="Diagramme")

    for part in (picture, picture.locator(".fz:visible")):
        expect(part).to_have_accessible_description(re.compile(r"^20\sétapes dans 4\scouloirs"))
    expect(page.get_by_role("region", name="Étape par étape")).to_be_visible()


@pytest.mark.usefixtures("_with_and_without_scripts")
def test_a_link_leads_to_the_step_that_it_names(page: Page) -> None:
    page.goto(ADDRESS)
    steps = page.get_by_role("region", name="Step by step")
    link = steps.get_by_role("link", name="step 17, “Compensate order”").first
    link.focus()
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("#n10$"))
    step = page.locator("#n10")
    expect(step).to_be_in_viewport()
    expect(step).to_contain_text("Compensate order")
    assert step.evaluate("step => step.matches(':target')")
    expect(step).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_the_steps_are_lists_to_a_screen_reader(page: Page) -> None:
    page.goto(ADDRESS)
    steps = page.get_by_role("region", name="Step by step")

    expect(steps.get_by_role("listitem").filter(has_text="Decision: Refund accepted?")).to_have_count(1)
    decision = page.locator("#n17")
    expect(decision.get_by_role("list").get_by_role("listitem")).to_have_count(3)


def test_the_list_folds_by_keyboard_and_opens_for_a_link(page: Page) -> None:
    page.goto(ADDRESS)
    switch = page.locator("summary", has_text="All 20 steps")
    switch.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#n12")).to_be_hidden()

    page.evaluate("location.hash = 'n12'")
    expect(page.locator("#n12")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_rail_has_the_colour_of_the_lane(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(ADDRESS)
    for node in ("n1", "n12", "n15", "n19"):
        rail = page.locator(f"#{node}").evaluate("step => getComputedStyle(step).borderInlineStartColor")
        outline = page.locator(f".diagram__canvas [data-node={node}] > :is(.fz-node, .fz-event)")
        assert outline.first.evaluate("shape => getComputedStyle(shape).stroke") == rail


def test_the_widest_screen_has_the_steps_beside_each_other(page: Page) -> None:
    columns = {}
    for width in (360, 768, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(ADDRESS)
        lefts = page.locator(".step").evaluate_all(
            "steps => steps.map(step => Math.round(step.getBoundingClientRect().x))"
        )
        columns[width] = len(set(lefts))
    assert columns == {360: 1, 768: 2, 1440: 3}
