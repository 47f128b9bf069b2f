"""The templates in the database as entries: read when they are asked for, and no more of them than that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gallery.catalog.files import snapshot
from gallery.catalog.files.entries import Catalogue
from gallery.catalog.files.planning import Verdict, plan_loading
from gallery.catalog.files.snapshot import catalogue_in_database
from gallery.catalog.models import DiagramTemplate, OldSlug
from tests.catalog.published import make_category, publish

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db

TABLES = 5
"""Queries that read some templates: their rows, with categories, and what belongs to them."""


@pytest.fixture(autouse=True)
def _five() -> None:
    for number in (3, 1, 2):
        publish(f"canary-{number}", category=make_category("release"))
    for name in ("pager", "alarm"):
        publish(name, category=make_category("incidents"))
    OldSlug.objects.create(slug="bird", template=DiagramTemplate.objects.get(slug="canary-1"))


def test_only_what_is_asked_for_is_read(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    stored = catalogue_in_database()

    with django_assert_num_queries(0):
        assert [*stored.templates] == ["alarm", "pager", "canary-1", "canary-2", "canary-3"]
        assert "pager" in stored.templates
        assert "bird" not in stored.templates
        assert stored.category_of("pager") == "incidents"
        assert stored.category_of("bird") is None
        assert stored.templates.get("bird") is None
    with django_assert_num_queries(TABLES):
        stored.templates.read(["pager", "canary-2", "bird"])
    with django_assert_num_queries(0):
        assert stored.templates["pager"].titles["en"] == "Pager"
        stored.templates.read(["canary-2"])
    assert stored.redirects == {"bird": "canary-1"}


def test_whoever_wants_all_gets_them_some_at_a_time(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    monkeypatch.setattr(snapshot, "AT_A_TIME", 2)
    stored = catalogue_in_database()

    with django_assert_num_queries(3 * TABLES):
        assert [entry.slug for entry in stored.templates.values()] == [*stored.templates]
    with django_assert_num_queries(TABLES):
        next(iter(stored.templates.values()))


def test_what_somebody_deletes_meanwhile_is_left_out() -> None:
    stored = catalogue_in_database()
    DiagramTemplate.objects.get(slug="pager").delete()

    assert stored.templates.get("pager") is None
    assert "pager" not in [entry.slug for entry in stored.templates.values()]


def test_who_loads_one_reads_the_one_that_it_would_replace(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    entry = catalogue_in_database().templates["canary-1"]
    stored = catalogue_in_database()
    assert stored.redirects

    with django_assert_num_queries(TABLES + 3):  # and what was loaded before, with tags and categories
        plan = plan_loading(Catalogue(templates={entry.slug: entry}), overwrite=False, stored=stored)
    assert [outcome.verdict for outcome in plan.outcomes] == [Verdict.UNCHANGED]
    with django_assert_num_queries(0):
        stored.templates.read(["canary-1"])
