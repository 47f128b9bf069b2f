"""Indexing: search entries, the database's index and the vocabulary follow templates and tags."""

from __future__ import annotations

import importlib
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.db import connection

from gallery.catalog.indexing import INDEX_VERSION, entries_of
from gallery.catalog.models import DiagramTemplate, SearchEntry, SearchWord, Tag
from gallery.catalog.search import Search, Term
from gallery.catalog.search.hits import COLUMNS, Asked, keys_query
from tests.catalog.published import FRENCH_SOURCE, SOURCE, make_category, publish

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]


def templates_with(text: str, language: str) -> list[str]:
    found = DiagramTemplate.objects.found_by(Search.of(text, language))
    return list(found.values_list("slug", flat=True))


@pytest.fixture
def tag() -> Tag:
    return Tag.objects.create(slug="release", name_en="Release", name_fr="Mise en production")


def entry(template: DiagramTemplate, language: str = "en") -> SearchEntry:
    return template.search_entries.get(language=language)


def words(template: DiagramTemplate, language: str = "en") -> list[str]:
    found = entry(template, language)
    return [getattr(found, column) for column in COLUMNS]


def vocabulary() -> set[str]:
    return set(SearchWord.objects.values_list("word", flat=True))


class TestEntries:
    def test_hold_each_word_in_the_weightiest_column(self, tag: Tag) -> None:
        template = publish("one", source_fr=FRENCH_SOURCE, description_en="Start it. See [docs](/one-more).")
        template.tags.add(tag)

        assert words(template) == [
            "one",
            "release support desk start answer",
            "what is for it see docs",
            "en francais mise production assistance debut repondre a quoi sert",
        ]
        assert words(template, "fr") == [
            "one en francais",
            "mise production assistance debut repondre",
            "a quoi sert start it see docs",
            "release support desk answer what is for",
        ]

    def test_hold_english_where_there_is_no_french(self) -> None:
        template = publish("one", title_fr="", summary_fr="")

        assert words(template, "fr") == words(template)
        assert entry(template, "fr").title == "one"

    def test_hold_labels_that_a_result_may_name(self) -> None:
        source = SOURCE.replace("\n}", '\n  n2.handle(bottom) -> n1.handle(top) [label="again"]\n}')
        template = publish("one", source_en=source, source_fr="")
        template.tags.add(Tag.objects.create(slug="saga", name_en="Saga"))

        assert entry(template).labels == [
            ["tag", "Saga"],
            ["lane", "Support desk"],
            ["step", "Start"],
            ["step", "Answer"],
        ]
        assert "again" in entry(template).label_words

    def test_hold_the_other_text_of_a_label_that_has_one(self, tag: Tag) -> None:
        source = SOURCE.replace("Answer", "End").replace(
            "\n}", '\n  n3: circle label:"Stop"\n  n2.handle(bottom) -> n1.handle(top) [label="again"]\n}'
        )
        french = source.replace("End", "Fin").replace("Stop", "Fin").replace("again", "encore")
        template = publish("one", source_en=source, source_fr=french)
        template.tags.add(tag, Tag.objects.create(slug="saga", name_en="Saga"))

        assert entry(template, "fr").labels == [
            ["tag", "Mise en production", ["en", "Release"]],
            ["tag", "Saga"],
            ["lane", "Support desk"],
            ["step", "Start"],
            ["step", "Fin", ["en", "End"]],
            ["step", "Fin", ["en", "Stop"]],
        ]
        assert entry(template).labels[0] == ["tag", "Release", ["fr", "Mise en production"]]

    def test_cut_a_title_that_grows_in_folding(self) -> None:
        assert len(entry(publish("one", title_en="ﷺ" * 120)).title) == 240

    def test_cut_long_words_and_many(self) -> None:
        many = " ".join(f"word{number}" for number in range(6_000))
        template = publish("one", description_en=f"{'x' * 50} {many}", summary_en="Short.")

        found = entry(template).text_words.split()
        assert len(found) == 5_000
        assert found[:3] == ["short", "x" * 40, "word0"]

    def test_read_as_they_did_when_their_version_was_named(self, tag: Tag) -> None:
        template = publish(
            "one", source_fr=FRENCH_SOURCE, description_en="L’Œuvre — `a_b`, https://x.example/y"
        )
        written = "\0".join(
            "\0".join(str(getattr(found, field.attname)) for field in SearchEntry._meta.concrete_fields[2:])
            for found in entries_of(template, [tag])
        )

        digest = sha256(written.encode()).hexdigest()[:16]
        assert (INDEX_VERSION, digest) == ("3", "4422b234aef0fb97"), (
            "entries read otherwise: raise INDEX_VERSION"
        )


class TestTags:
    def test_added_and_removed(self, tag: Tag) -> None:
        template = publish("one")

        template.tags.add(tag)
        assert "release" in words(template)[1]
        template.tags.set([])
        assert "release" not in words(template)[1]

    def test_added_and_removed_from_the_other_side(self, tag: Tag) -> None:
        template, other = publish("one"), publish("two")

        tag.templates.add(template, other)
        assert "release" in words(template)[1]
        tag.templates.remove(template)
        assert "release" not in words(template)[1]
        tag.templates.clear()
        assert "release" not in words(other)[1]

    def test_renamed(self, tag: Tag) -> None:
        template = publish("one")
        template.tags.add(tag)

        tag.name_en = "Launch"
        tag.save()

        assert "launch" in words(template)[1]
        assert "release" not in words(template)[1]

    @pytest.mark.parametrize("several", [True, False])
    def test_deleted(self, tag: Tag, *, several: bool) -> None:
        template = publish("one")
        template.tags.add(tag)

        if several:
            Tag.objects.all().delete()
        else:
            tag.delete()

        assert "release" not in words(template)[1]


