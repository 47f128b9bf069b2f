"""The menus that offer a template, frames of other sites, and what is counted of both."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page, Request

ADDRESS = "/templates/canary-deploy-workflow/"
EMBED = "/embed/canary-deploy-workflow/"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_file_is_two_clicks_away(page: Page, scripts: bool) -> None:
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


@pytest.mark.parametrize(("width", "orientation"), [(500, "vertical"), (900, "horizontal")])
def test_another_site_shows_the_diagram_in_a_frame(
    page: Page, site: str, width: int, orientation: str
) -> None:
    # The other site is made up, and ours is on this machine.
    page.context.grant_permissions(["local-network-access"])
    other = site.replace("localhost", "127.0.0.1")
    frame = f'<iframe src="{site}{EMBED}" title="Canary" width="{width}" height="500"></iframe>'
    page.route(
        f"{other}/other",
        lambda route: route.fulfill(content_type="text/html", body=f"<!DOCTYPE html>{frame}"),
    )
    page.set_viewport_size({"width": 1000, "height": 700})
    page.goto(f"{other}/other")
    inside = page.frame_locator("iframe")

    expect(inside.locator(f".embed__canvas--{orientation} > svg.fz")).to_be_visible()
    expect(inside.locator("svg.fz:visible")).to_have_count(1)
    with page.context.expect_page() as opened:
        inside.get_by_role("link", name="Canary Deploy Workflow").click()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Canary Deploy Workflow")


def test_a_frame_scrolls_inside(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 400})
    page.goto(EMBED)

    assert page.evaluate("document.documentElement.scrollHeight") == 400
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.locator("main").evaluate("main => main.scrollHeight > main.clientHeight")
