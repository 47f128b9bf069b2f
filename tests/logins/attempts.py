"""Attempts to sign in, from anywhere and at any time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from axes.models import AccessAttempt
from django.db.models import F
from django.test import Client

from tests.accounts import PASSWORD

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse

LOGIN = "/admin/login/"
HOME = "192.0.2.1"
WRONG = "wrong"


def attempt(
    name: str, password: str = WRONG, *, address: str = HOME, browser: str = "", page: str = LOGIN
) -> _MonkeyPatchedWSGIResponse:
    """Send the form of the login page from a fresh browser."""
    client = Client(REMOTE_ADDR=address, headers={"User-Agent": browser})
    return client.post(page, {"username": name, "password": password, "next": "/admin/"})


def attempts(count: int, name: str, **how: str) -> list[int]:
    """Send the form several times with a wrong password, and return the answers' codes."""
    return [attempt(name, **how).status_code for _ in range(count)]


def signs_in(name: str, *, address: str = HOME) -> bool:
    """Say whether the right password lets somebody in."""
    answer = attempt(name, PASSWORD, address=address)
    assert answer.status_code in {302, 429}
    return answer.status_code == 302


def minutes_pass(minutes: float) -> None:
    """Make all that was counted so much older."""
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=minutes))
