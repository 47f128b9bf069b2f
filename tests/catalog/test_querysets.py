"""Questions: what each one finds, in which order, and in how many queries."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from django.utils.translation import override

from gallery.catalog.models import Category, DiagramTemplate, Drawing
from gallery.catalog.search import Search
from tests.catalog.published import FRENCH_SOURCE, make_category, publish

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from gallery.catalog.querysets import DiagramTemplateQuerySet

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]

templates = DiagramTemplate.objects


def slugs(found: DiagramTemplateQuerySet) -> list[str]:
    return [template.slug for template in found]


class TestOrder:
    def test_newest_first_then_by_slug(self) -> None:
        for slug, day in (("b", 1), ("a-b", 1), ("ab", 1), ("c", 2)):
            publish(slug, published_at=datetime(2026, 1, day, tzinfo=UTC))

        assert slugs(templates.newest()) == ["c", "a-b", "ab", "b"]

    def test_by_title_of_the_language(self) -> None:
        publish("one", title_en="Zebra", title_fr="Âne")
        publish("two", title_en="Élan", title_fr="")
        publish("three", title_en="apple", title_fr="Pomme")
        publish("four", title_en="Apple", title_fr="pomme")

        assert slugs(templates.by_title("en")) == ["four", "three", "two", "one"]
        assert slugs(templates.by_title("fr")) == ["one", "two", "four", "three"]

    def test_by_title_of_what_was_found(self) -> None:
        publish("one", title_en="Zebra")
        publish("two", title_en="Ape")

        found = templates.found_by(Search.of("support", "en"))
        assert slugs(found.by_title("en")) == ["two", "one"]


class TestPublished:
    def test_leaves_out_drafts_the_archive_and_the_future(self) -> None:
        publish("now")
        publish("draft", status="draft")
        publish("archived", status="archived")
        publish("tomorrow", published_at=timezone.now() + timedelta(days=1))

        assert slugs(templates.published()) == ["now"]


class TestInCategory:
    def test_keeps_one_or_all(self) -> None:
        publish("one")
        publish("two", category=make_category("incidents"))

        assert slugs(templates.in_category(make_category("incidents"))) == ["two"]
        assert len(templates.in_category(None)) == 2


class TestWithCounts:
    def test_counts_what_visitors_see_and_leaves_out_empty_shelves(self) -> None:
        make_category("empty")
        publish("draft", status="draft", category=make_category("drafts"))
        publish("one")
        publish("two")
        publish("three", status="draft")

        (category,) = Category.objects.with_counts()

        assert (category.slug, category.template_count) == ("patterns", 2)


class TestWithCard:
    def test_fetches_a_card_in_one_query(self, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        publish("one", source_fr=FRENCH_SOURCE)
        publish("two")

        with django_assert_num_queries(1), override("fr"):
            cards = [
                (
                    card.title,
                    card.summary,
                    card.category.name,
                    card.get_absolute_url(),
                    card.card_digest,
                )
                for card in templates.with_card("fr").order_by("slug")
            ]

        pictures = dict(Drawing.objects.horizontal().values_list("digest", "language"))
        assert [(card[0], pictures[str(card[4])]) for card in cards] == [
            ("One en français", "fr"),
            ("Two en français", "en"),
        ]

    def test_leaves_the_large_columns_behind(self) -> None:
        publish("one")

        card = templates.with_card("en").get()

        assert {"source", "source_en", "description_fr"} <= card.get_deferred_fields()


class TestNotDrawnBy:
    def test_keeps_those_with_no_drawing_or_one_of_another_engine(self) -> None:
        publish("up-to-date")
        publish("old").drawings.update(engine="older")
        publish("none").drawings.all().delete()
        engine = templates.get(slug="up-to-date").drawings.horizontal().get().engine

        assert slugs(templates.not_drawn_by(engine).order_by("slug")) == ["none", "old"]
