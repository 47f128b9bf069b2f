"""SVG: Drawing → text, in an order that lets nodes cover edges and edges cover lanes.

    page ─▶ lanes ─▶ loop frames ─▶ edges ─▶ nodes ─▶ pills, badges ─▶ signs

Groups carry `data-lane`, `data-node`, `data-edge` and `data-line` (the line of the source), edges also
`data-from` and `data-to`, so that a page can link picture and text. Nothing in a picture has an id or a
style, so any number of pictures can stand in one page under a strict policy. What many elements share
stands once, at the picture or at the group of their layer, since a page may hold many pictures.

A drawing that shows a change is written like any other, but that everything has the colour and the line of
its mark (`marks`), and its group the class: fz-added, fz-removed, fz-altered or fz-unchanged.

`thumbnail` writes a drawing as a small image, `stylesheet` the colours for a page; both are for those who
ask for them.
"""

from functools import cache

from gallery.flowzap.drawing import Drawing
from gallery.flowzap.svg.layers import body
from gallery.flowzap.svg.themes import THEMES
from gallery.flowzap.svg.writer import closing, number, opening, style, text_leaf

__all__ = ["to_svg"]

FONT_FAMILY = "Inter, 'Segoe UI', Helvetica, Arial, 'Liberation Sans', sans-serif"


def to_svg(
    drawing: Drawing, title: str, description: str = "", theme: str = "light", described_by: str = ""
) -> str:
    """Write a drawing as a self-contained SVG document. O(size of the drawing).

    To a screen reader it is one image, named by the title and described by the description or, where
    the page tells the process in words, by the element whose id is `described_by`. `theme` is light, dark
    or, for what is shown as an image or opened alone, auto: it then follows its reader's colour scheme by a
    stylesheet inside, which a strict policy forbids in a page. There the page's stylesheet gives the colours.
    """
    painted = "light" if theme == "auto" else theme
    parts = [
        opening(
            "svg",
            xmlns="http://www.w3.org/2000/svg",
            class_="fz",
            role="img",
            aria_describedby=described_by or None,
            width=drawing.width,
            height=drawing.height,
            viewBox=f"0 0 {number(drawing.width)} {number(drawing.height)}",
            fill=THEMES[painted].ink,
            font_family=FONT_FAMILY,
            text_anchor="middle",
            text_rendering="geometricPrecision",
        ),
        text_leaf("title", title),
        text_leaf("desc", description) if description else "",
        _following_style(marked=drawing.marks is not None) if theme == "auto" else "",
        *body(drawing, painted),
        closing("svg"),
    ]
    return "".join(parts)


@cache
def _following_style(*, marked: bool) -> str:
    from gallery.flowzap.svg.stylesheet import following_rules  # noqa: PLC0415 (other pictures do without)

    return style(following_rules(marked=marked))
