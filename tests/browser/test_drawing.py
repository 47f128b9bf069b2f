"""Text stays inside its shape, as a browser sets it, in the font asked for and in a much wider one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.flowzap.diagrams import CATALOGUE

if TYPE_CHECKING:
    from playwright.sync_api import Page

SLUGS = sorted(path.parent.name for path in CATALOGUE.glob("*/*/diagram.fz"))

FONTS = {"asked for": "Arial, 'Liberation Sans', sans-serif", "wide": "'DejaVu Sans', Verdana, monospace"}

MEASURE = """async ([address, font, pinned]) => {
  document.body.innerHTML = await (await fetch(address)).text();
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
  const fits = text => {
    const before = text.previousElementSibling;
    const shape = before && before.matches("rect.fz-chip, rect.fz-pill, rect.fz-tint") ? before
      : text.closest("g").querySelector(".fz-node, .fz-event, .fz-tint, .fz-pill");
    return (shape.matches("path") ? insideDiamond : inside)(shape.getBBox(), text.getBBox());
  };
  return {count: texts.length, escaped: texts.filter(text => !fits(text)).map(text => text.textContent)};
}"""


@pytest.mark.parametrize("font", FONTS.values(), ids=FONTS)
def test_text_stays_inside_its_shape(page: Page, font: str) -> None:
    page.goto("/templates/")
    for slug in SLUGS:
        for labels in ("en", "fr"):
            measured = page.evaluate(MEASURE, [f"/templates/{slug}.svg?labels={labels}", font, True])
            assert measured["count"] > 10
            assert measured["escaped"] == [], f"{slug} in {labels}"


def test_a_wide_font_would_escape_were_texts_not_pinned(page: Page) -> None:
    page.goto("/templates/")
    measured = page.evaluate(MEASURE, [f"/templates/{SLUGS[0]}.svg", FONTS["wide"], False])
    assert measured["escaped"]
