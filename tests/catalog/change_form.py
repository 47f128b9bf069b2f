"""The change page as a browser fills it in and sends it."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from tests.catalog.published import SOURCE, make_category

if TYPE_CHECKING:
    from django.test import Client

    from gallery.catalog.models import DiagramTemplate

LIST = "/admin/catalog/diagramtemplate/"


def change_page(template: DiagramTemplate) -> str:
    return f"{LIST}{template.pk}/change/"


def filled(html: str) -> dict[str, Any]:
    """Return what a browser would send for the form of a page as it stands, each name with a list."""
    fields = _Fields()
    fields.feed(html)
    return fields.sent | {"_continue": ["1"]}


def opened(client: Client, template: DiagramTemplate) -> dict[str, Any]:
    """Open the change page of a template and return what saving it as it is would send."""
    return filled(client.get(change_page(template)).text)


def new(client: Client, **changes: Any) -> dict[str, Any]:
    """Open the page for a new template, fill in what is needed, and return what would be sent."""
    plain = {"slug": "new", "title_en": "New", "summary_en": "New.", "source_en": SOURCE}
    category = {"category": str(make_category().pk)}
    return filled(client.get(f"{LIST}add/").text) | plain | category | changes


def errors(response: Any) -> dict[str, list[str]]:
    return dict(response.context["adminform"].form.errors)


class _Fields(HTMLParser):
    """The successful controls of the form of a template."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self._inside = False
        self._textarea = ""
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        name = found.get("name") or ""
        if tag == "form":
            self._inside = found.get("id") == "diagramtemplate_form"
        elif not self._inside or (name and "disabled" in found):
            return
        elif tag == "input" and name:
            kind = found.get("type", "text")
            checked = kind not in {"checkbox", "radio"} or "checked" in found
            if checked and kind not in {"submit", "file", "button"}:
                self._send(name, found.get("value") or "")
        elif tag == "textarea" and name:
            self._textarea = name
            self._send(name, "")
        elif tag == "select" and name:
            self._select = name
        elif tag == "option" and self._select and "selected" in found:
            self._send(self._select, found.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "textarea":
            self._textarea = ""
        elif tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        if self._textarea:
            # The first line end after the tag is not of the text.
            sent = self.sent[self._textarea]
            sent[-1] += data.removeprefix("\n") if not sent[-1] else data

    def _send(self, name: str, value: str) -> None:
        self.sent.setdefault(name, []).append(value)
