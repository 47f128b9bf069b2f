"""Assessing: rows that stay while they are true, in few queries; every kind is found somehow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gallery.catalog.models import DiagramTemplate, Shortcoming
from gallery.catalog.quality.assessing import FINDERS, assess, assess_all
from gallery.catalog.quality.depending import MOST_SLUGS, assess_dependents, states_of
from gallery.catalog.quality.figures import DRAWN
from tests.catalog.published import SOURCE, publish
from tests.catalog.quality.found import kinds, publish_whole

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn")]


def test_every_kind_has_its_finder() -> None:
    found = [kind for finder in FINDERS for kind in finder.kinds] + list(DRAWN)

    assert sorted(found) == sorted(Shortcoming.Kind.values)


def test_of_a_whole_template_nothing_is_said() -> None:
    publish("first")

    assert kinds(publish_whole("second")) == []


def test_rows_stay_that_are_still_true() -> None:
    template = publish("one", source_en=SOURCE.replace("circle", "cirlce"), status="draft")
    before = list(Shortcoming.objects.values_list("pk", flat=True))

    template.title_en = "Other"
    template.save()

    after = list(Shortcoming.objects.values_list("pk", flat=True))
    assert before
    assert after[: len(before)] == before


def test_takes_few_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    publish("two")
    words = "[a](/templates/two/) [b](/categories/patterns/)"
    template = publish("one", description_en=words, description_fr=words)

    with django_assert_num_queries(4):  # templates and categories linked to, what is around it, its rows
        assess(template)
    template.description_en = ""
    with django_assert_num_queries(7):  # and what is written, between the begin and the end of a savepoint
        assess(template)


def test_takes_no_more_for_many_than_for_one() -> None:
    for number in range(30):
        publish(f"t{number}")
    templates = list(DiagramTemplate.objects.all())
    counts = []
    for some in (templates[:1], templates):
        with CaptureQueriesContext(connection) as queries:
            assess_all(some)
        counts.append(len(queries))

    assert counts[0] == counts[1]


class TestManyAtOnce:
    """Statements that change many rows, with what follows from them done by hand."""

    def set_status(self, status: str) -> None:
        templates = DiagramTemplate.objects.exclude(slug="one")
        keys = list(templates.values_list("pk", flat=True))
        before = states_of(keys)
        templates.update(status=status)
        assess_dependents(before, states_of(keys))

    @pytest.mark.parametrize("count", [2, MOST_SLUGS + 1])
    def test_links_and_duplicates_follow(self, count: int) -> None:
        for number in range(count):
            publish(f"t{number}")
        one = publish("one", description_en="[a](/templates/t1/)")
        assert "duplicate" in kinds(one)

        self.set_status("archived")
        assert {"duplicate", "broken-link"} & {*kinds(one)} == {"broken-link"}
        assert "duplicate" not in kinds(DiagramTemplate.objects.get(slug="t0"))

        self.set_status("published")
        assert {"duplicate", "broken-link"} & {*kinds(one)} == {"duplicate"}
        assert "duplicate" in kinds(DiagramTemplate.objects.get(slug="t0"))

    def test_nothing_is_done_where_nothing_changed(
        self, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        states = states_of([publish("one").pk])

        with django_assert_num_queries(0):
            assess_dependents(states, states)
