"""Which label of a diagram matched, where nothing that a card shows did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from gallery.catalog.search.matching import matched_part, matches_in
from gallery.catalog.search.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gallery.catalog.models import DiagramTemplate
    from gallery.catalog.search.query import Term


class Finding(NamedTuple):
    """A label, and what it belongs to."""

    kind: Literal["step", "lane", "tag"]
    text: str


def found_among(template: DiagramTemplate, terms: Sequence[Term]) -> Finding | None:
    """Return the label of a template that matches most terms; None where title or summary show a match."""
    if any(any(matches_in(text, terms)) for text in (template.title, template.summary)):
        return None
    best, most = None, 0
    for kind, text in template.finding_labels or ():
        words = words_of(text)
        matched = sum(any(matched_part(word, term) for word in words) for term in terms)
        if matched > most:
            best, most = Finding(kind, text), matched
    return best
