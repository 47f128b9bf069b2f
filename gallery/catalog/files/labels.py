"""The labels of a diagram in another language, as a table from English text to translated text.

Where one English text has several translations, the table holds one by place:

    labels:
      Retry: Réessayer
      Failed:
        n4: Échec
        n3 -> n4: En échec

What was translated from a text that the diagram has no more, or has otherwise, stands apart:

    former_labels:
    - [n5, Pay by card, Payer par carte]
"""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext

from gallery import flowzap
from gallery.catalog.files.entries import Translation
from gallery.catalog.files.front_matter import Value
from gallery.catalog.files.problems import Reporter
from gallery.catalog.tidying import tidy_line
from gallery.catalog.translating.labels import LabelState, label_table, unwritable_label

Table = dict[str, str | dict[str, str]]


def table_of(english: str, translations: Iterable[Translation]) -> Table:
    """Return the table of those labels that are translated from what they say."""
    by_text: dict[str, dict[str, str]] = {}
    places: dict[str, int] = {}
    for label in label_table(english, translations).labels:
        places[label.english] = places.get(label.english, 0) + 1
        if label.state is LabelState.TRANSLATED:
            by_text.setdefault(label.english, {})[label.place] = label.text
    return {text: _one(by_place, places[text]) for text, by_place in by_text.items()}


def _one(by_place: dict[str, str], places: int) -> str | dict[str, str]:
    """Return the one translation where all places agree, else all."""
    texts = set(by_place.values())
    return texts.pop() if len(texts) == 1 and len(by_place) == places else by_place


def former_labels_of(english: str, translations: Iterable[Translation]) -> list[list[str]]:
    """Return the translations of what labels said before, and of labels that are gone."""
    table = label_table(english, translations)
    changed = [(label.place, label.former, label.text) for label in table.labels if label.former]
    return [list(translation) for translation in (*changed, *table.removed)]


def read_labels(
    english: str, table: Value | None, former: Value | None, report: Reporter
) -> list[Translation]:
    """Return the translations that both tables hold, reporting what no label of the source asks for."""
    translations = list(_translations(english, table, report)) if table else []
    if table:
        _report_unused(table, {label.text for label in flowzap.labels_of(english)}, translations, report)
    return translations + (list(_former(former, report)) if former else [])


def _translations(english: str, table: Value, report: Reporter) -> Iterator[Translation]:
    for label in flowzap.labels_of(english):
        value = table.keys.get(label.text)
        if value is not None and value.keys:
            value = value.keys.get(label.place)
        if value is None:
            continue
        text = _checked(value, report)
        if fault := unwritable_label(english, label.place, text):
            report(value.line, fault)
        yield label.place, label.text, text


def _former(rows: Value, report: Reporter) -> Iterator[Translation]:
    if not isinstance(rows.content, list):
        report(rows.line, gettext("“%(key)s” must be a list"), key="former_labels")
    for row in rows.items:
        texts = [item.text for item in row.items]
        if len(texts) != 3 or not all(texts) or not tidy_line(texts[2]):
            reason = gettext("a former label must be a list of its place, its text and its translation")
            report(row.line, reason)
        else:
            yield texts[0], texts[1], tidy_line(texts[2])  # what was translated is found again as it was


def _checked(value: Value, report: Reporter) -> str:
    """Return a translation, reporting one that is empty or no text."""
    if not value.text.strip():
        report(value.line, gettext("a label’s translation must be text"))
    return tidy_line(value.text)


def _report_unused(table: Value, texts: set[str], there: list[Translation], report: Reporter) -> None:
    """Report translations that no label of the diagram asks for."""
    places = {place for place, _, _ in there}
    for text, value in table.keys.items():
        if text not in texts:
            report(value.line, gettext("no label of the diagram says “%(text)s”"), text=text)
            continue
        for place, translation in value.keys.items():
            if place not in places:
                report(translation.line, gettext("there is no label at %(place)s"), place=place)
