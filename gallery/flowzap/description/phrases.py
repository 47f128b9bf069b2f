"""Phrases: texts in which the author's words and the way to other steps are still known.

A page sets the author's words apart (they may be in another language than the sentence around them) and
makes links of what names a step; plain text is the same without either.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from string import Formatter
from typing import NamedTuple

from gallery.flowzap.languages import Language, sentence

_MARK = "\0"


class Piece(NamedTuple):
    """A stretch of text: `authored` if the diagram says so, leading to a `step` unless that is 0."""

    text: str
    authored: bool = False
    step: int = 0


class Phrase(tuple[Piece, ...]):
    """A text in pieces, false if it has none; neighbours that lead to the same step are one link."""

    __slots__ = ()

    def __str__(self) -> str:
        return "".join(piece.text for piece in self)

    def leading_to(self, step: int) -> "Phrase":
        """Return the phrase as a link to a step."""
        return Phrase(piece._replace(step=step) for piece in self)

    def as_sentence(self) -> "Phrase":
        """Return the phrase with a capital, unless it begins with the author's words."""
        if not self or self[0].authored:
            return self
        first, *others = self
        return Phrase((first._replace(text=first.text[:1].upper() + first.text[1:]), *others))


def tell(template: str, language: Language, **slots: "str | int | Phrase") -> Phrase:
    """Say in a language what an English template says, its parameters filled in.

    A string is the author's and stays apart; numbers and phrases are the engine's own.
    """
    pieces: list[Piece] = []
    for position, text in enumerate(_pattern(template, language)):
        if position % 2 == 0:
            if text:
                pieces.append(Piece(text))
            continue
        match slots[text]:
            case Phrase() as phrase:
                pieces.extend(phrase)
            case str() as words:
                pieces.append(Piece(words, authored=True))
            case number:
                pieces.append(Piece(str(number)))
    return Phrase(pieces)


def said(text: str) -> Phrase:
    """Return a finished text of the engine as a phrase."""
    return Phrase((Piece(text),))


def authored(text: str) -> Phrase:
    """Return the author's words as a phrase."""
    return Phrase((Piece(text, authored=True),))


def joined(phrases: Iterable[Phrase], between: str) -> Phrase:
    """Return phrases as one, with the same text between any two."""
    pieces = chain.from_iterable((Piece(between), *phrase) for phrase in phrases)
    return Phrase(tuple(pieces)[1:])


def either(phrases: Sequence[Phrase], language: Language) -> Phrase:
    """Return phrases as one: A, B or C."""
    if len(phrases) < 2:
        return joined(phrases, "")
    return tell("{most} or {last}", language, most=joined(phrases[:-1], ", "), last=phrases[-1])


def together(phrases: Sequence[Phrase], language: Language) -> Phrase:
    """Return phrases as one: A, B and C."""
    if len(phrases) < 2:
        return joined(phrases, "")
    return tell("{most} and {last}", language, most=joined(phrases[:-1], ", "), last=phrases[-1])


@lru_cache(maxsize=512)
def _pattern(template: str, language: Language) -> tuple[str, ...]:
    """Return a translated template taken apart: text, name of a parameter, text, …, text."""
    names = [name for _, name, _, _ in Formatter().parse(template) if name]
    return tuple(sentence(template, language, {name: f"{_MARK}{name}{_MARK}" for name in names}).split(_MARK))
