"""The labels of a translated source, as a table from English text to translated text.

Where one English text has several translations, the table holds one by place:

    Retry: Réessayer
    Failed:
      n4: Échec
      n3 -> n4: En échec
"""

from gallery import flowzap
from gallery.catalog.files.front_matter import Value
from gallery.catalog.files.problems import Reporter
from gallery.catalog.tidying import tidy_line

Table = dict[str, str | dict[str, str]]


def table_of(english: str, translated: str) -> Table:
    """Return the table that makes the translated source from the English one."""
    translations = {label.place: label.text for label in flowzap.labels_of(translated)}
    by_text: dict[str, dict[str, str]] = {}
    for label in flowzap.labels_of(english):
        by_text.setdefault(label.text, {})[label.place] = translations.get(label.place, label.text)
    return {text: _one(by_place) for text, by_place in by_text.items()}


def _one(by_place: dict[str, str]) -> str | dict[str, str]:
    """Return the one translation where all places agree, else all."""
    texts = set(by_place.values())
    return texts.pop() if len(texts) == 1 else by_place


def translate(english: str, table: Value, report: Reporter) -> str:
    """Return the source with its labels translated, reporting what the table lacks or has too much."""
    translations: dict[str, str] = {}
    used: set[str] = set()
    for label in flowzap.labels_of(english):
        value = table.keys.get(label.text)
        if value is None:
            if label.text not in used:
                report(table.line, f"label “{label.text}” ({label.place}) is not translated")
        elif not value.keys:
            translations[label.place] = _checked(value, report)
        elif label.place in value.keys:
            translations[label.place] = _checked(value.keys[label.place], report)
        else:
            report(value.line, f"label “{label.text}” is not translated for {label.place}")
        used.add(label.text)
    _report_unused(table, used, translations, report)
    try:
        return flowzap.relabel(english, translations)
    except ValueError as error:  # a text that cannot stand there, such as a bracket in a loop's condition
        report(table.line, str(error))
        return ""


def _checked(value: Value, report: Reporter) -> str:
    """Return a translation, reporting one that is empty or no text."""
    if not value.text.strip():
        report(value.line, "a label's translation must be text")
    return tidy_line(value.text)


def _report_unused(table: Value, used: set[str], places: dict[str, str], report: Reporter) -> None:
    """Report translations that no label of the diagram asks for."""
    for text, value in table.keys.items():
        if text not in used:
            report(value.line, f"no label of the diagram says “{text}”")
            continue
        for place, translation in value.keys.items():
            if place not in places:
                report(translation.line, f"there is no label at {place}")
