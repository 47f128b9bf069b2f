"""The menus that offer a template, frames of other sites, and what is counted of both."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, FrameLocator, Page, Request

ADDRESS = "/templates/canary-deploy-workflow/"
EMBED = "/embed/canary-deploy-workflow/"


@pytest.mark.usefixtures("_with_and_without_scripts")
def test_a_file_is_two_clicks_away(page: Page) -> None:
    page.goto(ADDRESS)
    page.locator("summary", has_text="Download").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Markdown").click()

    assert download.value.suggested_filename == "canary-deploy-workflow.md"
    assert "```flowzap" in Path(download.value.path()).read_text(encoding="utf-8")


def test_a_menu_closes_as_menus_do(page: Page) -> None:
    page.goto(ADDRESS)
    download, share = (page.locator("details.menu").nth(number) for number in (0, 1))
    files = download.get_by_role("link")

    download.locator("summary").press("Enter")
    expect(files.first).to_be_visible()
    page.keyboard.press("Tab")
    expect(files.first).to_be_focused()
    page.keyboard.press("Escape")
    expect(files.first).to_be_hidden()
    expect(download.locator("summary")).to_be_focused()

    download.locator("summary").click()
    share.locator("summary").click()
    expect(files.first).to_be_hidden()
    expect(page.get_by_label("Link", exact=True)).to_be_visible()

    page.get_by_role("heading", level=1).click()
    expect(page.get_by_label("Link", exact=True)).to_be_hidden()

    download.locator("summary").focus()
    page.keyboard.press("Enter")
    for _ in range(files.count() + 1):
        page.keyboard.press("Tab")
    expect(files.first).to_be_hidden()


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_an_open_menu_fits_the_page(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"/fr{ADDRESS}")
    for menu in page.locator("details.menu").all():
        menu.locator("summary").click()
        box = menu.locator(".menu__panel").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_what_is_taken_is_told_once_it_is_taken(page: Page) -> None:
    told: list[str] = []

    def hear(request: Request) -> None:
        if request.url.endswith("/uses/"):
            told.append(f"{request.method} {request.post_data}")

    page.on("request", hear)
    page.goto(ADDRESS)
    page.get_by_role("button", name="Copy code").click()
    expect(page.locator(".code__bar").get_by_role("status")).to_have_text("Copied")
    page.locator("summary", has_text="Share").click()
    page.get_by_role("button", name="Copy link").click()
    page.locator("summary", has_text="Download").click()
    with page.expect_download():
        page.get_by_role("link", name="FlowZap Code .fz").click()

    assert told == ["POST kind=copy", "POST kind=download"]
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.fixture
def other(page: Page, site: str) -> Callable[[int, int], FrameLocator]:
    """Return how another site shows our frame in a size."""
    # The other site is made up, and ours is on this machine.
    page.context.grant_permissions(["local-network-access"])
    address = site.replace("localhost", "127.0.0.1") + "/other"

    def show(width: int, height: int) -> FrameLocator:
        frame = f'<iframe src="{site}{EMBED}" title="Canary" width="{width}" height="{height}"></iframe>'
        body = f'<!DOCTYPE html><body style="block-size: 2000px">{frame}'
        page.route(address, lambda route: route.fulfill(content_type="text/html", body=body))
        page.set_viewport_size({"width": 1300, "height": 800})
        page.goto(address)
        return page.frame_locator("iframe")

    return show


def test_another_site_shows_the_diagram_in_a_frame(
    page: Page, other: Callable[[int, int], FrameLocator]
) -> None:
    inside = other(900, 500)

    expect(inside.locator("svg.fz:visible")).to_have_count(1)
    with page.context.expect_page() as opened:
        inside.get_by_role("link", name="Canary Deploy Workflow").click()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Canary Deploy Workflow")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize(
    ("width", "height", "orientation"),
    [
        (340, 300, "horizontal"),
        (300, 340, "vertical"),
        (500, 700, "vertical"),
        (700, 700, "horizontal"),
        (1200, 700, "horizontal"),
        (2400, 1400, "horizontal"),
    ],
)
def test_a_frame_shows_the_whole_diagram(
    browser: Browser, site: str, scripts: bool, width: int, height: int, orientation: str
) -> None:
    with browser.new_context(
        base_url=site, java_script_enabled=scripts, viewport={"width": width, "height": height}
    ) as context:
        page = context.new_page()
        page.goto(EMBED)
        drawing = page.locator("svg.fz:visible")
        across, down, right, bottom, bar, natural = drawing.evaluate(
            """drawing => {
                const { left, top, right, bottom } = drawing.getBoundingClientRect();
                const bar = document.querySelector("footer").getBoundingClientRect().top;
                return [left, top, right, bottom, bar, drawing.viewBox.baseVal.width];
            }"""
        )
        left_over = page.evaluate(
            "[document.documentElement, document.querySelector('[role=region]')].map(element =>"
            " [element.scrollWidth - element.clientWidth, element.scrollHeight - element.clientHeight])"
        )

        expect(drawing).to_have_count(1)
        expect(page.locator(f".embed__canvas--{orientation} > svg.fz")).to_be_visible()
        expect(page.get_by_role("button", name="Zoom in")).to_be_visible(visible=scripts)
        assert left_over == [[0, 0], [0, 0]]
        assert min(across, down) >= 0
        assert right <= width
        assert bottom <= bar < height
        assert right - across <= natural + 0.1
        # As large as it may be: it reaches the paddings, or its natural size.
        assert right - across > min(width - 17, natural - 1) or bottom - down > bar - 17


def test_the_frame_that_is_offered_is_filled(page: Page, site: str) -> None:
    answer = page.request.get(f"/oembed?url={site}{ADDRESS}").json()
    page.set_viewport_size({"width": answer["width"], "height": answer["height"]})
    page.goto(EMBED)
    box = page.locator("svg.fz:visible").bounding_box()

    assert box is not None
    assert box["width"] == pytest.approx(answer["width"] - 16, abs=2)
    assert box["height"] == pytest.approx(answer["height"] - 60, abs=2)


def test_a_frame_can_be_looked_at_more_closely(page: Page, other: Callable[[int, int], FrameLocator]) -> None:
    inside = other(900, 400)
    level = inside.locator("[data-zoom-level]")
    expect(level).to_have_text("49%")
    inside.get_by_role("button", name="Zoom in").click()
    expect(level).to_have_text("50%")
    inside.get_by_role("button", name="Actual size").click()
    expect(level).to_have_text("100%")
    place = "[document.querySelector('[role=region]').scrollLeft, scrollY]"
    across, down = page.frames[1].evaluate(place)
    page.mouse.move(300, 330)
    page.mouse.down()
    page.mouse.move(400, 280, steps=3)
    page.mouse.up()
    page.frames[1].wait_for_function(
        f"([across, down]) => Math.hypot({place}[0] - across, {place}[1] - down) < 2",
        arg=[across - 100, down + 50],
    )
    inside.get_by_role("button", name="Show the whole diagram").click()
    expect(level).to_have_text("49%")
    expect(inside.get_by_role("button", name="Show the whole diagram")).to_have_attribute(
        "aria-disabled", "true"
    )


def test_the_wheel_scrolls_the_page_around_a_frame(
    page: Page, other: Callable[[int, int], FrameLocator]
) -> None:
    inside = other(900, 400)
    expect(inside.locator("[data-zoom-level]")).to_have_text("49%")
    page.mouse.move(300, 200)
    page.mouse.wheel(0, 120)
    page.wait_for_function("() => scrollY === 120")

    expect(inside.locator("[data-zoom-level]")).to_have_text("49%")
