"""Which templates hold the terms of a search, and how prominently, asked of the database's own index.

Each language has an index of its own, that migration 0003 makes: on SQLite an FTS5 table whose rows are
numbered as the templates are, on PostgreSQL a GIN index over vectors of the columns of `SearchEntry`.
Neither reads a template or its words to tell which hold a term.

Templates are ranked by where they hold a term, not by how often (`bm25`, `ts_rank`): that takes no more than
the index, and both databases agree. The index is asked for the keys of each place in a subquery of its own,
all in one statement: short enough for PostgreSQL to answer at once, where it would start workers or a
compiler for their union. What it says becomes sets of numbers (`bitmaps`), in which thousands of hits are
combined, counted and ranked in less time than the database takes to list them. To list them is what takes
time: so it is asked for no more than the order of one page needs.
"""

from __future__ import annotations

import json
from functools import cached_property, reduce
from itertools import islice
from operator import and_
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from django.apps import apps
from django.conf import settings
from django.db import connections, router
from django.db.models import BooleanField, F, Func

from gallery.catalog.bitmaps import added, union

if TYPE_CHECKING:
    from collections.abc import Iterable, MutableMapping, Sequence

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


class Asked(NamedTuple):
    """What the index is asked: who holds some terms, all in one column or, without one, anywhere."""

    terms: tuple[Term, ...]
    column: str = ""
    among: tuple[Term, ...] = ()
    """Terms that they hold besides, anywhere."""


class Numbering(Protocol):
    """Whoever gives templates numbers from 0 on, and keeps what the index said while these hold."""

    @property
    def known(self) -> MutableMapping[tuple[str, Asked], int]:
        """What the index said, by language and what it was asked."""

    def numbered(self, keys: Iterable[int]) -> int:
        """Return the set of the numbers of templates, by their keys; not all have one."""


class Hits:
    """Those that hold the terms of a search, as sets of numbers; asked for when they are needed.

    A search without terms hits nothing.
    """

    def __init__(self, search: Search, numbering: Numbering) -> None:
        self._search, self._numbering = search, numbering

    @cached_property
    def all_terms(self) -> int:
        """Those that hold all terms. The index is asked at once for what ranks them first."""
        if self._search.is_empty:
            return 0
        titles = [asked for term in self._ranked for asked in _in_title(term, self._together)]
        return self._sets([Asked(self._search.terms), *titles])[0]

    @cached_property
    def any_term(self) -> int:
        """Those that hold any term. The index is asked at once for what gives them points."""
        anywhere = [Asked((term,)) for term in self._terms]
        points = [asked for of_term in self._places(()) for asked in of_term]
        return union(self._sets([*anywhere, *points])[: len(anywhere)])

    @cached_property
    def points(self) -> Planes:
        """How prominently the terms stand in each of them: their points added up."""
        return self._points(())

    def points_for(self, found: int, count: int) -> Planes:
        """Return points for some that hold all terms, by which the first `count` are those by `points`.

        Where as many have all terms in their title, nobody else comes before them.
        """
        titles = [self._sets(_in_title(term, self._together)) for term in self._ranked]
        best = reduce(and_, (title for title, *_whole in titles), found)
        if best.bit_count() < count or not _always_wins(len(titles)):
            return self._points(self._together)
        return reduce(added, (_weighed(0, 0, 0, *sets) for sets in titles), [])

    @property
    def _terms(self) -> tuple[Term, ...]:
        return () if self._search.is_empty else self._search.terms

    @property
    def _together(self) -> tuple[Term, ...]:
        """All terms, if there are others beside one."""
        return self._terms if len(self._terms) > 1 else ()

    @cached_property
    def _ranked(self) -> Sequence[Term]:
        """The terms that count in the order of what was found.

        Single letters, as before a French apostrophe, count only where there is nothing else.
        """
        long = [term for term in self._terms if max(map(len, term.stems)) > 1]
        return (long or self._terms)[:MOST_RANKED]

    def _points(self, among: tuple[Term, ...]) -> Planes:
        """Return the points of those who hold some terms, added up."""
        places = self._places(among)
        sets = iter(self._sets([asked for of_term in places for asked in of_term]))
        return reduce(added, (_weighed(*islice(sets, len(of_term))) for of_term in places), [])

    def _places(self, among: tuple[Term, ...]) -> list[list[Asked]]:
        """Return what tells the points of each term."""
        return [[*_elsewhere(term, among), *_in_title(term, among)] for term in self._ranked]

    def _sets(self, wanted: Sequence[Asked]) -> list[int]:
        """Return who holds what is asked; the database is asked for the unknown, in one query at most."""
        language, known = self._search.language, self._numbering.known
        sets = {asked: known.get((language, asked)) for asked in wanted}
        new = [asked for asked, numbers in sets.items() if numbers is None]
        for asked, keys in zip(new, holders_of(new, language), strict=True):
            sets[asked] = known[language, asked] = self._numbering.numbered(keys)
        return [sets[asked] or 0 for asked in wanted]


