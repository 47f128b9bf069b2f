"""The words of all templates, for mistyped ones to be corrected by.

A word of a visitor's search with which one of these begins is taken as typed: so a word leaves with the last
template that has it.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from django.apps import apps
from django.conf import settings
from django.db import connections, router

from gallery.catalog.search.hits import fts5_table, vector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Manager

    from gallery.catalog.models import SearchWord

BATCH = 500
"""Words of one statement."""


def replace_words(before: set[str], after: set[str]) -> None:
    """Add the words that a template gained, and remove those it lost and no other template has.

    Its entries, and so the index, are up to date by now. The entry of one language has all of its words.
    """
    vocabulary: Manager[SearchWord] = apps.get_model("catalog", "SearchWord").objects
    for words in _batches(after - before):
        vocabulary.bulk_create([vocabulary.model(word=word) for word in words], ignore_conflicts=True)
    connection = connections[router.db_for_write(vocabulary.model)]
    for words in _batches(before - after):
        places = ", ".join(["%s"] * len(words))
        with connection.cursor() as cursor:
            cursor.execute(
                f"DELETE FROM catalog_searchword WHERE word IN ({places})"  # noqa: S608 (nothing of a visitor's)  # nosec B608
                f" AND NOT EXISTS ({_ENTRIES_WITH_WORD[connection.vendor]})",
                words,
            )


def _batches(words: set[str]) -> Iterator[list[str]]:
    """Yield words in one order everywhere, so that writers at the same time wait for each other in turn."""
    rest = iter(sorted(words))
    while batch := list(islice(rest, BATCH)):
        yield batch


_FTS5 = fts5_table(settings.LANGUAGE_CODE)
_ENTRIES_WITH_WORD = {
    "sqlite": f"""SELECT 1 FROM {_FTS5} WHERE {_FTS5} MATCH '"' || word || '"'""",  # noqa: S608 (names of ours)  # nosec B608
    "postgresql": (
        f"SELECT 1 FROM catalog_searchentry WHERE language = '{settings.LANGUAGE_CODE}'"  # noqa: S608  # nosec B608
        f" AND {vector()} @@ ('''' || word || '''')::tsquery"
    ),
}
