"""How often a visitor may ask for what costs time, where that is counted, and who counts as a visitor."""

from __future__ import annotations

import logging
import socket
from contextlib import closing
from typing import TYPE_CHECKING, Any, cast

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpResponse
from django.test import RequestFactory
from limits import RateLimitItemPerMinute

from gallery.operations import limits, metrics
from gallery.operations.limits import BUDGETS, PAUSE, Counters, rate_limited, spend
from gallery.operations.refusals import in_text
from tests.operations.memcached import Memcached

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from pytest_django import Settings

FEW = RateLimitItemPerMinute(3)


@pytest.fixture(autouse=True)
def budgets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everybody ask three times."""
    tight = {name: budget._replace(requests=3) for name, budget in BUDGETS.items()}
    monkeypatch.setattr(limits, "BUDGETS", tight)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Return what lets seconds pass; they begin with a whole minute."""
    now = [1_800_000_000.0 // 60 * 60]

    def passing(seconds: float) -> None:
        now[0] += seconds

    monkeypatch.setattr("limits.storage.memory.time.time", lambda: now[0])
    return passing


def asking(remote: str = "192.0.2.1", user: User | None = None, seen: str = "") -> Any:
    request: Any = RequestFactory().get("/", REMOTE_ADDR=remote, headers={"X-Forwarded-For": seen})
    request.user = user or AnonymousUser()
    return request


def spent(budget: str, request: HttpRequest) -> int:
    """Ask until a budget is spent and return how often that was possible."""
    return next(number for number in range(100) if spend(budget, request))


def hang_up(counters: Counters) -> None:
    """Close the connection to a memcached."""
    assert counters._shared is not None
    cast("Any", counters._shared.storage).storage.close()


class TestClients:
    def test_an_address_has_a_budget_of_each_kind(self) -> None:
        assert spent("search", asking()) == 3
        assert spent("picture", asking()) == 3
        assert spent("search", asking("192.0.2.2")) == 3
        assert spent("search", asking()) == 0

    def test_all_addresses_of_a_network_count_together(self) -> None:
        assert spent("search", asking("2001:db8:1:2::1")) == 3
        assert spent("search", asking("2001:db8:1:2:ffff::9")) == 0
        assert spent("search", asking("2001:db8:1:3::1")) == 3

    def test_what_a_visitor_makes_up_gives_no_other_budget(self, settings: Settings) -> None:
        settings.PROXIES = 1

        assert spent("search", asking("10.0.0.1", seen="1.1.1.1, 192.0.2.7")) == 3
        assert spent("search", asking("10.0.0.1", seen="8.8.8.8, 192.0.2.7")) == 0

    def test_at_the_desk_an_account_is_a_client_wherever_it_works(self) -> None:
        one, other = User(pk=1), User(pk=2)

        assert spent("desk", asking("192.0.2.1", one)) == 3
        assert spent("desk", asking("192.0.2.2", one)) == 0
        assert spent("desk", asking("192.0.2.1", other)) == 3

    def test_pages_for_everybody_do_not_ask_who_is_signed_in(self) -> None:
        request = asking()
        del request.user

        assert spend("search", request) == 0

    def test_nobody_is_limited_whose_address_is_unknown(self) -> None:
        assert not any(spend("search", asking(remote)) for remote in ("", "unknown") for _ in range(9))


class TestWaiting:
    @pytest.mark.parametrize("start", [0, 0.4, 31, 59.9])
    def test_who_waits_as_long_as_told_gets_an_answer(
        self, clock: Callable[[float], None], start: float
    ) -> None:
        clock(start)
        for _ in range(20):
            spent("search", asking())
            told = spend("search", asking())
            assert 1 <= told <= 61
            clock(told)
            assert spend("search", asking()) == 0

    def test_asking_on_in_vain_does_not_make_it_longer(self, clock: Callable[[float], None]) -> None:
        spent("search", asking())
        for _ in range(50):
            spend("search", asking())
        clock(120)

        assert spent("search", asking()) == 3


class TestView:
    def view(self, when: Callable[[HttpRequest], bool] = lambda _request: True) -> Any:
        @rate_limited("search", in_text, when=when)
        def answer(_request: HttpRequest) -> HttpResponse:
            return HttpResponse("found")

        return answer

    def test_says_when_to_come_again_and_is_kept_by_nobody(self, monkeypatch: pytest.MonkeyPatch) -> None:
        counted: list[str] = []
        monkeypatch.setattr(metrics, "count_refusal", counted.append)
        view = self.view()
        answers = [view(asking()) for _ in range(4)]

        assert counted == ["search"]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
        wait = int(answers[3].headers["Retry-After"])
        assert 1 <= wait <= 61
        assert f"Try again in {wait} second" in answers[3].text
        assert "no-store" in answers[3].headers["Cache-Control"]
        assert "private" in answers[3].headers["Cache-Control"]

    def test_what_costs_nothing_is_not_counted(self) -> None:
        view = self.view(when=lambda request: "q" in request.GET)

        assert {view(asking()).status_code for _ in range(9)} == {200}

    def test_can_be_switched_off(self, settings: Settings) -> None:
        settings.RATE_LIMITS = False
        view = self.view()

        assert {view(asking()).status_code for _ in range(9)} == {200}


class TestSharedCache:
    def test_processes_count_together(self) -> None:
        with Memcached() as cache:
            one, other = processes = Counters(cache.address), Counters(cache.address)
            allowed = [counters.spend(FEW, "search", "192.0.2.1") == 0 for counters in (one, other) * 2]
            for counters in processes:
                hang_up(counters)

        assert allowed == [True, True, True, False]

    def test_a_cache_that_is_down_costs_no_answer(
        self, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        now = [1000.0]
        monkeypatch.setattr(limits, "monotonic", lambda: now[0])
        asked: list[str] = []
        connected = limits._connected

        def noted(cache: str) -> Any:
            asked.append(cache)
            return connected(cache)

        monkeypatch.setattr(limits, "_connected", noted)
        with Memcached() as cache:
            address = cache.address
        counters = Counters(address)

        with caplog.at_level(logging.WARNING):
            allowed = [counters.spend(FEW, "search", "192.0.2.1") == 0 for _ in range(5)]
        assert allowed == [True, True, True, False, False]
        assert asked == [address]
        assert [record.levelname for record in caplog.records] == ["WARNING"]
        assert address not in caplog.text

        now[0] += PAUSE
        counters.spend(FEW, "search", "192.0.2.1")
        assert len(caplog.records) == 2

    def test_it_is_used_again_once_it_answers(self, monkeypatch: pytest.MonkeyPatch) -> None:
        now = [1000.0]
        monkeypatch.setattr(limits, "monotonic", lambda: now[0])
        with closing(socket.socket()) as reserved:
            reserved.bind(("127.0.0.1", 0))
            counters = Counters(f"redis://127.0.0.1:{reserved.getsockname()[1]}/0")
            assert counters.spend(FEW, "search", "192.0.2.1") == 0
        with Memcached() as cache:
            monkeypatch.setattr(counters, "_cache", cache.address)
            monkeypatch.setattr(counters, "_shared", None)
            now[0] += PAUSE
            assert counters.spend(FEW, "search", "192.0.2.1") == 0
            assert any(b"192.0.2.1" in key for key in cache.values)
            hang_up(counters)

    @pytest.mark.parametrize(
        "address", ["redis://nobody:secret@127.0.0.1:1/0", "redis://127.0.0.1:x/", "redis://"]
    )
    def test_whatever_is_wrong_with_its_address_is_no_error(
        self, caplog: pytest.LogCaptureFixture, address: str
    ) -> None:
        counters = Counters(address)

        assert [counters.spend(FEW, "search", "192.0.2.1") == 0 for _ in range(4)] == [True] * 3 + [False]
        assert "secret" not in caplog.text

    def test_a_process_without_one_counts_for_itself(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "_connected", lambda _cache: pytest.fail("asked"))
        counters = Counters("")

        assert [counters.spend(FEW, "search", "192.0.2.1") == 0 for _ in range(4)] == [True] * 3 + [False]


def test_budgets_hold_for_people() -> None:
    """Pages ask at each pause in typing, every 0.2 s at most; an upload may show a hundred pictures."""
    assert BUDGETS["search"].requests >= 5 * 10 * 5
    assert BUDGETS["upload picture"].requests >= 100 * BUDGETS["upload"].requests / 4
