"""Clocks that differ, stand still or go back: every answer agrees with itself, and nobody waits for ever."""

from __future__ import annotations

import re
import time as clock
from datetime import UTC, datetime, timedelta
from itertools import cycle
from typing import TYPE_CHECKING

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from django.utils.http import http_date, parse_http_date

from gallery.catalog import counting
from gallery.catalog.counting import count_use
from gallery.catalog.draft_links import Lifetime, address_of, new_link
from gallery.catalog.models import Change, CountingDay, DailyUse, DiagramTemplate, Revision
from gallery.logins.sessions import RENEWED_UNTIL
from tests.catalog.addresses import every_address, path_of
from tests.catalog.change_form import change_page, opened
from tests.catalog.clock import set_clock
from tests.catalog.published import publish
from tests.logins.attempts import attempt, attempts, signs_in

if TYPE_CHECKING:
    from django.contrib.auth.models import User

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
MINUTE, HOUR, YEAR = timedelta(minutes=1), timedelta(hours=1), timedelta(days=365)
LIST = "/templates/"
PAGE = "/templates/canary/"


def let_it_swing(monkeypatch: pytest.MonkeyPatch, moment: datetime, begin: int = 0) -> None:
    """Let the clock jump back and forth around a moment, whenever it is asked."""
    moments = cycle([moment + MINUTE, moment - MINUTE])
    for _ in range(begin):
        next(moments)
    monkeypatch.setattr(timezone, "now", lambda: next(moments))