class TestVocabulary:
    def test_gains_what_any_language_has(self) -> None:
        publish("one", source_fr=FRENCH_SOURCE)

        assert {"one", "desk", "what", "francais", "repondre"} <= vocabulary()

    def test_loses_what_the_last_template_lost(self) -> None:
        one = publish("one", title_en="Rolback now")
        publish("two", title_en="Now")

        one.title_en = "Rollback"
        one.save()

        assert "rollback" in vocabulary()
        assert "now" in vocabulary()
        assert "rolback" not in vocabulary()

    def test_loses_what_deleted_templates_had(self) -> None:
        publish("one", title_en="Unique")
        publish("two")

        DiagramTemplate.objects.filter(slug="one").delete()

        assert "unique" not in vocabulary()
        assert "support" in vocabulary()
        DiagramTemplate.objects.all().delete()
        assert vocabulary() == set()

    def test_keeps_words_of_more_than_one_statement(self) -> None:
        template = publish("one", description_en=" ".join(f"word{number}" for number in range(1_200)))
        assert len([word for word in vocabulary() if word.startswith("word")]) == 1_200

        template.description_en = ""
        template.save()
        assert not [word for word in vocabulary() if word.startswith("word")]


class Editor:
    """As much of Django's as the migration needs; its own wants no transaction around it."""

    connection = connection

    def execute(self, statement: str, params: None) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, params)


def held() -> Iterator[tuple[str, str, str, bool]]:
    """Yield every word of every entry, and whether the index of its language has it in its column."""
    for found in SearchEntry.objects.all():
        for column in COLUMNS:
            for word in getattr(found, column).split():
                term = Term((word,), whole=True)
                # PostgreSQL keeps no list of the last column: what is in none of the others is in it.
                where = "" if column == "other_words" and connection.vendor == "postgresql" else column
                with connection.cursor() as cursor:
                    cursor.execute(*keys_query(connection.vendor, found.language, Asked((term,), where)))
                    keys = [key for (key,) in cursor.fetchall()]
                yield found.language, column, word, found.template_id in keys


class TestIndex:
    """What the migration made outside of the models: a table remade by Django would lose its triggers."""

    def test_follows_entries(self, tag: Tag) -> None:
        publish("one", source_fr=FRENCH_SOURCE).tags.add(tag)
        publish("two")

        found = list(held())
        assert len(found) > 50
        assert [place for *place, is_held in found if not is_held] == []

    def test_forgets_what_entries_lost(self) -> None:
        template = publish("one", title_en="Rolback")
        publish("two")
        template.title_en = "Rollback"
        template.save()

        assert templates_with("two", "en")
        assert Term(("rolback",)) not in Search.of("rolback", "en").terms
        with connection.cursor() as cursor:
            cursor.execute(*keys_query(connection.vendor, "en", Asked((Term(("rolback",)),))))
            assert cursor.fetchall() == []
        template.delete()
        assert templates_with("rollback", "fr") == []

    def test_is_sound(self) -> None:
        publish("one")
        publish("two").delete()
        with connection.cursor() as cursor:
            for language in ("en", "fr"):
                if connection.vendor == "sqlite":
                    name = f"catalog_search_{language}"
                    cursor.execute(f"INSERT INTO {name} ({name}) VALUES ('integrity-check')")  # noqa: S608
                    cursor.execute(
                        "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND sql LIKE %s",
                        [f"%{name}%"],
                    )
                    assert cursor.fetchone() == (3,)
                else:
                    cursor.execute(
                        "SELECT indisvalid FROM pg_index WHERE indexrelid = %s::regclass",
                        [f"catalog_search_{language}"],
                    )
                    assert cursor.fetchone() == (True,)

    def test_is_made_of_entries_that_are_there(self) -> None:
        publish("one")
        migration: Any = importlib.import_module("gallery.catalog.migrations.0003_search")
        connection.check_constraints()  # PostgreSQL alters no table with any left to check
        migration.drop_index(apps, Editor())
        migration.make_index(apps, Editor())

        assert all(is_held for *_place, is_held in held())


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_postgresql_uses_its_index() -> None:
    """The expressions of a search are those of the index, or PostgreSQL would read every entry."""
    shelf = make_category()
    many = DiagramTemplate.objects.bulk_create(
        DiagramTemplate(slug=f"n{number}", title_en=f"Step{number}", category=shelf, source_en=SOURCE)
        for number in range(300)
    )
    SearchEntry.objects.bulk_create(entry for template in many for entry in entries_of(template, []))
    with connection.cursor() as cursor:
        # A few hundred entries are read faster than found, and so is an index with entries still to sort in.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SELECT gin_clean_pending_list('catalog_search_fr')")
        cursor.execute("ANALYZE catalog_searchentry")
        for column in ("", *COLUMNS[:3]):
            statement, parameters = keys_query("postgresql", "fr", Asked((Term(("step7",)),), column))
            cursor.execute(f"EXPLAIN {statement}", parameters)
            plan = "\n".join(line for (line,) in cursor.fetchall())
            assert "Bitmap Index Scan on catalog_search_fr" in plan


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_postgresql_has_nothing_left_to_merge() -> None:
    publish("one").tags.add(Tag.objects.create(slug="new", name_en="New"))

    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('catalog_search_en')")
        assert cursor.fetchone() == (0,)
