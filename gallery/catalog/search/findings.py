"""Which label, or title in another language, matched, where nothing that a card shows did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from gallery.catalog.folding import fold
from gallery.catalog.search.matching import matches_in, pattern_of
from gallery.catalog.translated import LANGUAGES

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from gallery.catalog.models import DiagramTemplate
    from gallery.catalog.search.query import Term


class Finding(NamedTuple):
    """A text of a template, and what it belongs to."""

    kind: Literal["title", "step", "lane", "tag"]
    text: str
    """As readers of the page know it."""
    language: str = ""
    translation: str = ""
    """The same text in another language, if it is this that matched; it is always for a title."""


def found_among(template: DiagramTemplate, terms: tuple[Term, ...]) -> Finding | None:
    """Return the label of a template that matches most terms; None where title or summary show a match.

    Other languages, with the title first, are looked through only where no label of the reader's matches.
    """
    if any(any(matches_in(text, terms)) for text in (template.title, template.summary)):
        return None
    patterns = [pattern_of((term,)) for term in terms]
    shown = (Finding(kind, text) for kind, text, *_elsewhere in template.finding_labels or ())
    return _best(shown, patterns) or _best(_translated(template), patterns)


def _translated(template: DiagramTemplate) -> Iterator[Finding]:
    for language in LANGUAGES:
        title = getattr(template, f"title_{language}")
        if title and title != template.title:
            yield Finding("title", template.title, language, title)
    for kind, text, *elsewhere in template.finding_labels or ():
        for language, translation in elsewhere:
            yield Finding(kind, text, language, translation)


def _best(findings: Iterable[Finding], patterns: Sequence[re.Pattern[str]]) -> Finding | None:
    """Return the first of those that match most patterns, None if none matches any."""
    best, most = None, 0
    for finding in findings:
        folded = fold(finding.translation or finding.text)
        matched = sum(bool(pattern.search(folded)) for pattern in patterns)
        if matched > most:
            best, most = finding, matched
    return best
