"""Text stays inside its shape, as a browser sets it, in the font asked for and in a much wider one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import pytest

from gallery.flowzap import Orientation, analyze, draw, to_svg
from tests.fixtures.entries import folders
from tests.flowzap.diagrams import hard_sources

if TYPE_CHECKING:
    from playwright.sync_api import Page

SLUGS = [folder.name for folder in folders()]
HARD = dict(hard_sources())

FONTS = {"asked for": "Arial, 'Liberation Sans', sans-serif", "wide": "'DejaVu Sans', Verdana, monospace"}

MEASURE = """([markup, font, pinned]) => {
  document.body.innerHTML = markup;
  const picture = document.querySelector("svg.fz");
  picture.setAttribute("font-family", font);
  const texts = [...picture.querySelectorAll("text")];
  if (!pinned) texts.forEach(text => text.removeAttribute("textLength"));
  const inside = (outer, inner) =>
    inner.x >= outer.x - 0.5 && inner.y >= outer.y - 0.5 &&
    inner.x + inner.width <= outer.x + outer.width + 0.5 &&
    inner.y + inner.height <= outer.y + outer.height + 0.5;
  // A diamond holds the letters of a line, from its baseline to its capitals, not the whole box of the font.
  const insideDiamond = (outer, inner) => [inner.x, inner.x + inner.width].every(x =>
    [inner.y + inner.height * 0.3, inner.y + inner.height * 0.75].every(y =>
      Math.abs(x - outer.x - outer.width / 2) / (outer.width / 2) +
      Math.abs(y - outer.y - outer.height / 2) / (outer.height / 2) <= 1.02));
  // A text stands in the shape that was written last before it, rules, bullets and icons aside.
  const shapes = ".fz-node, .fz-event, .fz-tint, .fz-chip, .fz-pill, .fz-badge";
  const fits = text => {
    let shape = text.previousElementSibling;
    while (!shape.matches(shapes)) shape = shape.previousElementSibling;
    return (shape.matches("path") ? insideDiamond : inside)(shape.getBBox(), text.getBBox());
  };
  return {count: texts.length, escaped: texts.filter(text => !fits(text)).map(text => text.textContent)};
}"""


def measured(page: Page, markup: str, font: str, *, pinned: bool = True) -> dict[str, Any]:
    """Return how many texts a picture has, and which are not inside their shapes."""
    found: dict[str, Any] = page.evaluate(MEASURE, [markup, font, pinned])
    return found


def catalogue_picture(page: Page, slug: str, labels: str) -> str:
    answer = page.request.get(f"/templates/{slug}.svg?labels={labels}")
    assert answer.ok
    return answer.text()


each_font = pytest.mark.parametrize("font", FONTS.values(), ids=FONTS)


@each_font
def test_text_stays_inside_its_shape(page: Page, font: str) -> None:
    page.goto("/templates/")
    for slug in SLUGS:
        for labels in ("en", "fr"):
            found = measured(page, catalogue_picture(page, slug, labels), font)
            assert found["count"] > 10
            assert found["escaped"] == [], f"{slug} in {labels}"


@each_font
@pytest.mark.parametrize("orientation", get_args(Orientation))
@pytest.mark.parametrize("name", HARD)
def test_text_of_hard_diagrams_stays_inside_its_shape(
    page: Page, name: str, orientation: Orientation, font: str
) -> None:
    page.goto("/templates/")
    drawing = draw(analyze(HARD[name]).diagram, orientation=orientation)
    found = measured(page, to_svg(drawing, name), font)
    assert found["count"] > 10
    assert found["escaped"] == []


def test_a_wide_font_would_escape_were_texts_not_pinned(page: Page) -> None:
    page.goto("/templates/")
    found = measured(page, catalogue_picture(page, SLUGS[0], "en"), FONTS["wide"], pinned=False)
    assert found["escaped"]
