"""Counting what is taken away: each visitor once a day, and nothing that tells who it was."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import TYPE_CHECKING, TypeVar

import pytest
from django.db import connection, connections

from gallery.catalog import counting
from gallery.catalog.counting import count_use
from gallery.catalog.models import CountedUse, CountingDay, DailyUse, DiagramTemplate
from tests.catalog.published import publish

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Result = TypeVar("Result")

FRIDAY, SATURDAY = date(2026, 11, 20), date(2026, 11, 21)


@pytest.fixture
def template(db: None) -> DiagramTemplate:
    return publish("canary")


def on(day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "today", lambda: day)


def counts() -> dict[tuple[str, date], int]:
    return {(use.kind, use.day): use.count for use in DailyUse.objects.all()}


def test_a_visitor_counts_once_a_day_and_way(
    template: DiagramTemplate, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(FRIDAY, monkeypatch)
    assert count_use(template, "copy", "Ada")
    assert not count_use(template, "copy", "Ada")
    assert count_use(template, "download", "Ada")
    assert count_use(template, "copy", "Grace")
    assert count_use(publish("toggle"), "copy", "Ada")

    template.refresh_from_db()
    assert template.use_count == 3
    assert sorted(DailyUse.objects.values_list("template__slug", "kind", "day", "count")) == [
        ("canary", "copy", FRIDAY, 2),
        ("canary", "download", FRIDAY, 1),
        ("toggle", "copy", FRIDAY, 1),
    ]


def test_the_next_day_everything_that_told_visitors_apart_is_gone(
    template: DiagramTemplate, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(FRIDAY, monkeypatch)
    count_use(template, "copy", "Ada")
    count_use(template, "copy", "Grace")
    secret, tokens = CountingDay.objects.get().secret, set(CountedUse.objects.values_list("token", flat=True))

    on(SATURDAY, monkeypatch)
    assert count_use(template, "copy", "Ada")
    assert CountingDay.objects.get().day == SATURDAY
    assert CountingDay.objects.get().secret != secret
    assert CountedUse.objects.get().token not in tokens
    assert counts() == {("copy", FRIDAY): 2, ("copy", SATURDAY): 1}


def test_a_clock_that_lags_behind_does_not_end_the_day(
    template: DiagramTemplate, monkeypatch: pytest.MonkeyPatch
) -> None:
    on(SATURDAY, monkeypatch)
    count_use(template, "copy", "Ada")
    on(FRIDAY, monkeypatch)
    count_use(template, "copy", "Grace")
    on(SATURDAY, monkeypatch)

    assert not count_use(template, "copy", "Ada")
    assert counts() == {("copy", FRIDAY): 1, ("copy", SATURDAY): 1}


def test_neither_address_nor_browser_is_kept(template: DiagramTemplate) -> None:
    count_use(template, "copy", "192.0.2.7\0Mozilla/5.0")
    kept = repr([list(model.objects.values()) for model in (CountedUse, CountingDay, DailyUse)])

    assert "192.0.2.7" not in kept
    assert "Mozilla" not in kept


def test_counting_is_no_edition_and_no_save(template: DiagramTemplate) -> None:
    before = template.updated_at, template.version
    count_use(template, "copy", "Ada")

    template.refresh_from_db()
    assert (template.updated_at, template.version) == before


def at_once(work: Callable[[int], Result], times: int) -> list[Result]:
    """Do something so many times at once, each with a connection of its own."""
    ready = Barrier(times)

    def begin(number: int) -> Result:
        try:
            ready.wait(timeout=20)
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(begin, range(times)))


@pytest.fixture
def shared_database(transactional_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let threads share a database; one of SQLite in memory, as tests have it, cannot be waited for."""
    if connection.vendor == "sqlite":
        publish("canary")
        file = tmp_path / "shared.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(file)])
        monkeypatch.setitem(connections.databases["default"], "NAME", str(file))
    else:
        publish("canary")


def test_many_at_once_are_counted_right(shared_database: None) -> None:
    def visit(number: int) -> bool:
        return count_use(DiagramTemplate.objects.get(slug="canary"), "copy", f"visitor {number // 2}")

    def look(_number: int) -> tuple[int, int, int]:
        use = DailyUse.objects.get()
        return use.count, use.template.use_count, CountingDay.objects.count()

    assert sorted(at_once(visit, 8)) == [False] * 4 + [True] * 4
    assert at_once(look, 1) == [(4, 4, 1)]
