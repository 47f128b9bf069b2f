"""What stands beside a template."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from gallery.catalog.census import take
from gallery.catalog.models import DiagramTemplate, RelatedTemplate, Tag
from gallery.catalog.neighbours import neighbours_of
from tests.catalog.published import make_category, publish

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from gallery.catalog.neighbours import Neighbours

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]


def neighbours(slug: str, language: str = "en") -> Neighbours:
    return neighbours_of(DiagramTemplate.objects.get(slug=slug), take(), language)


def beside(slug: str) -> tuple[str | None, str | None]:
    found = neighbours(slug)
    return found.previous.slug if found.previous else None, found.next.slug if found.next else None


def publish_on(day: int, slug: str) -> DiagramTemplate:
    return publish(slug, published_at=datetime(2026, 3, day, tzinfo=UTC))


class TestNeighbours:
    def test_stand_in_the_order_of_the_category(self) -> None:
        for day, slug in ((1, "old"), (2, "b"), (2, "a"), (3, "new")):
            publish_on(day, slug)

        order = ["new", "a", "b", "old"]
        for place, slug in enumerate(order):
            before = order[place - 1] if place else None
            after = order[place + 1] if place < 3 else None
            assert beside(slug) == (before, after)

    def test_are_public_and_of_the_same_category(self) -> None:
        publish_on(2, "this")
        publish("draft", status="draft")
        publish("elsewhere", category=make_category("other"))

        assert beside("this") == (None, None)

    def test_come_with_all_related_in_two_queries(
        self, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        publish_on(1, "one")
        template, census = publish_on(2, "second"), take()

        with django_assert_num_queries(2):
            found = neighbours_of(template, census, "en")
            assert found.next
            assert found.next.get_absolute_url() == "/templates/one/"
            assert found.next.category.slug == "patterns"


def related(slug: str) -> list[str]:
    return [other.slug for other in neighbours(slug).related]


def tag(template: DiagramTemplate, *slugs: str) -> None:
    template.tags.set([Tag.objects.get_or_create(slug=slug, defaults={"name_en": slug})[0] for slug in slugs])


class TestRelated:
    def test_begins_with_the_curators_choice_in_their_order(self) -> None:
        this = publish("this")
        for place, slug in enumerate(("chosen-second", "chosen-first")):
            RelatedTemplate.objects.create(template=this, related=publish(slug), order=9 - place)
        tag(this, "a")
        tag(publish("alike"), "a")

        assert related("this") == ["chosen-first", "chosen-second", "alike"]

    def test_goes_on_with_shared_tags_then_with_shared_words(self) -> None:
        tag(publish("refund-approval"), "a", "b")
        tag(publish("two-tags"), "b", "a", "c")
        tag(publish("one-tag"), "a")
        tag(publish("one-tag-and-approval"), "b")
        publish("approval")
        publish("neither")

        assert related("refund-approval") == ["two-tags", "one-tag-and-approval", "one-tag", "approval"]

    def test_is_stable_and_ends_after_six(self) -> None:
        tag(publish("this"), "a")
        for day in range(1, 9):
            tag(publish_on(day, f"other-{day}"), "a")

        assert related("this") == [f"other-{day}" for day in range(8, 2, -1)]

    def test_leaves_out_what_nobody_may_see(self) -> None:
        this = publish("this")
        tag(this, "a")
        tag(publish("draft", status="draft"), "a")
        RelatedTemplate.objects.create(template=this, related=publish("gone", status="archived"))

        assert related("this") == []

    def test_needs_no_words_to_go_by(self) -> None:
        tag(publish("it", title_en="…"), "a")
        tag(publish("other"), "a")

        assert related("it") == ["other"]
