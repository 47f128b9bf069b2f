"""Addresses with made-up queries, which no cache has: each visitor may ask for so many a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gallery.operations import limits
from tests.catalog.published import publish

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["", "/fr"])
@pytest.mark.parametrize(
    "path",
    [
        *("/templates/canary/", "/templates/canary.fz", "/templates/canary.md", "/embed/canary/"),
        *("/categories/patterns/", "/categories/patterns/feed.atom", "/feed.atom"),
    ],
)
def test_are_limited(client: Client, monkeypatch: pytest.MonkeyPatch, language: str, path: str) -> None:
    publish("canary")
    monkeypatch.setitem(limits.BUDGETS, "page", limits.Budget(3))

    told = [client.get(f"{language}{path}?made-up={number}") for number in range(4)]

    assert [answer.status_code for answer in told] == [200, 200, 200, 429]
    assert int(told[-1]["Retry-After"]) > 0
    assert client.get(f"{language}{path}").status_code == 200


def test_a_refusal_may_be_framed_where_the_picture_may(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("canary")
    monkeypatch.setitem(limits.BUDGETS, "page", limits.Budget(1))
    client.get("/embed/canary/?made-up=1")

    refused = client.get("/embed/canary/?made-up=2")

    assert refused.status_code == 429
    assert "frame-ancestors *" in refused["Content-Security-Policy"]
    assert "X-Frame-Options" not in refused
