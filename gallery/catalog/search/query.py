"""What a reader looks for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Self

from gallery.catalog.search.findings import found_among
from gallery.catalog.search.marking import mark
from gallery.catalog.search.spelling import Correction, corrections_of
from gallery.catalog.search.words import words_of

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from gallery.catalog.models import DiagramTemplate
    from gallery.catalog.search.findings import Finding

LONGEST_TEXT = 200
"""Characters of a search that count."""
MOST_TERMS = 10
"""Words of a search that count: more describe no template better."""
TELLING = 4
"""Letters of a word that says what a title is about."""


class Term(NamedTuple):
    """What one typed word asks for: words that begin with one of these, or are one of them."""

    stems: tuple[str, ...]
    whole: bool = False


class Search:
    """A text that a reader looks for in a language, as terms; made without a look at the database.

    The first use of `terms` or `corrections` asks the database once, and only if any word can be corrected.
    """

    def __init__(self, text: str, language: str, words: list[str], *, whole: bool = False) -> None:
        self.text = text
        self.language = language
        self.words = tuple(words[:MOST_TERMS])
        self._whole = whole

    @classmethod
    def of(cls, text: str, language: str) -> Self:
        """Return the search for every word of a text, as typed so far."""
        text = text[:LONGEST_TEXT].strip()
        return cls(text, language, words_of(text))

    @classmethod
    def resembling(cls, text: str, language: str) -> Self:
        """Return the search for the telling words of a title, as they are."""
        return cls(text, language, [word for word in words_of(text) if len(word) >= TELLING], whole=True)

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is looked for."""
        return not self.words

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """What each word asks for; a mistyped one for what may have been meant."""
        return tuple(
            Term(self._corrected[word].stems if word in self._corrected else (word,), self._whole)
            for word in self.words
        )

    @cached_property
    def corrections(self) -> dict[str, str]:
        """By mistyped word, what is looked for instead."""
        return {typed: correction.shown for typed, correction in self._corrected.items()}

    @cached_property
    def _corrected(self) -> dict[str, Correction]:
        return {} if self._whole else corrections_of(self.words)

    def marked(self, text: str) -> SafeString:
        """Return a text for HTML, with `<mark>` around whatever matches."""
        return mark(text, self.terms)

    def found_in(self, template: DiagramTemplate) -> Finding | None:
        """Return what a template was found by, if its title and its summary do not tell.

        The template comes from `DiagramTemplate.objects.with_findings(self)`.
        """
        return None if self.is_empty else found_among(template, self.terms)
