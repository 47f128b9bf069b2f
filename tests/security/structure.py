"""What a page is made of, whatever it says: elements and attributes, without the words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "hr", "img", "wbr", "col", "base", "embed", "source"}

WORDS = {
    *("content", "title", "value", "alt", "aria-label", "placeholder", "label", "data-name"),
    *("href", "src", "id", "for", "action", "aria-describedby", "aria-labelledby", "data-uses", "datetime"),
    *("data-source", "data-summary", "hx-post", "data-hx-post", "hx-get", "data-field", "data-template"),
}
"""Attributes that follow from what the page shows: only that they are there counts here."""


class Structure(HTMLParser):
    """The tags of a page in their order, apart from those in which structure follows from the words.

    `inside` has the elements with their attributes in each of those places: drawings, code, descriptions.
    """

    def __init__(self, html: str, apart: dict[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self.apart = apart
        """By class, id or element, the name of the place."""
        self.tags: list[str] = []
        self.inside: dict[str, set[str]] = {}
        self.links: list[str] = []
        self.data: list[str] = []
        """The texts of scripts."""
        self._open: list[str] = []
        self._place = ""
        self._depth = 0
        self.feed(html)
        self.close()
        assert not self._open, self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        shown = ", ".join(
            name if name in WORDS or self._place else re.sub("[0-9]+", "0", f"{name}={value}")
            for name, value in sorted(attrs)
        )
        found = dict(attrs)
        self.links += [found[name] or "" for name in ("href", "src", "action", "formaction") if name in found]
        names = {tag, *(found.get("class") or "").split(), f"#{found.get('id')}"}
        place = next((name for key, name in self.apart.items() if key in names), "")
        if self._place:
            self.inside[self._place].add(f"{tag}[{shown}]")
        else:
            self.tags.append(f"<{tag} {shown}>" if not place else f"<{tag}>")
        if tag in VOID:
            return
        self._open.append(tag)
        if place and not self._place:
            self._place, self._depth = place, len(self._open)
            self.inside.setdefault(place, set())

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that is closed at once, as in drawings."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, inside which nothing may be left open."""
        assert self._open[-1] == tag, (self._open, tag)
        if self._place and len(self._open) == self._depth:
            self._place = ""
        self._open.pop()
        if not self._place:
            self.tags.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Note the text of scripts."""
        if self._open and self._open[-1] == "script":
            self.data.append(data)

    def handle_comment(self, data: str) -> None:  # noqa: ARG002
        """Note a comment: pages have none."""
        self.tags.append("<!---->")

    def unknown_decl(self, data: str) -> None:  # noqa: ARG002
        """Note what is no declaration of HTML."""
        self.tags.append("<![]>")

    def handle_pi(self, data: str) -> None:  # noqa: ARG002
        """Note an instruction."""
        self.tags.append("<?>")
