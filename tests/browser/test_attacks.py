"""Every attack in a real browser: nothing runs, nothing is asked for elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Dialog, Page, Route

    from tests.security.pages import Answers

MARKUP = """() => [...document.querySelectorAll("*")].flatMap((each) => [
  ...[...each.attributes].map((one) => one.name).filter((name) => /^on/i.test(name)),
  ...(each.matches("iframe, object, embed, base, [style]") ? [each.outerHTML] : []),
  ...(each.matches("form:not([action^='/'], [method=dialog])") ? [each.outerHTML] : []),
  ...(each.matches("script:not([src], [type='application/ld+json'])") ? [each.outerHTML] : []),
  ...(/^(javascript|vbscript|data):/i.test(each.href?.baseVal ?? each.href ?? "") ? [each.outerHTML] : []),
])"""
"""What none of our pages has."""

CLOBBERED = """() => ["code", "diagram", "content"].flatMap((id) => {
  const found = document.querySelectorAll(`#${id}`);
  return found.length > 1 ? [id] : [];
})"""

OPEN = """() => {
  for (const each of document.querySelectorAll("details")) each.open = true;
  for (const each of document.querySelectorAll("a, button, input, [tabindex]")) each.focus();
}"""


@pytest.fixture
def asked(page: Page, site: str, hostile: Answers) -> list[str]:
    """Let the server's address answer with what it said of the attacks; return what is asked of others."""
    others: list[str] = []

    def answer(route: Route) -> None:
        parts = urlsplit(route.request.url)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        if f"{parts.scheme}://{parts.netloc}" != site:
            others.append(route.request.url)
            route.abort()
        elif path == "/frames":
            route.fulfill(body=FRAMES, content_type="text/html")
        elif found := hostile.get(path) or hostile.get(unquote(path)):
            route.fulfill(headers=found.headers, body=found.body)
        else:
            route.continue_()

    def hear(dialog: Dialog) -> None:
        others.append(dialog.message)
        dialog.dismiss()

    page.route("**/*", answer)
    page.on("dialog", hear)
    page.on("popup", lambda popup: others.append(popup.url))
    return others


FRAMES = """<!doctype html><title>Another site</title>
<img src="/templates/hostile-0.svg"><img src="/templates/hostile-1.svg">
<iframe src="/embed/hostile-0/"></iframe><iframe src="/embed/hostile-1/?labels=fr"></iframe>"""


def test_pages(page: Page, asked: list[str], hostile: Answers) -> None:
    for path in hostile:
        if ".svg" in path:
            continue
        page.goto(path)
        assert page.evaluate(MARKUP) == [], path
        assert page.evaluate(CLOBBERED) == [], path
        page.evaluate(OPEN)
        assert page.evaluate("() => typeof window.attacked") == "undefined", path
        assert page.url.endswith(path), path
    assert asked == []


def test_pictures(page: Page, asked: list[str], hostile: Answers) -> None:
    """Opened on their own, pictures are documents."""
    for path in hostile:
        if ".svg" in path:
            page.goto(path)
            assert page.evaluate("() => document.documentElement.localName") == "svg", path
            assert page.locator("script, foreignObject, image, use, a, animate, set").count() == 0, path
            assert page.evaluate("() => typeof window.attacked") == "undefined"
    assert asked == []


def test_pictures_and_frames_of_other_pages(page: Page, asked: list[str]) -> None:
    page.goto("/frames")
    for frame in page.frames[1:]:
        frame.wait_for_load_state()
        assert frame.evaluate(MARKUP) == []
        assert frame.evaluate("() => typeof window.attacked") == "undefined"
    widths = page.locator("img").evaluate_all("(all) => all.map((each) => each.naturalWidth)")
    assert all(widths)
    assert page.evaluate("() => typeof window.attacked") == "undefined"
    assert asked == []


def test_what_is_not_seen_is_marked_in_the_code(page: Page, asked: list[str], hostile: Answers) -> None:
    """A character that turns the direction ends with its mark: what stands behind it is in its place."""
    path = next(path for path, each in hostile.items() if b'title="U+202E"' in each.body)
    page.goto(path)
    mark = page.locator("#code .unseen[title='U+202E']").first

    assert "U+202E" in mark.evaluate("(each) => getComputedStyle(each, '::before').content")
    behind = """(each) => {
      const text = each.nextSibling;
      const box = (at) => {
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect().left;
      };
      return box(0) < box(1) && box(1) < box(2);
    }"""
    assert mark.evaluate(behind)
    assert not page.locator("h1").inner_text().count("\u202e")
    assert "\u202e" not in page.title()
