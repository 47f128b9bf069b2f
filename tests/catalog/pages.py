"""A page as its reader gets it: text, links and the parts they stand in."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "hr", "img", "wbr", "col"}
UNSEEN = {"title", "desc", "script"}
INLINE = {
    *("a", "b", "bdi", "strong", "em", "time", "span", "code", "mark"),
    *("svg", "path", "rect", "g", "circle"),
}


class Page(HTMLParser):
    """The visible text of an HTML page and the attributes of its elements, in their order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.pieces: list[str] = []
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element without content."""
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, inside which nothing may be left open, and with most also the line."""
        assert self._open.pop() == tag
        if tag not in INLINE:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        """Note text that is seen."""
        if not UNSEEN & set(self._open):
            self.pieces.append(data)

    @property
    def lines(self) -> list[str]:
        """The lines of text, without the white space around them."""
        return [line.strip() for line in "".join(self.pieces).splitlines() if line.strip()]

    def all(self, tag: str, **attributes: str | None) -> list[dict[str, str | None]]:
        """Return the attributes of the elements that have these; `_` stands for a hyphen."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [found for name, found in self.elements if name == tag and wanted.items() <= found.items()]

    @property
    def links(self) -> list[str | None]:
        """The addresses of all links."""
        return [link.get("href") for link in self.all("a")]
