"""What the page on which a source is written shows before anything is typed."""

from __future__ import annotations

from django import template

from gallery.catalog.admin.source_desk.examining import Examined, examine
from gallery.catalog.admin.source_desk.words import EDITOR_WORDS

register = template.Library()


@register.simple_tag
def examined(source: str | None) -> Examined:
    """Examine the text in a form's field; line ends are the browser's if it was sent before."""
    return examine((source or "").replace("\r\n", "\n"))


@register.simple_tag
def editor_words() -> dict[str, str]:
    """Return what the editor itself says in the active language."""
    return {name: str(words) for name, words in EDITOR_WORDS.items()}
