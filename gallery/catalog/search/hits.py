"""Which templates hold the terms of a search, and how prominently, asked of the database's own index.

Each language has an index of its own, that migration 0003 makes: on SQLite an FTS5 table whose rows are
numbered as the templates are, on PostgreSQL a GIN index over vectors of the columns of `SearchEntry`.
Neither reads a template or its words to tell which hold a term.

Templates are ranked by where they hold a term, not by how often (`bm25`, `ts_rank`): that takes no more than
the index, and both databases agree. The index is asked for the keys of each place in a subquery of its own,
all in one statement: short enough for PostgreSQL to answer at once, where it would start workers or a
compiler for their union. What it says becomes sets of numbers (`bitmaps`), in which thousands of hits are
combined, counted and ranked in less time than the database takes to list them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from django.apps import apps
from django.conf import settings
from django.db import connections, router
from django.db.models import BooleanField, F, Func

from gallery.catalog.bitmaps import added, union

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, MutableMapping, Sequence

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models.sql.compiler import SQLCompiler

    from gallery.catalog.bitmaps import Planes
    from gallery.catalog.search.query import Search, Term

COLUMNS = ("title_words", "label_words", "text_words", "other_words")
"""The columns of an entry, the weightiest first; each word is in one of them only."""
POINTS = {"title_words": 8, "label_words": 4, "text_words": 2, "": 1}
"""For a word by the column that it is in; for one anywhere, which may be the other language, the fewest.

A word of the title that is typed to its end has one point more. The points of a search add up over its terms.
"""
MOST_RANKED = 5
"""Terms that count in the order of what was found: who types more is found by, not sorted by, the rest."""
_LISTED = {"sqlite": "(SELECT json_group_array(key) FROM ({}))", "postgresql": "ARRAY({})"}


class Holders(NamedTuple):
    """Who holds a term: anywhere, and with how many points."""

    anywhere: int
    points: Planes


class Numbering(Protocol):
    """Whoever gives templates numbers from 0 on, and keeps what is known of terms while these hold."""

    @property
    def holders(self) -> MutableMapping[tuple[str, Term], Holders]:
        """Who holds the terms that were asked for, by language and term."""

    def numbered(self, keys: Iterable[int]) -> int:
        """Return the set of the numbers of templates, by their keys; not all have one."""


@dataclass(frozen=True, slots=True)
class Hits:
    """Those that hold the terms of a search, as sets of numbers."""

    all_terms: int
    any_term: int
    points: Planes
    """How prominently the terms stand in each: their points added up."""


def hits_of(search: Search, numbering: Numbering) -> Hits:
    """Ask, in one query at most, what holds the terms of a search; of one without terms it is nothing."""
    if search.is_empty:
        return Hits(0, 0, [])
    held = _held(search, numbering)
    anywhere = [holders.anywhere for holders in held.values()]
    points = reduce(added, (held[term].points for term in _ranked(search.terms)))
    return Hits(reduce(and_, anywhere), union(anywhere), points)


def _held(search: Search, numbering: Numbering) -> dict[Term, Holders]:
    """Return who holds the terms of a search; the database is asked for those of which that is not known."""
    known = {term: numbering.holders.get((search.language, term)) for term in search.terms}
    places = [(term, *place) for term, holders in known.items() if not holders for place in _places(term)]
    found = holders_of([([asked], column) for _, asked, column in places], search.language)
    sets: dict[Term, list[int]] = {}
    for (term, *_), keys in zip(places, found, strict=True):
        sets.setdefault(term, []).append(numbering.numbered(keys))
    for term, held in sets.items():
        known[term] = numbering.holders[search.language, term] = _weighed(held)
    return {term: holders for term, holders in known.items() if holders}


def _places(term: Term) -> Iterator[tuple[Term, str]]:
    """Yield what is asked of a term: whether it is in each place of `POINTS`, and in the title to its end."""
    for column in POINTS:
        yield term, column
    if not term.whole:
        yield term._replace(whole=True), "title_words"


def _weighed(held: Sequence[int]) -> Holders:
    """Give those who hold a term in these places the points for the best one, as `POINTS` says."""
    title, label, text, anywhere, *whole = held
    weightier = title | label
    planes = [anywhere & ~(weightier | text) | union(whole), text & ~weightier, label & ~title, title]
    return Holders(anywhere, planes)


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