class TestValidators:
    @pytest.mark.parametrize("ahead", [MINUTE, HOUR, YEAR])
    def test_no_page_was_modified_in_the_future(
        self, ahead: timedelta, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        now = timezone.now()
        set_clock(monkeypatch, now + ahead)
        publish("canary")
        set_clock(monkeypatch, now)

        assert parse_http_date(client.get(LIST).headers["Last-Modified"]) <= now.timestamp()

    def test_a_time_to_come_is_no_reason_to_keep_a_page(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        now = timezone.now()
        publish("canary")
        future, present = http_date((now + HOUR).timestamp()), http_date(now.timestamp() + 1)
        set_clock(monkeypatch, now + MINUTE)

        assert client.get(PAGE, headers={"If-Modified-Since": future}).status_code == 200
        assert client.get(PAGE, headers={"If-Modified-Since": present}).status_code == 304

    @pytest.mark.parametrize("step", [timedelta(), -MINUTE, -HOUR], ids=["still", "minute", "hour"])
    def test_each_change_is_another_state(
        self, step: timedelta, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        template = publish("canary")
        tags, times = set[str](), list[datetime]()
        now = timezone.now()
        for turn in range(4):
            set_clock(monkeypatch, now + step * turn)
            template.summary_en = f"Summary {turn}."
            template.save()
            tags.add(client.get(PAGE).headers["ETag"])
            revision = Revision.current()
            assert revision is not None
            times.append(revision.changed_at)

        assert len(tags) == 4
        assert times == sorted(times)

    def test_a_reader_is_told_of_a_change_by_a_clock_that_is_behind(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        template = publish("canary")
        now = timezone.now()
        set_clock(monkeypatch, now)
        known = client.get(PAGE).headers
        set_clock(monkeypatch, now - HOUR)
        template.summary_en = "Another summary."
        template.save()

        for validators in (
            {"If-None-Match": known["ETag"]},
            {"If-Modified-Since": known["Last-Modified"]},
        ):
            assert "Another summary." in client.get(PAGE, headers=validators).text


class TestPublication:
    @pytest.mark.parametrize("begin", [0, 1])
    def test_no_page_breaks_while_a_template_comes_and_goes(
        self, begin: int, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        publish("canary", published_at=NOON)
        publish("other", published_at=NOON - YEAR, expires_at=NOON)
        paths = [path_of(address, "en") for address in every_address() if address.name != "draft_detail"]
        let_it_swing(monkeypatch, NOON, begin)

        answers = {path: client.get(path).status_code for path in paths}

        assert {path: code for path, code in answers.items() if code >= 500} == {}

    @pytest.mark.parametrize("begin", [0, 1])
    def test_a_list_counts_what_it_shows(
        self, begin: int, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        publish("canary", published_at=NOON)
        publish("constant", published_at=NOON - YEAR)
        let_it_swing(monkeypatch, NOON, begin)

        answer = client.get("/api/v1/templates/").json()

        assert answer["count"] == len(answer["results"])

    @pytest.mark.parametrize("passed", [-MINUTE, MINUTE])
    def test_what_a_list_shows_is_there(
        self, passed: timedelta, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        publish("canary", published_at=NOON)
        publish("constant", published_at=NOON - YEAR)
        set_clock(monkeypatch, NOON + passed)

        shown = [row["slug"] for row in client.get("/api/v1/templates/").json()["results"]]

        for slug in ("canary", "constant"):
            status = client.get(f"/templates/{slug}/").status_code
            assert status == (200 if slug in shown else 404)
            assert (f"/templates/{slug}/" in client.get(LIST).text) == (slug in shown)
            assert (f"/templates/{slug}/" in client.get("/feed.atom").text) == (slug in shown)

    def test_nothing_was_updated_in_the_future(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        now = timezone.now()
        template = publish("canary")
        set_clock(monkeypatch, now + HOUR)
        template.summary_en = "Revised by a clock that is ahead."
        template.save()
        set_clock(monkeypatch, now)

        texts = [client.get("/feed.atom").text]
        sections = ("list", "categories", "templates")
        texts += [client.get(f"/sitemap-{section}.xml").text for section in sections]
        times = re.findall(r"<(?:updated|lastmod)>([^<]+)<", "".join(texts))

        assert len(times) >= 4
        # The sitemap names days, and a feed gives its own time by another clock than the one that is set.
        assert max(datetime.fromisoformat(time).date() for time in times) <= now.date()

    def test_editions_come_out_one_after_the_other(self, monkeypatch: pytest.MonkeyPatch) -> None:
        template = publish("canary", published_at=NOON)
        for hours, words in ((48, "Second."), (47, "Third."), (49, "Fourth.")):
            set_clock(monkeypatch, NOON + hours * HOUR)
            template = DiagramTemplate.objects.get()
            template.summary_en = words
            template.save()

        times = [*template.editions.order_by("number").values_list("came_out_at", flat=True)]

        assert template.version == 4
        assert times == [NOON + 48 * HOUR, NOON + 48 * HOUR, NOON + 49 * HOUR]
        assert template.updated_at == times[-1]

    def test_saving_by_a_clock_that_is_behind_takes_no_edition_back(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        template = publish("canary", published_at=NOON)
        set_clock(monkeypatch, NOON + 48 * HOUR)
        template.summary_en = "Second."
        template.save()
        set_clock(monkeypatch, NOON + 47 * HOUR)

        template = DiagramTemplate.objects.get()
        template.save()

        assert (template.version, template.updated_at) == (2, NOON + 48 * HOUR)


def test_the_history_of_a_template_keeps_its_order(
    publisher_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = publish("canary", status="draft")
    now = timezone.now()
    for turn in range(3):
        set_clock(monkeypatch, now - turn * HOUR)
        page = opened(publisher_client, template) | {"summary_en": f"Summary {turn}."}
        assert publisher_client.post(change_page(template), page).status_code == 302

    summaries = [change.data["summaries"]["en"] for change in Change.objects.filter(template=template)]

    assert summaries == ["Summary 2.", "Summary 1.", "Summary 0.", "What Canary is for."]


class TestLinks:
    def test_a_link_ends_by_the_clock_that_answers(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        template = publish("canary", status="draft")
        now = timezone.now()
        for ahead in (timedelta(), HOUR, -HOUR):
            set_clock(monkeypatch, now + ahead)
            address = address_of(new_link(template, Lifetime.DAY))
            set_clock(monkeypatch, now)
            assert client.get(address).status_code == 200
            set_clock(monkeypatch, now + ahead + timedelta(days=1))
            assert client.get(address).status_code == 410


class TestSessions:
    def test_a_session_that_a_clock_ahead_began_ends_within_a_day(
        self, editor: User, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        now = int(clock.time())
        client = Client()
        client.force_login(editor)
        session = client.session
        session["signed_in_at"] = session["renewed_at"] = now + int(YEAR.total_seconds())
        session.save()

        assert client.get("/admin/").status_code == 200
        assert client.session["signed_in_at"] <= clock.time()
        assert client.session["renewed_at"] <= clock.time()
        assert Session.objects.get().expire_date <= timezone.now() + 9 * HOUR

        monkeypatch.setattr("gallery.logins.sessions.time", lambda: now + RENEWED_UNTIL + 60)
        client.get("/admin/")
        assert client.session["renewed_at"] <= now + 60

    def test_somebody_stays_signed_in_when_the_clock_goes_back(
        self, editor_client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        past = timezone.now() - HOUR
        set_clock(monkeypatch, past)
        monkeypatch.setattr("gallery.logins.sessions.time", lambda: int(past.timestamp()))

        assert editor_client.get("/admin/").status_code == 200


@pytest.mark.usefixtures("editor")
class TestAttempts:
    @pytest.mark.parametrize("ahead", [HOUR, YEAR])
    def test_nobody_is_locked_out_until_the_clock_has_caught_up(self, ahead: timedelta) -> None:
        attempts(5, "edith")
        AccessAttempt.objects.update(attempt_time=timezone.now() + ahead)

        assert attempt("edith").status_code == 200
        assert signs_in("edith")
        assert not AccessAttempt.objects.exists()

    @pytest.mark.parametrize("ahead", [MINUTE, -MINUTE, 14 * MINUTE])
    def test_clocks_that_differ_let_nobody_guess_more(self, ahead: timedelta) -> None:
        attempts(5, "edith")
        AccessAttempt.objects.update(attempt_time=timezone.now() + ahead)

        answer = attempt("edith")

        assert answer.status_code == 429
        assert 0 < int(answer.headers["Retry-After"]) <= 15 * 60


class TestCounting:
    def test_a_day_that_a_clock_ahead_began_is_over_today(self, monkeypatch: pytest.MonkeyPatch) -> None:
        template = publish("canary")
        today = NOON.date()
        for day in (today + YEAR, today):
            monkeypatch.setattr(counting, "today", lambda day=day: day)
            assert count_use(template, "copy", "Ada")

        assert [row.day for row in CountingDay.objects.all()] == [today]

    def test_two_machines_around_midnight_count_nobody_twice(self, monkeypatch: pytest.MonkeyPatch) -> None:
        template = publish("canary")
        today = NOON.date()
        days = [today + timedelta(days=turn % 2) for turn in range(6)]
        for day in days:
            monkeypatch.setattr(counting, "today", lambda day=day: day)
            count_use(template, "copy", "Ada")

        assert sum(DailyUse.objects.values_list("count", flat=True)) <= len(set(days)) + 1
