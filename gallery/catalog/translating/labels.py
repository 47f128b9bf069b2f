"""The labels of a diagram in another language, each with the text it was translated from.

A translation is kept with its place (`n3`, `lane Desk`, `n3 -> n4`) and the English text that stood there
when it was made. After an edit of the English source it is found again by that text, wherever it stands
now, so that neither renumbering nor moving a step costs a translation. What stands at the same place with
another text is shown in its old translation, and marked as changed; what is nowhere any more is kept aside,
in case that the label comes back.
"""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from gallery import flowzap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Translation(NamedTuple):
    """What a label was translated from, and to; as JSON a list of three texts."""

    place: str
    original: str
    text: str


class LabelState(StrEnum):
    """How a label and its translation stand to each other."""

    TRANSLATED = "translated"
    CHANGED = "changed"
    """The English text is another one since."""
    MISSING = "missing"


class TranslatedLabel(NamedTuple):
    """A label of the English source and its translation, empty if there is none."""

    place: str
    english: str
    text: str
    state: LabelState
    former: str = ""
    """Of a changed label: the English text that was translated."""


class LabelTable(NamedTuple):
    """Every label in the order of the source, and the translations of labels that are gone."""

    labels: tuple[TranslatedLabel, ...]
    removed: tuple[Translation, ...]

    @property
    def done(self) -> int:
        """How many labels are translated from what they say now."""
        return sum(label.state is LabelState.TRANSLATED for label in self.labels)

    @property
    def translations(self) -> tuple[Translation, ...]:
        """What is to be kept, in the order of the source."""
        kept = [
            Translation(label.place, label.former or label.english, label.text)
            for label in self.labels
            if label.text
        ]
        return (*kept, *self.removed)


def label_table(english: str, translations: Iterable[Sequence[str]]) -> LabelTable:
    """Find the translation of every label of a source.

    The translation of the same text at the same place is taken first, then one of the same text elsewhere
    if it is free or all of that text agree, then what was made for another text at the place.
    """
    return _Finding(english, [Translation(*row) for row in translations]).table()


class _Finding:
    """One assignment of translations to labels."""

    def __init__(self, english: str, translations: Sequence[Translation]) -> None:
        self._labels = flowzap.labels_of(english)
        self._free = dict.fromkeys(translations)
        self._by_text: dict[str, list[Translation]] = defaultdict(list)
        for translation in self._free:
            self._by_text[translation.original].append(translation)

    def table(self) -> LabelTable:
        found = self._at_their_places()
        for label in self._labels:
            if label.place not in found and (same := self._of_the_text(label.text)):
                found[label.place] = same
                self._free.pop(same, None)
        by_place = {translation.place: translation for translation in reversed(self._free)}
        labels = []
        for label in self._labels:
            translation = found.get(label.place)
            if translation is None and (former := by_place.get(label.place)):
                self._free.pop(former)
                changed = LabelState.CHANGED
                row = TranslatedLabel(label.place, label.text, former.text, changed, former.original)
            elif translation is None:
                row = TranslatedLabel(label.place, label.text, "", LabelState.MISSING)
            else:
                row = TranslatedLabel(label.place, label.text, translation.text, LabelState.TRANSLATED)
            labels.append(row)
        known = {label.english for label in labels if label.state is LabelState.TRANSLATED}
        return LabelTable(tuple(labels), tuple(t for t in self._free if t.original not in known))

    def _at_their_places(self) -> dict[str, Translation]:
        texts = {label.place: label.text for label in self._labels}
        there = [row for row in self._free if texts.get(row.place) == row.original]
        for row in there:
            self._free.pop(row)
        return {row.place: row for row in there}

    def _of_the_text(self, text: str) -> Translation | None:
        """Return a translation of a text that moved here, or that is the same wherever the text stands."""
        known = self._by_text.get(text, [])
        moved = next((row for row in known if row in self._free), None)
        return moved or (known[0] if len({row.text for row in known}) == 1 else None)


def translated_source(english: str, table: LabelTable) -> str:
    """Return the source with its labels translated as far as they are, "" if none is.

    A text that cannot stand at its place, such as a bracket in the condition of a loop, is left out.
    """
    texts = {label.place: label.text for label in table.labels if label.text}
    if not texts:
        return ""
    try:
        return flowzap.relabel(english, texts)
    except ValueError:
        writable = {place for place, text in texts.items() if not unwritable_label(english, place, text)}
        return flowzap.relabel(english, {place: texts[place] for place in writable})


def unwritable_label(english: str, place: str, text: str) -> str:
    """Return why a text cannot stand at a place of a source, "" if it can."""
    try:
        flowzap.relabel(english, {place: text})
    except ValueError as error:
        return str(error)
    return ""


def translations_of(english: str, translated: str) -> list[Translation]:
    """Return the translations that lead from a source to its translation."""
    texts = {label.place: label.text for label in flowzap.labels_of(translated)}
    return [
        Translation(label.place, label.text, texts[label.place])
        for label in flowzap.labels_of(english)
        if label.place in texts
    ]
