"""Looking at a diagram: zoom by every means, panning, full screen, and scrolling as ever."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

ADDRESS = "/templates/canary-deploy-workflow/"
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}

SCALE = """svg => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width"""
POINT = """(svg, [x, y]) => {
  const box = svg.getBoundingClientRect();
  return [(x - box.x) / box.width, (y - box.y) / box.height];
}"""


@pytest.fixture
def viewer(page: Page) -> Locator:
    page.set_viewport_size({"width": 1120, "height": 800})
    page.goto(ADDRESS)
    return page.locator("#diagram")


def drawing(viewer: Locator) -> Locator:
    return viewer.locator(".diagram__canvas > .fz:visible")


def scale(viewer: Locator) -> float:
    return round(float(drawing(viewer).evaluate(SCALE)), 3)


def press(viewer: Locator, name: str) -> None:
    viewer.get_by_role("button", name=name).click()


def region(viewer: Locator) -> Locator:
    return viewer.get_by_role("region")


def middle_of(locator: Locator) -> list[float]:
    box = locator.bounding_box()
    assert box
    return [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]


def test_buttons_zoom_by_steps_and_stay_where_they_are(viewer: Locator) -> None:
    first = scale(viewer)
    button = viewer.get_by_role("button", name="Zoom in")
    place = button.bounding_box()
    scales = []
    for _ in range(12):
        button.click()
        assert button.bounding_box() == place
        scales.append(scale(viewer))

    assert first < scales[0] < scales[1] < scales[2]
    assert scales[-2:] == [4, 4]
    expect(viewer.get_by_role("button", name="Actual size")).to_contain_text("400%")
    for _ in range(12):
        press(viewer, "Zoom out")
    assert scale(viewer) == 0.25


def test_actual_size_the_whole_and_back_to_the_first_view(viewer: Locator) -> None:
    first = scale(viewer)
    reset = viewer.get_by_role("button", name="Reset the view")
    expect(reset).to_have_attribute("aria-disabled", "true")
    press(viewer, "Actual size")
    assert scale(viewer) == 1
    press(viewer, "Show the whole diagram")
    box, frame = drawing(viewer).bounding_box(), region(viewer).bounding_box()
    assert box
    assert frame
    assert frame["x"] <= box["x"] < box["x"] + box["width"] <= frame["x"] + frame["width"]
    assert scale(viewer) < first  # which is not the whole here, since text is to be legible

    expect(reset).to_have_attribute("aria-disabled", "false")
    press(viewer, "Reset the view")
    assert scale(viewer) == first
    expect(reset).to_have_attribute("aria-disabled", "true")


def test_keys_zoom_while_the_focus_is_in_the_diagram(viewer: Locator, page: Page) -> None:
    first = scale(viewer)
    page.keyboard.press("+")
    assert scale(viewer) == first
    region(viewer).focus()
    page.keyboard.press("1")
    assert scale(viewer) == 1
    page.keyboard.press("+")
    assert scale(viewer) == 1.25
    page.keyboard.press("-")
    page.keyboard.press("-")
    assert scale(viewer) == 0.8
    page.keyboard.press("0")
    assert scale(viewer) < first
    page.keyboard.press("r")
    assert scale(viewer) == first
    expect(viewer.locator("[data-spoken]")).to_contain_text("%")
    page.keyboard.press("Control+1")
    assert scale(viewer) == first


@pytest.mark.parametrize("key", ["Control", "Meta"])
def test_the_wheel_zooms_with_a_key_at_the_pointer(viewer: Locator, page: Page, key: str) -> None:
    first = scale(viewer)
    x, y = middle_of(region(viewer))
    page.mouse.move(x - 200, y - 50)
    before = drawing(viewer).evaluate(POINT, [x - 200, y - 50])
    page.keyboard.down(key)
    for _ in range(3):
        page.mouse.wheel(0, -100)
    page.keyboard.up(key)
    page.wait_for_function("() => document.querySelector('#diagram').dataset.zoom === 'set'")

    expect(viewer.get_by_role("button", name="Actual size")).not_to_contain_text(f"{first:.0%}")
    assert scale(viewer) > 1.5 * first
    assert drawing(viewer).evaluate(POINT, [x - 200, y - 50]) == pytest.approx(before, abs=0.003)


def test_the_wheel_alone_scrolls_the_page(viewer: Locator, page: Page) -> None:
    press(viewer, "Actual size")
    page.mouse.move(*middle_of(region(viewer)))
    page.mouse.wheel(0, 120)
    page.wait_for_function("() => scrollY > 60")

    assert scale(viewer) == 1


def test_the_mouse_drags_the_drawing_and_follows_nothing(viewer: Locator, page: Page) -> None:
    press(viewer, "Actual size")
    node = viewer.locator(".fz:visible [data-node=n8] > rect")
    before = node.bounding_box()
    assert before
    page.mouse.move(before["x"] + 4, before["y"] + 8)
    page.mouse.down()
    page.mouse.move(before["x"] - 96, before["y"] + 8, steps=4)
    page.mouse.up()
    after = node.bounding_box()

    assert after
    assert after["x"] == pytest.approx(before["x"] - 100, abs=1)
    assert after["y"] == before["y"]
    assert page.evaluate("document.activeElement.id") == ""


def test_text_of_the_drawing_can_be_selected(viewer: Locator, page: Page) -> None:
    press(viewer, "Actual size")
    x, y = middle_of(viewer.locator(".fz:visible [data-node=n7] text").first)
    page.mouse.dblclick(x, y)

    assert page.evaluate("getSelection().toString()").strip() in "Configure traffic split"
    assert page.evaluate("getSelection().toString()").strip()


def test_tab_goes_through_and_out(viewer: Locator, page: Page) -> None:
    region(viewer).focus()
    page.keyboard.press("Tab")
    expect(viewer.locator(".fz:visible [data-node=n1]")).to_be_focused()
    page.keyboard.press("Tab")

    assert not viewer.evaluate("viewer => viewer.contains(document.activeElement)")


def test_full_screen_shows_the_whole_and_gives_back_what_was(viewer: Locator, page: Page) -> None:
    press(viewer, "Actual size")
    page.mouse.move(*middle_of(region(viewer)))
    page.mouse.wheel(0, 120)
    page.wait_for_function("() => scrollY === 120")
    region(viewer).evaluate("region => region.focus({ preventScroll: true })")
    page.keyboard.press("f")
    expect(viewer.get_by_role("button", name="Full screen")).to_have_attribute("aria-pressed", "true")
    box, frame = drawing(viewer).bounding_box(), region(viewer).bounding_box()
    assert box
    assert frame
    assert frame["y"] < box["y"]
    assert box["y"] + box["height"] < frame["y"] + frame["height"]
    whole = scale(viewer)

    page.mouse.wheel(0, -100)
    page.wait_for_function("() => document.querySelector('#diagram').dataset.zoom === 'set'")
    assert scale(viewer) > whole
    press(viewer, "Reset the view")
    assert scale(viewer) == whole
    page.keyboard.press("f")
    expect(viewer.get_by_role("button", name="Full screen")).to_have_attribute("aria-pressed", "false")
    assert scale(viewer) == 1
    assert page.evaluate("scrollY") == 120


def test_without_full_screen_it_covers_the_page_until_escape(viewer: Locator, page: Page) -> None:
    page.evaluate("void (Element.prototype.requestFullscreen = undefined)")
    first = scale(viewer)
    press(viewer, "Full screen")
    expect(viewer).to_have_attribute("data-full", "")
    assert viewer.bounding_box() == {"x": 0, "y": 0, "width": 1120, "height": 800}
    behind = "header => header.matches('[inert]')"
    assert page.get_by_role("banner").evaluate(behind)
    page.keyboard.press("Escape")

    expect(viewer).not_to_have_attribute("data-full", "")
    assert not page.get_by_role("banner").evaluate(behind)
    assert scale(viewer) == first


def pinch(page: Page, fingers: list[list[list[float]]]) -> None:
    """Move fingers, each from place to place."""
    session: Any = page.context.new_cdp_session(page)
    for moment, points in enumerate(fingers):
        kind = "touchMove" if moment else "touchStart"
        touches = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.browser_context_args(**PHONE)
def test_two_fingers_zoom_the_drawing_and_not_the_page(page: Page) -> None:
    page.goto(ADDRESS)
    viewer = page.locator("#diagram")
    viewer.evaluate("viewer => viewer.scrollIntoView()")
    first = scale(viewer)
    point = drawing(viewer).evaluate(POINT, [175, 400])
    pinch(page, [[[150 - 5 * n, 400], [200 + 5 * n, 400]] for n in range(11)])
    page.wait_for_function("() => document.querySelector('#diagram').dataset.zoom === 'set'")

    assert scale(viewer) == pytest.approx(3 * first, rel=0.02)
    assert drawing(viewer).evaluate(POINT, [175, 400]) == pytest.approx(point, abs=0.02)
    assert page.evaluate("visualViewport.scale") == 1


@pytest.mark.browser_context_args(**PHONE)
def test_one_finger_scrolls_the_page_over_the_diagram(page: Page) -> None:
    page.goto(ADDRESS)
    viewer = page.locator("#diagram")
    viewer.evaluate("viewer => viewer.scrollIntoView()")
    before = page.evaluate("scrollY")
    pinch(page, [[[175, 600 - 30 * n]] for n in range(11)])
    page.wait_for_function(f"() => scrollY > {before} + 150")

    assert "zoom" not in viewer.evaluate("viewer => ({ ...viewer.dataset })")


def test_reset_goes_back_to_where_the_diagram_begins(viewer: Locator) -> None:
    reset = viewer.get_by_role("button", name="Reset the view")
    region(viewer).evaluate("frame => frame.scrollTo(200, 0)")
    expect(reset).to_have_attribute("aria-disabled", "false")
    reset.click()

    assert region(viewer).evaluate("frame => frame.scrollLeft") == 0
    expect(reset).to_have_attribute("aria-disabled", "true")


@pytest.mark.parametrize(("width", "vertical"), [(360, True), (1023, True), (1024, False), (1440, False)])
def test_a_narrow_screen_has_the_vertical_drawing(page: Page, width: int, vertical: bool) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(ADDRESS)
    boxes = page.locator(".diagram__canvas > .fz:visible").evaluate_all(
        "drawings => drawings.map(({ viewBox: { baseVal: box } }) => box.height > box.width)"
    )

    assert boxes == [vertical]


def test_a_drawing_for_another_width_starts_anew(viewer: Locator, page: Page) -> None:
    press(viewer, "Actual size")
    page.set_viewport_size({"width": 600, "height": 800})
    expect(viewer).not_to_have_attribute("data-zoom", "set")
    expect(viewer.locator(".diagram__canvas--narrow")).to_be_visible()

    assert scale(viewer) < 1


def test_nothing_moves_when_the_controls_come(page: Page) -> None:
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => "
        "list.getEntries().forEach(entry => { window.shift += entry.value }))"
        ".observe({ type: 'layout-shift', buffered: true })"
    )
    for width in (360, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(ADDRESS)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.shift") == 0


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_there_are_no_controls(page: Page) -> None:
    page.goto(ADDRESS)

    expect(page.locator("#diagram .fz:visible")).to_have_count(1)
    expect(page.locator("[data-viewer-controls]")).to_be_hidden()


def test_on_paper_there_is_one_drawing_and_no_control(viewer: Locator, page: Page) -> None:
    press(viewer, "Zoom in")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 600, "height": 800})

    expect(viewer.locator(".diagram__canvas--wide > .fz")).to_be_visible()
    expect(viewer.locator(".diagram__canvas--narrow")).to_be_hidden()
    expect(viewer.locator("[data-viewer-controls]")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 600
