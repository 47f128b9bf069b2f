"""The editions of a template after the first: when each came out, and what is new in it.

    editions:
      '2':
        published: 2026-11-12T09:00:00Z
        note: Rolls back on a timeout, too.

The file of another language has the notes alone, under the same numbers. What is noted for an edition that
is still to come stands under `next_note`.
"""

import re

from django.conf import settings
from django.utils.translation import gettext

from gallery.catalog.files.entries import Texts
from gallery.catalog.files.keys import Keys
from gallery.catalog.files.problems import Reporter
from gallery.catalog.models.history import NOTE_LENGTH

_NUMBER = re.compile("[1-9][0-9]{0,4}")


def take_editions(keys: Keys, report: Reporter) -> dict[str, Texts]:
    """Take the editions of the default language, by number."""
    value = keys.take("editions")
    editions: dict[str, Texts] = {}
    for number, edition in sorted(value.keys.items(), key=lambda item: item[0].zfill(9)) if value else ():
        own = Keys(edition.keys, report, edition.line)
        published = own.take_time("published")
        note = own.take_line("note", NOTE_LENGTH)
        own.refuse_rest()
        if not published:
            report(edition.line, gettext("“published” is missing: when did the edition come out?"))
        editions[number] = {"published": published} | ({settings.LANGUAGE_CODE: note} if note else {})
    return editions


def take_notes(keys: Keys, language: str, editions: dict[str, Texts]) -> None:
    """Take the notes of another language into the editions."""
    for number, note in keys.take_texts("editions", NOTE_LENGTH).items():
        editions.setdefault(number, {})[language] = note


def take_next_note(keys: Keys) -> str:
    """Take what will be new in the next edition."""
    return keys.take_line("next_note", NOTE_LENGTH)


def check_editions(editions: dict[str, Texts], version: int, report: Reporter) -> None:
    """Report editions before the second, after the latest, or in another language alone."""
    for number, texts in editions.items():
        if not _NUMBER.fullmatch(number) or not 2 <= int(number) <= version:
            reason = gettext("there is no edition “%(number)s”: editions are numbered from 2 to “version”")
            report(1, reason, number=number)
        elif "published" not in texts:
            report(1, gettext("edition %(number)s is only in another language"), number=number)
