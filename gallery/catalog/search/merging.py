"""The part of PostgreSQL's index over search entries that every search goes through: kept empty.

What is written lies in a list beside the index at first. Merging hundreds of templates at once takes a third
of the time of merging them one by one, since most of their words are the same; but with many pages in that
list each search is slow, and the planner rather reads all entries. So whoever writes has it merged.
"""

from __future__ import annotations

from django.conf import settings
from django.db import connection

INDEXES = [f"catalog_search_{language}" for language, _name in settings.LANGUAGES]
"""As migration 0003 names them."""


def merge_into_index() -> None:
    """Merge into the index what was written beside it. Keeps nobody from reading or writing.

    Does nothing on SQLite, nor where the indexes belong to another role than that of the connection: there
    PostgreSQL merges once the list has 4 MB, or when it tidies the table up.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT gin_clean_pending_list(oid) FROM pg_class"
                " WHERE relname = ANY(%s) AND relkind = 'i' AND pg_has_role(relowner, 'USAGE')",
                [INDEXES],
            )
