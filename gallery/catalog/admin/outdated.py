"""Translations that are older than the English text, with what became of that text since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.admin.utils import label_for_field

from gallery.catalog.history import entry_in
from gallery.catalog.history.text_differences import differences
from gallery.catalog.models.diagram_template import OTHER_LANGUAGES, DiagramTemplate
from gallery.catalog.translating.texts import made_from

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from gallery.catalog.history.text_differences import Row

LOOKED_BACK = 50
"""Changes among which the English text is looked for that was translated."""
_IN_ENTRY = {"title": "titles", "summary": "summaries", "description": "descriptions"}


@dataclass(frozen=True)
class OutdatedText:
    """A text whose translation was made from another English text."""

    field: str
    language: str
    is_confirmed: bool
    """Whether somebody has just said that it is right all the same."""
    rows: Sequence[Row]
    """From the English text that was translated to today's; none where nobody knows it any more."""

    @property
    def name(self) -> str:
        """What the text is called in the active language: “summary (French)”."""
        return str(label_for_field(f"{self.field}_{self.language}", DiagramTemplate))

    @property
    def html_id(self) -> str:
        """Id of the box of the translation."""
        return f"id_{self.field}_{self.language}"


def outdated_texts(
    template: DiagramTemplate, confirmed: Collection[tuple[str, str]] = ()
) -> list[OutdatedText]:
    """Return the texts to look at again; of some somebody has `confirmed` that they are right."""
    found = [(language, field) for language in OTHER_LANGUAGES for field in template.outdated_texts(language)]
    if not found:
        return []
    past = [entry_in(change) for change in template.changes.all()[:LOOKED_BACK]]
    texts = []
    for language, field in found:
        trace = template.translated_from[language][field]
        were = (getattr(entry, _IN_ENTRY[field]).get("en", "") for entry in past)
        before = next((text for text in were if made_from(text, trace)), None)
        now = getattr(template, f"{field}_en")
        rows = differences(before, now) if before is not None else []
        texts.append(OutdatedText(field, language, (language, field) in confirmed, rows))
    return texts
