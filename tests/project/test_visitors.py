"""Which address a request came from, with proxies in between or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import RequestFactory

from gallery.visitors import address_of, network_of

if TYPE_CHECKING:
    from pytest_django import Settings


def address(seen: str | None, *, remote: str = "127.0.0.1") -> str:
    headers = {} if seen is None else {"X-Forwarded-For": seen}
    return address_of(RequestFactory().get("/", headers=headers, REMOTE_ADDR=remote))


@pytest.mark.parametrize(
    ("proxies", "seen", "expected"),
    [
        (0, "192.0.2.9", "127.0.0.1"),
        (1, None, "127.0.0.1"),
        (1, "192.0.2.9", "192.0.2.9"),
        (1, "made up, 192.0.2.9", "192.0.2.9"),
        (2, "made up, 192.0.2.9, 10.0.0.1", "192.0.2.9"),
        (2, "192.0.2.9", "192.0.2.9"),
    ],
)
def test_what_our_own_proxies_say_is_believed(
    settings: Settings, proxies: int, seen: str | None, expected: str
) -> None:
    settings.PROXIES = proxies

    assert address(seen) == expected


@pytest.mark.parametrize(
    ("remote", "expected"),
    [
        ("192.0.2.9", "192.0.2.9"),
        ("192.0.2.9:4711", "192.0.2.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("[2001:db8:1:2:3:4:5:6]:443", "2001:db8:1:2::"),
        ("[2001:db8::1]", "2001:db8::"),
        ("::ffff:192.0.2.9", "192.0.2.9"),
        ("fe80::1%eth0", "fe80::"),
        ("unknown", None),
        ("192.0.2.9; DROP", None),
        ("", None),
    ],
)
def test_visitors_are_told_apart_by_it(remote: str, expected: str | None) -> None:
    assert network_of(RequestFactory().get("/", REMOTE_ADDR=remote)) == expected
