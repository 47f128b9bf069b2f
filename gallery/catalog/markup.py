"""Long descriptions: Markdown in, clean HTML out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import nh3
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import (
    ImageInlineProcessor,
    ImageReferenceInlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element  # (made, never read)  # nosec B405

TOP_LEVEL = 3
"""The page has the title as h1 and "About this template" as h2."""

LONGEST = 10_000
"""Characters of a description: several times as many as any of the catalogue has.

What is made to be slow takes up to three seconds at this length, and four times that at twice the length.
"""

DEEPEST_BRACKETS = 8
"""Brackets within each other in the words of a link: behind more of them nothing is looked for."""

LONGEST_ADDRESS = 1_000
"""Characters of a link's address and title together."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

TAGS = {
    *HEADINGS[TOP_LEVEL - 1 :],
    *("p", "br", "hr", "blockquote", "ul", "ol", "li", "pre", "code", "strong", "em", "a"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


class _Headings(Treeprocessor):
    """Move all headings so that the most important ones stand at `TOP_LEVEL`."""

    def run(self, root: Element) -> None:
        headings = [(element, int(element.tag[1])) for element in root.iter() if element.tag in HEADINGS]
        shift = TOP_LEVEL - min((level for _, level in headings), default=TOP_LEVEL)
        for element, level in headings:
            element.tag = f"h{min(level + shift, 6)}"


class _Bounded(LinkInlineProcessor):
    """Look for the end of a link nearby: Markdown's own looks through all the rest, once for each bracket."""

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802 (Markdown's name)
        """Return the words between brackets, the place behind them, and whether they end."""
        depth = 1
        for bracket in _BRACKET.finditer(data, index):
            depth += 1 if bracket.group() == "[" else -1
            if depth == 0:
                return data[index : bracket.start()], bracket.end(), True
            if depth > DEEPEST_BRACKETS:
                break
        return "", index, False

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        """Return the address and title between parentheses, the place behind them, and whether they end."""
        return super().getLink(data[: index + LONGEST_ADDRESS], index)


_BRACKET = re.compile(r"[\[\]]")

_LINKS: dict[str, tuple[type[LinkInlineProcessor], int]] = {
    "reference": (ReferenceInlineProcessor, 170),
    "link": (LinkInlineProcessor, 160),
    "image_link": (ImageInlineProcessor, 150),
    "image_reference": (ImageReferenceInlineProcessor, 140),
    "short_reference": (ShortReferenceInlineProcessor, 130),
    "short_image_ref": (ShortImageReferenceInlineProcessor, 125),
}
"""What of Markdown looks for links, by the names and with the priorities that it has there."""

_BOUNDED = {
    name: (type(plain.__name__, (_Bounded, plain), {}), priority)
    for name, (plain, priority) in _LINKS.items()
}


class _GalleryExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        md.treeprocessors.register(_Headings(md), "headings", priority=5)
        for name, (bounded, priority) in _BOUNDED.items():
            md.inlinePatterns.register(bounded(md.inlinePatterns[name].pattern, md), name, priority)


@lru_cache(maxsize=256)
def markdown_to_html(text: str) -> SafeString:
    """Return the HTML of a description; tags and addresses that it may not use are gone.

    What is nested deeper than Python can follow is shown as it is written.
    """
    try:
        html = Markdown(extensions=["fenced_code", "tables", "sane_lists", _GalleryExtension()]).convert(text)
    except RecursionError:
        return SafeString(linebreaks(text, autoescape=True))  # nosec B703
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href", "title"}, "th": {"scope"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener",
    )
    return mark_safe(clean)  # noqa: S308 (cleaned on the line above)  # nosec B703
