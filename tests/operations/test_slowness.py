"""Queries and drawings that take long are warned about."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from django.db import DatabaseError, connection
from django.db.backends.signals import connection_created
from django.http import HttpResponse
from django.test import RequestFactory

from gallery.catalog.admin.source_desk.examining import examine
from gallery.catalog.models import Category
from gallery.catalog.rendering import redraw
from gallery.operations.request_ids import RequestIdMiddleware
from gallery.operations.slowness import (
    LONGEST_SQL,
    shortened,
    timed_drawing,
    timed_query,
    watch_queries,
)
from tests.catalog.published import publish
from tests.operations.lines import Lines, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest
    from django.test import Client
    from pytest_django import Settings


@pytest.fixture
def lines() -> Iterator[Lines]:
    with written("json") as lines:
        yield lines


@pytest.fixture
def everything_slow(settings: Settings) -> None:
    """Take all that takes any time for slow."""
    settings.SLOW_QUERY_MS = settings.SLOW_DRAWING_MS = 1e-6


@pytest.mark.django_db
class TestQueries:
    @pytest.mark.usefixtures("everything_slow")
    def test_slow_ones_are_told_without_what_they_ask_for(self, client: Client, lines: Lines) -> None:
        answer = client.get("/templates/", {"q": "something-private"})

        warnings = lines.by("gallery.slowness")
        assert warnings
        for line in warnings:
            assert (line["level"], line["message"], line["url_name"]) == (
                "WARNING",
                "slow query",
                "diagram_list",
            )
            assert line["request_id"] == answer["X-Request-ID"]
            assert line["ms"] >= 0
        assert any(line["sql"].startswith("SELECT") and "%s" in line["sql"] for line in warnings)
        assert "something" not in lines.getvalue()

    @pytest.mark.usefixtures("everything_slow")
    def test_those_of_commands_are_told_without_a_request(self, lines: Lines) -> None:
        Category.objects.count()

        (line,) = lines.by("gallery.slowness")
        assert not {"url_name", "request_id"} & {*line}

    @pytest.mark.usefixtures("everything_slow")
    def test_those_that_fail_are_told_as_well(self, lines: Lines) -> None:
        def execute(*_args: object) -> None:
            raise DatabaseError

        with pytest.raises(DatabaseError):
            timed_query(execute, "SELECT 1", None, False, {"connection": connection})

        assert [line["sql"] for line in lines.by("gallery.slowness")] == ["SELECT 1"]

    @pytest.mark.parametrize(("limit", "told"), [(500, 1), (501, 0), (0, 0)])
    def test_the_limit_is_a_setting(
        self, limit: int, told: int, settings: Settings, lines: Lines, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        settings.SLOW_QUERY_MS = limit
        clock = iter([10.0, 10.5])
        monkeypatch.setattr("gallery.operations.slowness.perf_counter", lambda: next(clock))

        assert timed_query(lambda *_args: "rows", "SELECT 1", None, False, {}) == "rows"

        assert len(lines.by("gallery.slowness")) == told

    def test_every_connection_is_watched_once(self) -> None:
        connection_created.send(type(connection), connection=connection)

        assert connection.execute_wrappers.count(timed_query) == 1

    def test_nobody_is_watched_if_nobody_wants_to_know(
        self, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        connected: list[object] = []
        monkeypatch.setattr(connection_created, "connect", lambda *_args, **_kwargs: connected.append(1))
        settings.SLOW_QUERY_MS, settings.METRICS_TOKEN = 0, ""

        watch_queries()
        assert not connected
        settings.METRICS_TOKEN = "token"
        watch_queries()
        assert connected


def test_a_query_is_one_line_of_bounded_length() -> None:
    columns = "".join(f'"a"."c{number}", ' for number in range(29))

    query = f'{columns}"a"."c29"\n  FROM "a"'

    assert shortened(query) == '"a"."c0", "a"."c1", ... "a"."c29" FROM "a"'
    assert len(shortened("SELECT " + "x" * 9_999)) == LONGEST_SQL


class TestDrawings:
    @pytest.mark.django_db
    @pytest.mark.usefixtures("everything_slow")
    def test_slow_ones_are_told_with_their_template(self, client: Client, lines: Lines) -> None:
        template = publish("canary")
        before = len(lines.data)

        redraw(template, anew=True)
        client.get("/templates/canary.svg", {"theme": "dark"})

        saved, *_, asked = (line for line in lines.data[before:] if line["message"] == "slow drawing")
        assert saved["slug"] == asked["slug"] == "canary"
        assert "url_name" not in saved
        assert asked["url_name"] == "diagram_drawing"

    @pytest.mark.usefixtures("everything_slow")
    def test_one_that_is_being_written_is_told_by_its_request(self, lines: Lines) -> None:
        def view(_request: HttpRequest) -> HttpResponse:
            return HttpResponse(examine("A {\nn1: circle label: Start\n}\n").summary)

        answer = cast("HttpResponse", RequestIdMiddleware(view)(RequestFactory().post("/nowhere/")))

        (line,) = lines.by("gallery.slowness")
        assert "slug" not in line
        assert line["request_id"] == answer["X-Request-ID"]

    @pytest.mark.parametrize(("limit", "told"), [(1000, 1), (1001, 0), (0, 0)])
    def test_the_limit_is_a_setting(
        self, limit: int, told: int, settings: Settings, lines: Lines, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        settings.SLOW_DRAWING_MS = limit
        clock = iter([10.0, 11.0])
        monkeypatch.setattr("gallery.operations.slowness.perf_counter", lambda: next(clock))

        with timed_drawing("canary"):
            pass

        assert [(line["slug"], line["ms"]) for line in lines.by("gallery.slowness")] == [
            ("canary", 1000)
        ] * told
