"""What every page keeps to on every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

ADDRESSES = [
    "/templates/",
    "/fr/templates/?q=xyzzy",
    "/templates/canary-deploy-workflow/",
    "/fr/templates/saga-pattern-workflow/?labels=fr",
    "/categories/patterns/",
    "/fr/templates/nope/",
    "/fr/accessibility/",
    "/privacy/",
]
LEGIBLE = 8.3
"""Least height of letters in px."""


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_nothing_overflows_sideways(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)

    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("width", [360, 768, 1024, 1440, 1920])
def test_text_in_diagrams_is_legible(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/templates/saga-pattern-workflow/")
    scale = page.locator(".diagram__canvas > .fz:visible").evaluate("svg => svg.getScreenCTM().a")

    assert 13 * scale >= LEGIBLE


def test_a_wide_diagram_says_that_it_scrolls(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/templates/canary-deploy-workflow/")
    region = page.get_by_role("region", name="Diagram: Canary Deploy Workflow")
    region.focus()

    assert page.locator("[data-more]").get_attribute("data-more") == "after"
    region.evaluate("region => region.scrollTo({ left: region.scrollWidth, behavior: 'instant' })")
    page.wait_for_selector("[data-more=before]")


def test_line_numbers_are_shown_but_never_selected(page: Page) -> None:
    page.goto("/templates/canary-deploy-workflow/")
    number = page.locator("#line-3").evaluate("line => getComputedStyle(line, '::before').content")
    selected = page.locator("#line-3").evaluate(
        "line => { getSelection().selectAllChildren(line); return getSelection().toString() }"
    )

    assert "counter" in number
    assert selected.strip() == 'n2: rectangle label:"Build container image"'


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_follow_the_readers_colour_scheme(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto("/templates/canary-deploy-workflow/")
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    brightness = sum(map(int, background.removeprefix("rgb(").removesuffix(")").split(",")))

    assert (brightness > 600) is (scheme == "light")


@pytest.mark.parametrize("address", ADDRESSES)
def test_targets_are_large_enough(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(address)
    small = page.locator("a:visible, button:visible, input:visible").evaluate_all(
        """elements => elements
            .filter(element => !element.closest(".prose, .skip-link, .breadcrumb, .diagram-card__title"))
            .map(element => [element.outerHTML.slice(0, 80), element.getBoundingClientRect()])
            .filter(([, box]) => box.height < 24 || box.width < 24)
            .map(([html]) => html)"""
    )

    assert not small
