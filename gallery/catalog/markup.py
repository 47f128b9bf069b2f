"""Long descriptions: Markdown in, clean HTML out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element  # (made, never read)  # nosec B405

TOP_LEVEL = 3
"""The page has the title as h1 and "About this template" as h2."""

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


class _HeadingsExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        md.treeprocessors.register(_Headings(md), "headings", priority=5)


@lru_cache(maxsize=256)
def markdown_to_html(text: str) -> SafeString:
    """Return the HTML of a description; tags and addresses that it may not use are gone."""
    html = Markdown(extensions=["fenced_code", "tables", "sane_lists", _HeadingsExtension()]).convert(text)
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href", "title"}, "th": {"scope"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener",
    )
    return mark_safe(clean)  # noqa: S308 (cleaned on the line above)  # nosec B703