def _in_title(term: Term, among: tuple[Term, ...]) -> list[Asked]:
    """Ask who has a term in the title, and of one that may be the beginning of a word, who to its end."""
    terms = [term] if term.whole else [term, term._replace(whole=True)]
    return [Asked((each,), "title_words", among) for each in terms]


def _elsewhere(term: Term, among: tuple[Term, ...]) -> list[Asked]:
    """Ask who has a term anywhere, among the labels and in the text."""
    anywhere = Asked(among) if among else Asked((term,))
    return [anywhere, *(Asked((term,), column, among) for column in ("label_words", "text_words"))]


def _weighed(anywhere: int, label: int, text: int, title: int, whole: int = 0) -> Planes:
    """Give those who hold a term in these places the points for the best one, as `POINTS` says."""
    weightier = title | label
    return [anywhere & ~(weightier | text) | whole, text & ~weightier, label & ~title, title]


def _always_wins(terms: int) -> bool:
    """Say whether so many terms in the title are worth more than all but one of them to their ends."""
    title = POINTS["title_words"]
    return title * terms > (title + 1) * (terms - 1) + POINTS["label_words"]


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
        found, query = keys_query(connection.vendor, self.language, Asked(tuple(self.terms)))
        return f"{'+' * (connection.vendor == 'sqlite')}{key} IN ({found})", [*parameters, *query]


def holders_of(wanted: Iterable[Asked], language: str, at_most: int | None = None) -> list[Sequence[int]]:
    """Ask, in one query, who holds each of these.

    Whoever needs no more of them says how many are enough: they come in no order.
    """
    connection = connections[router.db_for_read(apps.get_model("catalog", "SearchEntry"))]
    asked = [keys_query(connection.vendor, language, each) for each in wanted]
    if not asked:
        return []
    limit = "" if at_most is None else f" LIMIT {at_most:d}"
    lists = ", ".join(_LISTED[connection.vendor].format(query + limit) for query, _ in asked)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {lists}", [word for _, parameters in asked for word in parameters])
        return [json.loads(row) if isinstance(row, str) else row for row in cursor.fetchone()]


def keys_query(vendor: str, language: str, asked: Asked) -> tuple[str, list[str]]:
    """Return the statement, and its parameters, for the keys of templates that hold what is asked."""
    if language not in dict(settings.LANGUAGES):
        raise ValueError(f"there is no index of {language!r}")
    parts = [(asked.column, asked.terms), *([("", asked.among)] if asked.among else [])]
    if vendor == "sqlite":
        table = fts5_table(language)
        return (
            f"SELECT rowid AS key FROM {table} WHERE {table} MATCH %s",  # noqa: S608 (names of ours)  # nosec B608
            [" AND ".join(_fts5(column, terms) for column, terms in parts)],
        )
    holding = "".join(f" AND {vector(column)} @@ %s::tsquery" for column, _terms in parts)
    return (
        f"SELECT template_id FROM catalog_searchentry WHERE language = %s{holding}",  # noqa: S608 (names of ours)  # nosec B608
        [language, *("&".join(f"({_tsquery(term)})" for term in terms) for _column, terms in parts)],
    )


def fts5_table(language: str) -> str:
    """Return the name of SQLite's index of a language."""
    return f"catalog_search_{language}"


def vector(column: str = "") -> str:
    """Return the words of a column, or of all, as a vector of PostgreSQL, as its index has them."""
    arrays = (f"string_to_array({name}, ' ')" for name in ([column] if column else COLUMNS))
    return f"array_to_tsvector({' || '.join(arrays)})"


def _fts5(column: str, terms: Sequence[Term]) -> str:
    stems = ([f'"{stem}"' if term.whole else f'"{stem}"*' for stem in term.stems] for term in terms)
    query = " AND ".join(f"({' OR '.join(each)})" for each in stems)
    return f"({column} : ({query}))" if column else f"({query})"


def _tsquery(term: Term) -> str:
    return " | ".join(f"'{stem}'" if term.whole else f"'{stem}':*" for stem in term.stems)
