"""Searching: what is found, in which order, and by what; the same on every database."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from django.utils import translation

from gallery.catalog.bitmaps import numbers_in
from gallery.catalog.census import take
from gallery.catalog.models import DiagramTemplate, Tag
from gallery.catalog.orders import by_points, by_relevance
from gallery.catalog.search import Asked, Finding, Hits, LatestFirst, Search
from gallery.catalog.search.hits import keys_query
from tests.catalog.published import FRENCH_SOURCE, SOURCE, publish

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytest_django import DjangoAssertNumQueries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]

templates = DiagramTemplate.objects


def found(text: str, language: str = "en") -> list[str]:
    """Return the slugs of what visitors find, the best first; the database finds the same."""
    census, search = take(), Search.of(text, language)
    hits = Hits(search, census)
    every = census.everybody if search.is_empty else hits.all_terms
    slugs = slugs_of(by_points(census, every, hits.points))
    for count in range(1, len(slugs) + 1):
        assert slugs_of(by_relevance(census, every, hits)[:count]) == slugs[:count]
    assert set(templates.published().found_by(search).values_list("slug", flat=True)) == set(slugs)
    return slugs


def nearest(search: Search) -> list[str]:
    census = take()
    hits = Hits(search, census)
    return slugs_of(by_points(census, hits.any_term, hits.points))


def slugs_of(keys: Iterable[int]) -> list[str]:
    slugs = dict(templates.values_list("pk", "slug"))
    return [slugs[key] for key in keys]


class TestFoundBy:
    @pytest.fixture(autouse=True)
    def _templates(self) -> None:
        tag = Tag.objects.create(slug="release", name_en="Release", name_fr="Mise en production")
        canary = publish(
            "canary",
            title_en="Canary rollback",
            title_fr="Déploiement canari",
            source_fr=FRENCH_SOURCE,
            description_en="Waits for **quorum**.",
        )
        canary.tags.add(tag)
        publish("refund", title_en="Refund", title_fr="", summary_en="Money back", summary_fr="")

    @pytest.mark.parametrize(
        ("text", "language", "expected"),
        [
            ("", "en", ["canary", "refund"]),
            ("  ", "fr", ["canary", "refund"]),
            ("CANARY", "en", ["canary"]),
            ("rollb", "en", ["canary"]),
            ("deploiement", "fr", ["canary"]),
            ("DÉPLOIEMENT", "fr", ["canary"]),
            ("de\u0301ploiement", "fr", ["canary"]),
            ("quorum", "en", ["canary"]),
            ("relea", "en", ["canary"]),
            ("desk", "en", ["canary", "refund"]),
            ("answer start", "en", ["canary", "refund"]),
            ("production mise", "fr", ["canary"]),
            ("l'assistance", "fr", []),
            ("d'assistance", "fr", ["canary"]),
            ("canari refund", "fr", []),
            ("ollback", "en", ["canary"]),
            ("back", "en", ["refund"]),
        ],
    )
    def test_finds_every_word(self, text: str, language: str, expected: list[str]) -> None:
        assert sorted(found(text, language)) == expected

    @pytest.mark.parametrize(
        ("text", "language", "expected"),
        [
            ("money", "fr", ["refund"]),
            ("rollback", "fr", ["canary"]),
            ("déploiement", "en", ["canary"]),
            ("déploiement rollback", "fr", ["canary"]),
            ("assistance refund", "en", []),
        ],
    )
    def test_falls_back_to_the_other_language(self, text: str, language: str, expected: list[str]) -> None:
        assert found(text, language) == expected

    @pytest.mark.parametrize(
        "text",
        [
            *("%", "_", "*", '"', "'", "\\", "-", "()", "!!!", " \t\n", "🙂", "\ud800", "\0", "´"),
            *("\u0301", "\u200d", "{title_words}", "… — «»"),
        ],
    )
    def test_reads_marks_alone_as_no_words(self, text: str) -> None:
        assert found(text) == found(text.replace("{title_words}", "")) or text == "{title_words}"
        assert Search.of(text, "en").is_empty == (text != "{title_words}")

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("title_words : canary", []),
            ('"canary"', ["canary"]),
            ("canary*", ["canary"]),
            ("canary AND refund", []),
            ("canary OR refund", []),
            ("NOT refund", []),
            ("'canary':*", ["canary"]),
            ("canary & !refund", []),
            ("canary <-> rollback", ["canary"]),
            ("^canary", ["canary"]),
            ("canary -- rollback", ["canary"]),
            ("can\0ary", []),
            ("%canary%", ["canary"]),
            ("'; DROP TABLE catalog_searchentry; --", []),
            ("Кириллица", []),
            ("数据库 迁移", []),
            ("canary 🙂", ["canary"]),
            ("canary\u0301", ["canary"]),
            ("１２３", []),
            ("x" * 200, []),
            ("canary " * 50, ["canary"]),
            ("canary " * 30 + "zebra", ["canary"]),
            ("\U0010ffff canary", ["canary"]),
            ("ﷺ", []),
        ],
    )
    def test_takes_operators_for_words(self, text: str, expected: list[str]) -> None:
        assert found(text) == expected

    def test_reads_the_first_ten_words(self) -> None:
        search = Search.of("a b c d e f g h i j k l", "en")

        assert len(search.words) == 10
        assert found(" ".join([*"abcdefghij", "zebra"])) == found(" ".join("abcdefghij"))

    def test_finds_words_of_other_scripts(self) -> None:
        publish("kyiv", title_en="Розгортання 数据库")

        assert found("розг") == ["kyiv"]
        assert found("数据") == ["kyiv"]

    def test_finds_each_once(self) -> None:
        assert templates.found_by(Search.of("support answer start", "en")).count() == 2

    def test_curators_find_drafts_the_latest_first(self) -> None:
        public, draft = publish("public"), publish("draft", status="draft")
        numbering = LatestFirst(draft.pk)

        hits = Hits(Search.of("support", "en"), numbering)

        assert [numbering.key(number) for number in numbers_in(hits.all_terms, 0, 2)] == [draft.pk, public.pk]
        assert Hits(Search.of("", "en"), numbering).any_term == 0

    def test_what_is_known_of_a_term_is_not_asked_again(
        self, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        publish("one")
        census = take()
        first = Hits(Search.of("one", "en"), census).all_terms

        with django_assert_num_queries(0):
            assert Hits(Search.of("one", "en"), census).all_terms == first
        with django_assert_num_queries(1):
            assert Hits(Search.of("one", "fr"), census).all_terms == first

    def test_knows_no_other_language(self) -> None:
        with pytest.raises(ValueError, match="no index of 'de'"):
            keys_query("sqlite", "de", Asked(Search.of("canary", "en").terms))


class TestQueries:
    def test_one_for_spelling_and_one_for_templates(
        self, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        template = publish("one", title_en="Rollback of a canary")
        census = take()

        hits = Hits(Search.of("rolback canary", "en"), census)
        with django_assert_num_queries(2):
            assert [*by_relevance(census, hits.all_terms, hits)] == [template.pk]

    def test_another_one_where_titles_do_not_tell_the_order(
        self, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        publish("first", title_en="New API")
        second = publish("second", title_en="API")
        publish("third", summary_en="An API.")
        census = take()
        hits = Hits(Search.of("api", "en"), census)

        with django_assert_num_queries(1):
            order = by_relevance(census, hits.all_terms, hits)
            assert len(order) == 3
            assert len(order[:2]) == 2
        with django_assert_num_queries(1):
            assert len(order[:3]) == 3
        assert second.pk in order[:2]

    def test_none_for_spelling_of_short_words_and_numbers(
        self, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        census = take()
        with django_assert_num_queries(1):
            assert Hits(Search.of("api 2026 v2go", "en"), census).all_terms == 0

    def test_none_before_it_is_needed(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        with django_assert_num_queries(0):
            assert not Search.of("rollback", "en").is_empty
            assert Search.resembling("Rollback", "en").terms


class TestByRelevance:
    def test_title_before_labels_before_text_before_the_other_language(self) -> None:
        publish("other", title_fr="Retour de deploy")
        publish("text", summary_en="How to deploy.")
        publish("description", description_en="How to deploy.")
        publish("label", source_en=SOURCE.replace("Answer", "Deploy"))
        publish("tag").tags.add(Tag.objects.create(slug="deploy", name_en="Deploy"))
        publish("title", title_en="How we deploy")

        assert found("deploy") == ["title", "label", "tag", "description", "text", "other"]

    def test_a_whole_word_of_the_title_before_its_beginning(self) -> None:
        publish("a", title_en="Deployment")
        publish("b", title_en="Deploy")

        assert found("deploy") == ["b", "a"]
        assert found("deplo") == ["a", "b"]

    def test_adds_up_over_words(self) -> None:
        publish("labels", source_en=SOURCE.replace("Answer", "Canary deploy"))
        publish("both", title_en="Canary", summary_en="Deploy.")
        publish("title", title_en="Canary deploy")

        assert found("canary deploy") == ["title", "both", "labels"]

    def test_then_newest_then_by_slug(self) -> None:
        for slug, day in (("c", 1), ("b", 1), ("a", 2)):
            publish(slug, title_en="Deploy", published_at=datetime(2026, 1, day, tzinfo=UTC))

        assert found("deploy") == ["a", "b", "c"]

    def test_leaves_single_letters_out_of_the_order(self) -> None:
        publish("a", title_fr="Lundi", summary_fr="L’audit")
        publish("b", title_fr="Audit", summary_fr="La paie")

        assert found("l'audit", "fr") == ["b", "a"]
        assert found("l", "fr") == ["a", "b"]

    def test_newest_where_nothing_is_looked_for(self) -> None:
        publish("a", published_at=datetime(2026, 1, 1, tzinfo=UTC))
        publish("b", published_at=datetime(2026, 1, 2, tzinfo=UTC))

        assert found("") == ["b", "a"]


class TestNearest:
    def test_holds_any_word_best_first(self) -> None:
        publish("both", title_en="Audit of payments")
        publish("one", title_en="Payments")
        publish("none", title_en="Hiring")

        assert nearest(Search.of("payments audit zzzz", "en")) == ["both", "one"]

    def test_is_nothing_for_no_words(self) -> None:
        publish("one")

        assert nearest(Search.of("?", "en")) == []

    def test_resembling_takes_telling_words_as_they_are(self) -> None:
        publish("one", title_en="Canary deploy")
        publish("two", title_en="Canaryish")
        publish("three", title_en="The way")

        search = Search.resembling("The canary depl", "en")
        assert search.words == ("canary", "depl")
        assert nearest(search) == ["one"]


class TestFoundIn:
    @pytest.fixture(autouse=True)
    def _template(self) -> None:
        source = SOURCE.replace("Start", "Drain old connections").replace("Answer", "Drain and close")
        template = publish(
            "one",
            title_en="Failover",
            title_fr="Bascule",
            summary_en="How a node leaves.",
            description_en="Hidden words.",
            source_en=source,
            source_fr=source.replace("Drain old", "Vider les").replace("Support desk", "Assistance"),
        )
        template.tags.add(Tag.objects.create(slug="release", name_en="Release", name_fr="Mise en service"))

    @pytest.mark.parametrize(
        ("text", "language", "finding"),
        [
            ("drain", "en", Finding("step", "Drain old connections")),
            ("DRAIN clo", "en", Finding("step", "Drain and close")),
            ("dran close", "en", Finding("step", "Drain and close")),
            ("connections desk", "en", Finding("lane", "Support desk")),
            ("desk", "en", Finding("lane", "Support desk")),
            ("releas", "en", Finding("tag", "Release")),
            ("vider", "fr", Finding("step", "Vider les connections")),
            ("assist", "fr", Finding("lane", "Assistance")),
            ("service", "fr", Finding("tag", "Mise en service")),
            ("failover drain", "en", None),
            ("leaves", "en", None),
            ("hidden", "en", None),
            ("bascule vider", "fr", None),
            ("one", "fr", None),
            ("", "en", None),
            ("desk", "fr", Finding("lane", "Assistance", "en", "Support desk")),
            ("RELEAS", "fr", Finding("tag", "Mise en service", "en", "Release")),
            ("service", "en", Finding("tag", "Release", "fr", "Mise en service")),
            ("drain", "fr", Finding("step", "Drain and close")),
            ("old", "fr", Finding("step", "Vider les connections", "en", "Drain old connections")),
            ("old drain", "fr", Finding("step", "Drain and close")),
            ("support old", "fr", Finding("lane", "Assistance", "en", "Support desk")),
            ("failover", "fr", Finding("title", "Bascule", "en", "Failover")),
            ("failover old", "fr", Finding("title", "Bascule", "en", "Failover")),
            ("baskule", "en", Finding("title", "Failover", "fr", "Bascule")),
            ("hidden", "fr", None),
        ],
    )
    def test_names_what_matches_most_in_the_readers_language_first(
        self, text: str, language: str, finding: Finding | None
    ) -> None:
        search = Search.of(text, language)
        (template,) = templates.found_by(search).with_findings(search)

        with translation.override(language):
            assert search.found_in(template) == finding
