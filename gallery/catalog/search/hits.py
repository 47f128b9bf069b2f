"""Which templates hold the terms of a search, and how prominently, asked of the database's own index.

Each language has an index of its own, that migration 0003 makes: on SQLite an FTS5 table whose rows are
numbered as the templates are, on PostgreSQL a GIN index over vectors of the columns of `SearchEntry`.
Neither reads a template or its words to tell which hold a term.

Templates are ranked by where they hold a term, not by how often (`bm25`, `ts_rank`): that takes no more than
the index, so that thousands of hits are ranked in milliseconds, and both databases agree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from django.apps import apps
from django.conf import settings
from django.db import connections, router
from django.db.models import BooleanField, Case, F, Func, IntegerField, Value, When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler

    from gallery.catalog.search.query import Search, Term

    Each = Literal["AND", "OR"]

COLUMNS = ("title_words", "label_words", "text_words", "other_words")
"""The columns of an entry, the weightiest first; each word is in one of them only."""
POINTS = {"title_words": 8, "label_words": 4, "text_words": 2}
WHOLE_TITLE_WORD = 9
"""A word of the title that is typed to its end. The points of a search add up over its terms."""
MOST_RANKED = 5
"""Terms that count in the order of what was found: who types more is found by, not sorted by, the rest."""


class Holds(Func):
    """Whether a template is among those that hold all of some terms, or any, somewhere or in one column."""

    output_field = BooleanField()

    def __init__(self, language: str, terms: Sequence[Term], *, each: Each = "AND", column: str = "") -> None:
        super().__init__(F("pk"))
        self.language, self.terms, self.each, self.column = language, terms, each, column

    def as_sql(  # type: ignore[override]  # nothing in it is left to the caller
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_context: Any
    ) -> tuple[str, list[Any]]:
        """Compare the key of the template with those found.

        The plus keeps SQLite from reading each template found: it goes through a short index instead.
        """
        key, parameters = compiler.compile(self.source_expressions[0])
        found, query = keys_query(
            connection.vendor, self.language, self.terms, each=self.each, column=self.column
        )
        return f"{'+' * (connection.vendor == 'sqlite')}{key} IN ({found})", [*parameters, *query]


def keys_found(search: Search) -> list[int]:
    """Return the keys of all templates, public or not, that hold every term of a search, which has terms."""
    connection = connections[router.db_for_read(apps.get_model("catalog", "SearchEntry"))]
    with connection.cursor() as cursor:
        cursor.execute(*keys_query(connection.vendor, search.language, search.terms))
        return [key for (key,) in cursor.fetchall()]


def keys_query(
    vendor: str, language: str, terms: Sequence[Term], *, each: Each = "AND", column: str = ""
) -> tuple[str, list[str]]:
    """Return the statement, and its parameters, that asks the index of a language for templates."""
    if language not in dict(settings.LANGUAGES):
        raise ValueError(f"there is no index of {language!r}")
    if vendor == "sqlite":
        table = fts5_table(language)
        query = f" {each} ".join(f"({_fts5(term)})" for term in terms)
        return (
            f"SELECT rowid FROM {table} WHERE {table} MATCH %s",  # noqa: S608 (names of ours)
            [f"{column} : ({query})" if column else query],
        )
    query = f" {'&' if each == 'AND' else '|'} ".join(f"({_tsquery(term)})" for term in terms)
    statement = (
        "SELECT template_id FROM catalog_searchentry"  # noqa: S608 (names of ours)
        f" WHERE language = %s AND {vector(column)} @@ %s::tsquery"
    )
    return statement, [language, query]


def fts5_table(language: str) -> str:
    """Return the name of SQLite's index of a language."""
    return f"catalog_search_{language}"


def vector(column: str = "") -> str:
    """Return the words of a column, or of all, as a vector of PostgreSQL, as its index has them."""
    arrays = (f"string_to_array({name}, ' ')" for name in ([column] if column else COLUMNS))
    return f"array_to_tsvector({' || '.join(arrays)})"


def relevance(search: Search) -> Any:
    """Return an expression: the points of a template in a search; none in one without terms.

    Single letters, as before a French apostrophe, count only where there is nothing else.
    """
    long = [term for term in search.terms if max(map(len, term.stems)) > 1]
    ranked = (long or search.terms)[:MOST_RANKED]
    return sum((_points(search.language, term) for term in ranked), start=Value(0))


def _points(language: str, term: Term) -> Case:
    """Give the points of the weightiest column that holds a term."""
    places = [(points, term, column) for column, points in POINTS.items()]
    if not term.whole:
        places.insert(0, (WHOLE_TITLE_WORD, term._replace(whole=True), "title_words"))
    cases = (When(Holds(language, [term], column=column), then=points) for points, term, column in places)
    return Case(*cases, default=0, output_field=IntegerField())


def _fts5(term: Term) -> str:
    return " OR ".join(f'"{stem}"' if term.whole else f'"{stem}"*' for stem in term.stems)


def _tsquery(term: Term) -> str:
    return " | ".join(f"'{stem}'" if term.whole else f"'{stem}':*" for stem in term.stems)
