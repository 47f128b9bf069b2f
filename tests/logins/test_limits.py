"""Passwords can be guessed a few times, by one or by many, and their owners get in all the same."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from axes.models import AccessAttempt, AccessLog
from django.db.models import F

from gallery.logins.limits import KEPT_DAYS, PER_ADDRESS, PER_NAME, forget
from tests.logins.attempts import HOME, attempt, attempts, minutes_pass, signs_in

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

AWAY = "198.51.100.7"


@pytest.mark.usefixtures("editor", "publisher")
class TestNameFromAnAddress:
    def test_is_locked_with_the_fifth_failure(self) -> None:
        assert attempts(6, "edith") == [200, 200, 200, 200, 429, 429]
        assert not signs_in("edith")

    def test_is_let_in_before(self) -> None:
        attempts(4, "edith")

        assert signs_in("edith")

    def test_signing_in_forgets_the_failures(self) -> None:
        attempts(4, "edith")
        signs_in("edith")

        assert attempts(4, "edith") == [200] * 4

    def test_another_browser_is_no_other_address(self) -> None:
        codes = [attempt("edith", browser=f"Browser {number}").status_code for number in range(6)]

        assert codes == [200, 200, 200, 200, 429, 429]

    def test_others_are_let_in(self) -> None:
        attempts(5, "edith")

        assert signs_in("paul")
        assert signs_in("edith", address=AWAY)

    def test_a_name_that_there_is_not_is_locked_alike(self) -> None:
        assert attempts(6, "nobody") == [200, 200, 200, 200, 429, 429]

    def test_a_quarter_of_an_hour_later_all_is_as_before(self) -> None:
        attempts(5, "edith")
        minutes_pass(14)
        assert not signs_in("edith")

        minutes_pass(2)
        assert signs_in("edith")

    def test_trying_on_does_not_lock_for_longer(self) -> None:
        attempts(5, "edith")
        minutes_pass(14)
        attempts(10, "edith")
        minutes_pass(2)

        assert signs_in("edith")


@pytest.mark.usefixtures("editor", "publisher")
class TestAddress:
    def test_that_tries_many_names_is_locked_for_all(self) -> None:
        codes = [attempt(f"name{number}").status_code for number in range(PER_ADDRESS)]

        assert codes == [200] * (PER_ADDRESS - 1) + [429]
        assert not signs_in("edith")
        assert signs_in("edith", address=AWAY)

    def test_who_always_comes_from_there_is_let_in(self) -> None:
        assert signs_in("edith")
        for number in range(PER_ADDRESS):
            attempt(f"name{number}")

        assert not signs_in("paul")
        assert signs_in("edith")
        assert attempts(5, "edith")[-1] == 429

    def test_an_account_of_ones_own_gives_no_more_attempts_at_those_of_others(self) -> None:
        attempts(4, "paul")
        assert signs_in("edith")

        assert attempts(1, "paul") == [429]

    def test_nor_at_many(self) -> None:
        for number in range(PER_ADDRESS - 1):
            attempt(f"name{number}")
        assert signs_in("edith")

        assert attempts(1, "another") == [429]

    def test_the_network_of_an_ipv6_address_is_one(self) -> None:
        codes = [attempt("edith", address=f"2001:db8:1:2::{number}").status_code for number in range(6)]

        assert codes == [200, 200, 200, 200, 429, 429]
        assert signs_in("edith", address="2001:db8:1:3::1")

    def test_without_an_address_the_name_is_limited(self) -> None:
        """As where gunicorn listens on a Unix socket."""
        assert attempts(5, "edith", address="") == [200, 200, 200, 200, 429]


@pytest.mark.usefixtures("editor", "publisher")
class TestName:
    @pytest.fixture
    def _tried_from_everywhere(self) -> None:
        row = {"username": "edith", "failures_since_start": 1, "http_accept": "", "path_info": "/"}
        AccessAttempt.objects.bulk_create(
            AccessAttempt(**row, ip_address=f"203.0.113.{number}") for number in range(PER_NAME)
        )

    @pytest.mark.usefixtures("_tried_from_everywhere")
    def test_that_many_try_is_locked_for_strangers(self) -> None:
        assert attempts(1, "edith", address=AWAY) == [429]

    @pytest.mark.usefixtures("_tried_from_everywhere")
    def test_its_owner_is_let_in_from_where_they_always_come(self) -> None:
        AccessLog.objects.create(username="edith", ip_address=HOME, attempt_time="2026-01-01")

        assert attempts(4, "edith") == [200] * 4
        assert signs_in("edith")
        assert not signs_in("edith", address=AWAY)

    @pytest.mark.usefixtures("_tried_from_everywhere")
    def test_others_are_let_in(self) -> None:
        assert signs_in("paul", address=AWAY)

    def test_from_where_others_came_is_no_known_address(self) -> None:
        assert signs_in("paul")
        row = {"username": "edith", "ip_address": AWAY, "http_accept": "", "path_info": "/"}
        AccessAttempt.objects.create(**row, failures_since_start=PER_NAME)

        assert not signs_in("edith")


@pytest.mark.usefixtures("editor")
class TestForgetting:
    def test_what_counts_no_more_is_deleted(self) -> None:
        attempts(3, "nobody")
        minutes_pass(16)
        signs_in("edith")

        assert not AccessAttempt.objects.exists()

    def test_records_of_who_signed_in_are_kept_for_a_month(self) -> None:
        for days in (KEPT_DAYS - 1, KEPT_DAYS + 1):
            signs_in("edith")
            newest = AccessLog.objects.latest("attempt_time")
            AccessLog.objects.filter(pk=newest.pk).update(
                attempt_time=F("attempt_time") - timedelta(days=days)
            )
        forget()

        assert AccessLog.objects.count() == 1

    def test_no_password_is_kept(self) -> None:
        attempt("edith", "a secret of edith")

        kept = AccessAttempt.objects.values().get()
        assert not [column for column, value in kept.items() if "secret" in str(value)]


def test_a_session_is_not_asked_again(editor_client: Client) -> None:
    attempts(5, "edith")

    assert editor_client.get("/admin/").status_code == 200
