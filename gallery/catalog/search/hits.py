"""Which templates hold the terms of a search, and how prominently, asked of the database's own index.

Each language has an index of its own, that migration 0003 makes: on SQLite an FTS5 table whose rows are
numbered as the templates are, on PostgreSQL a GIN index over vectors of the columns of `SearchEntry`.
Neither reads a template or its words to tell which hold a term.

Templates are ranked by where they hold a term, not by how often (`bm25`, `ts_rank`): that takes no more than
the index, so that thousands of hits are ranked in milliseconds, and both databases agree. The index is asked
for the keys of each place in a subquery of its own, all in one statement: short enough for PostgreSQL to
answer at once, where it would start workers or a compiler for their union.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.db import connections, router
from django.db.models import BooleanField, F, Func

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler

    from gallery.catalog.search.query import Search, Term

COLUMNS = ("title_words", "label_words", "text_words", "other_words")
"""The columns of an entry, the weightiest first; each word is in one of them only."""
POINTS = {"": 1, "text_words": 2, "label_words": 4, "title_words": 8}
"""For a word by the column that it is in; for one anywhere, which may be the other language, the fewest."""
WHOLE_TITLE_WORD = 9
"""A word of the title that is typed to its end. The points of a search add up over its terms."""
MOST_RANKED = 5
"""Terms that count in the order of what was found: who types more is found by, not sorted by, the rest."""
_LISTED = {"sqlite": "(SELECT json_group_array(key) FROM ({}))", "postgresql": "ARRAY({})"}


@dataclass(frozen=True, slots=True)
class Hits:
    """The templates, public or not, that hold the terms of a search, by their primary keys."""

    keys: Sequence[int] = field(default_factory=list)
    """Those that hold every term, in no order."""
    places: Sequence[tuple[int, int, Sequence[int]]] = ()
    """A term by its number, the points for a place of it, and who holds it there; best places last."""

    def points(self, among: Collection[int] | None = None) -> Counter[int]:
        """Return how prominently the terms stand in each template that holds any, of all or of some."""
        wanted = None if among is None else set(among)
        best: dict[int, dict[int, int]] = defaultdict(dict)
        for number, points, held in self.places:
            best[number].update(dict.fromkeys(held if wanted is None else wanted.intersection(held), points))
        sums: Counter[int] = Counter()
        for points_of_term in best.values():
            sums.update(points_of_term)
        return sums


class Holds(Func):
    """Whether a template is among those that hold every one of some terms."""

    output_field = BooleanField()

    def __init__(self, language: str, terms: Sequence[Term]) -> None:
        super().__init__(F("pk"))
        self.language, self.terms = language, terms

    def as_sql(  # type: ignore[override]  # nothing in it is left to the caller
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_context: Any
    ) -> tuple[str, list[Any]]:
        """Compare the key of the template with those found.

        The plus keeps SQLite from reading each template found: it goes through a short index instead.
        """
        key, parameters = compiler.compile(self.source_expressions[0])
        found, query = keys_query(connection.vendor, self.language, self.terms)
        return f"{'+' * (connection.vendor == 'sqlite')}{key} IN ({found})", [*parameters, *query]


def hits_of(search: Search) -> Hits:
    """Ask, in one query, what holds the terms of a search; of one without terms it is nothing."""
    if search.is_empty:
        return Hits()
    ranked = _ranked(search.terms)
    rest = [term for term in search.terms if term not in ranked]
    places = [(number, *place) for number, term in enumerate(ranked) for place in _places(term)]
    wanted: list[tuple[Sequence[Term], str]] = [([term], column) for _, _, term, column in places]
    wanted += [(rest, "")] if rest else []
    found = holders_of(wanted, search.language)
    anywhere = [keys for (_, column), keys in zip(wanted, found, strict=True) if not column]
    held = [(number, points, keys) for (number, points, *_), keys in zip(places, found, strict=False)]
    return Hits(list(set(anywhere[0]).intersection(*anywhere[1:])), held)


def holders_of(
    wanted: Iterable[tuple[Sequence[Term], str]], language: str, at_most: int | None = None
) -> list[Sequence[int]]:
    """Ask, in one query, who holds terms, all in one column or anywhere (""), for each of these pairs.

    Whoever needs no more of them says how many are enough: they come in no order.
    """
    connection = connections[router.db_for_read(apps.get_model("catalog", "SearchEntry"))]
    asked = [keys_query(connection.vendor, language, terms, column) for terms, column in wanted]
    if not asked:
        return []
    limit = "" if at_most is None else f" LIMIT {at_most:d}"
    lists = ", ".join(_LISTED[connection.vendor].format(query + limit) for query, _ in asked)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {lists}", [word for _, parameters in asked for word in parameters])
        return [json.loads(row) if isinstance(row, str) else row for row in cursor.fetchone()]


def _ranked(terms: Sequence[Term]) -> Sequence[Term]:
    """Return the terms that count in the order of what was found.

    Single letters, as before a French apostrophe, count only where there is nothing else.
    """
    long = [term for term in terms if max(map(len, term.stems)) > 1]
    return (long or terms)[:MOST_RANKED]


def _places(term: Term) -> Iterator[tuple[int, Term, str]]:
    """Yield where a term may stand, the weightiest place last: points, form of it, column."""
    for column, points in POINTS.items():
        yield points, term, column
    if not term.whole:
        yield WHOLE_TITLE_WORD, term._replace(whole=True), "title_words"


def keys_query(vendor: str, language: str, terms: Sequence[Term], column: str = "") -> tuple[str, list[str]]:
    """Return the statement, and its parameters, for the keys of templates that hold terms, all in one column.

    Without a column they may be anywhere.
    """
    if language not in dict(settings.LANGUAGES):
        raise ValueError(f"there is no index of {language!r}")
    if vendor == "sqlite":
        table = fts5_table(language)
        query = " AND ".join(f"({_fts5(term)})" for term in terms)
        return (
            f"SELECT rowid AS key FROM {table} WHERE {table} MATCH %s",  # noqa: S608 (names of ours)  # nosec B608
            [f"{column} : ({query})" if column else query],
        )
    statement = (
        "SELECT template_id FROM catalog_searchentry"  # noqa: S608 (names of ours)  # nosec B608
        f" WHERE language = %s AND {vector(column)} @@ %s::tsquery"
    )
    return statement, [language, "&".join(f"({_tsquery(term)})" for term in terms)]


def fts5_table(language: str) -> str:
    """Return the name of SQLite's index of a language."""
    return f"catalog_search_{language}"


def vector(column: str = "") -> str:
    """Return the words of a column, or of all, as a vector of PostgreSQL, as its index has them."""
    arrays = (f"string_to_array({name}, ' ')" for name in ([column] if column else COLUMNS))
    return f"array_to_tsvector({' || '.join(arrays)})"


def _fts5(term: Term) -> str:
    return " OR ".join(f'"{stem}"' if term.whole else f'"{stem}"*' for stem in term.stems)


def _tsquery(term: Term) -> str:
    return " | ".join(f"'{stem}'" if term.whole else f"'{stem}':*" for stem in term.stems)
