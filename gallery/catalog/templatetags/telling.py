"""A diagram told as text, as HTML."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gallery.flowzap import Phrase

register = template.Library()

ACCENTS = 8
"""How many colours the lanes of a picture take in turns."""


class Telling(NamedTuple):
    """What a page knows of a diagram that it tells."""

    nodes: Sequence[str]
    """By number of a step, its node, whose id is that of the step on the page."""
    labels: str = ""
    """Language of the author's words, empty if it is that of the page."""


@register.filter
def told(phrase: Phrase, telling: Telling) -> SafeString:
    """Write a phrase with links to the steps that it names and the author's words set apart.

    A phrase that begins with the author's words is about them: there they stand out.
    """
    lang = f' lang="{escape(telling.labels)}"' if telling.labels else ""
    parts: list[str] = []
    for step, pieces in groupby(enumerate(phrase), lambda numbered: numbered[1].step):
        if step:
            parts.append(f'<a href="#{escape(telling.nodes[step - 1])}">')
        for position, piece in pieces:
            text = escape(piece.text)
            if piece.authored and position == 0:
                parts.append(f'<b dir="auto"{lang}>{text}</b>')
            elif piece.authored:
                parts.append(f"<bdi{lang}>{text}</bdi>")
            else:
                parts.append(text)
        if step:
            parts.append("</a>")
    return SafeString("".join(parts))  # (escaped piece by piece)  # nosec B703


@register.filter
def accent(lane: int) -> str:
    """Return the class that gives a lane, by its number from 0, the colour that it has in the picture."""
    return f"fz-a{lane % ACCENTS}"
