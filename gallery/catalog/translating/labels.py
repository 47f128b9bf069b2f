"""The labels of a diagram in another language, each with the text it was translated from.

A translation is kept with its place (`n3`, `lane Desk`, `n3 -> n4`) and the English text that stood there
when it was made. After an edit of the English source it is found again by that text, wherever it stands
now, so that neither renumbering nor moving a step costs a translation, nor confuses two of one text. What
stands at the same place with another text is shown in its old translation, and marked as changed; what is
nowhere any more is kept aside, in case that the label comes back.
"""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from gallery import flowzap
from gallery.catalog.tidying import unwritable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MOST_ROUNDS = 4
"""Times that translations are put in order before that is given up; one for almost all there are."""


labels_of = lru_cache(maxsize=512)(flowzap.labels_of)
"""Labels of a source, kept for a while: whatever is made of a template asks for the same ones again."""


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

    What says the same at the same place or in the same order comes first, then the one translation that a
    text has anywhere, then what was made for another text at the place. Cost: that of a difference of texts.
    """
    rows = [Translation(*row) for row in translations]
    labels = labels_of(english)
    table = _Finding(labels, rows).table()
    for _ in range(MOST_ROUNDS):
        if list(table.translations) == rows:
            break
        # What is kept must be read as it is shown, which can take a round where one text has many.
        rows = list(table.translations)
        table = _Finding(labels, rows).table()
    return table


class _Finding:
    """One assignment of translations to labels."""

    def __init__(self, labels: Sequence[flowzap.Label], translations: Sequence[Translation]) -> None:
        self._labels = labels
        self._rows = list(dict.fromkeys(translations))
        self._by_text: dict[str, list[Translation]] = defaultdict(list)
        for row in self._rows:
            self._by_text[row.original].append(row)

    def table(self) -> LabelTable:
        found = self._found()
        free = [row for row in self._rows if row not in set(found.values())]
        former = {row.place: row for row in reversed(free)}
        labels = []
        for label in self._labels:
            if row := found.get(label.place):
                labels.append(TranslatedLabel(label.place, label.text, row.text, LabelState.TRANSLATED))
            elif row := former.get(label.place):
                free.remove(row)
                changed = LabelState.CHANGED
                labels.append(TranslatedLabel(label.place, label.text, row.text, changed, row.original))
            else:
                labels.append(TranslatedLabel(label.place, label.text, "", LabelState.MISSING))
        said = {(label.english, label.text) for label in labels if label.state is LabelState.TRANSLATED}
        return LabelTable(tuple(labels), tuple(row for row in free if (row.original, row.text) not in said))

    def _found(self) -> dict[str, Translation]:
        """Return the translation of every label that says what was translated.

        Where one text has several translations, places tell them apart unless more seem to have moved: after
        a renumbering it is the order in which they stand.
        """
        in_order, in_place = self._in_order(), self._in_place()
        moved = sum(place != row.place for place, row in in_order.items())
        found: dict[str, Translation] = {}
        for way in (in_place, in_order) if len(in_place) >= moved else (in_order, in_place):
            taken = set(found.values())
            found |= {place: row for place, row in way.items() if place not in found and row not in taken}
        for label in self._labels:
            if label.place not in found and (row := self._of_the_text(label.text, found)):
                found[label.place] = row
        return found

    def _in_place(self) -> dict[str, Translation]:
        """Match what says the same at the same place."""
        texts = {label.place: label.text for label in self._labels}
        return {row.place: row for row in reversed(self._rows) if texts.get(row.place) == row.original}

    def _in_order(self) -> dict[str, Translation]:
        """Match what says the same in the same order, as a difference of two texts matches their lines."""
        before, after = [row.original for row in self._rows], [label.text for label in self._labels]
        blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
        return {
            self._labels[block.b + step].place: self._rows[block.a + step]
            for block in blocks
            for step in range(block.size)
        }

    def _of_the_text(self, text: str, found: Mapping[str, Translation]) -> Translation | None:
        """Return the one translation of a text there is, or the one that is free, having moved here."""
        known = self._by_text.get(text, [])
        if len({row.text for row in known}) == 1:
            return known[0]
        taken = set(found.values())
        free = [row for row in known if row not in taken]
        return free[0] if len({row.text for row in free}) == 1 else None


def translated_source(english: str, table: LabelTable) -> str:
    """Return the source with its labels translated as far as they are, "" if none is.

    A text that cannot stand at its place, such as a bracket in the condition of a loop, is left out, and so
    is one with a control character.
    """
    texts = {
        label.place: label.text for label in table.labels if label.text and unwritable(label.text) is None
    }
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
