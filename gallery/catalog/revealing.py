"""Characters that are not seen, made visible where somebody reads what a source really says.

A source may hold characters that turn the direction of what follows: it would look like another one than it
is. Each stands in an element of its own, out of which it has no effect, and which the page shows as a mark;
the text stays what it is, character for character, for those who copy it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from gallery.catalog.tidying import UNSEEN

if TYPE_CHECKING:
    import re


def reveal(text: str) -> SafeString:
    """Return a text for HTML, in which every character that is not seen is marked."""
    return reveal_in(SafeString(escape(text)))  # nosec B703


def reveal_in(html: SafeString) -> SafeString:
    """Mark the characters that are not seen in HTML which has them in its text alone."""
    return mark_safe(UNSEEN.sub(_marked, html))  # noqa: S308 (safe as it came, and the mark is ours)  # nosec B703


def _marked(found: re.Match[str]) -> str:
    sign = found[0]
    return f'<bdi class="unseen" title="U+{ord(sign):04X}">{sign}</bdi>'
