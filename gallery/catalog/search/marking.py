"""What of a text matched, for readers to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from gallery.catalog.search.matching import matches_in

if TYPE_CHECKING:
    from gallery.catalog.search.query import Term


def mark(text: str, terms: tuple[Term, ...]) -> SafeString:
    """Return a text escaped for HTML, with `<mark>` around what any of the terms matches."""
    parts: list[str] = []
    done = 0
    for start, end in matches_in(text, terms):
        parts += escape(text[done:start]), "<mark>", escape(text[start:end]), "</mark>"
        done = end
    return mark_safe("".join([*parts, escape(text[done:])]))  # noqa: S308 (escaped piece by piece)  # nosec B703
