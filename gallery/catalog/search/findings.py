"""Which label of a diagram matched, where nothing that a card shows did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from gallery.catalog.folding import fold
from gallery.catalog.search.matching import matches_in, pattern_of

if TYPE_CHECKING:
    from gallery.catalog.models import DiagramTemplate
    from gallery.catalog.search.query import Term


class Finding(NamedTuple):
    """A label, and what it belongs to."""

    kind: Literal["step", "lane", "tag"]
    text: str


def found_among(template: DiagramTemplate, terms: tuple[Term, ...]) -> Finding | None:
    """Return the label of a template that matches most terms; None where title or summary show a match."""
    if any(any(matches_in(text, terms)) for text in (template.title, template.summary)):
        return None
    best, most = None, 0
    patterns = [pattern_of((term,)) for term in terms]
    for kind, text in template.finding_labels or ():
        folded = fold(text)
        matched = sum(bool(pattern.search(folded)) for pattern in patterns)
        if matched > most:
            best, most = Finding(kind, text), matched
    return best
