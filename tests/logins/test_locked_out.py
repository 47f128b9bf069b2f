"""The page for those who have guessed too often."""

from __future__ import annotations

import pytest

from tests.catalog.pages import Page
from tests.logins.attempts import LOGIN, attempt, attempts, minutes_pass

pytestmark = pytest.mark.django_db


def test_says_when_to_try_again() -> None:
    attempts(4, "edith")
    answer = attempt("edith")
    lines = Page(answer.text).lines

    assert answer.status_code == 429
    assert 890 <= int(answer.headers["Retry-After"]) <= 900
    assert "Too many attempts to sign in" in lines
    assert any(line.startswith("You can try again in 15 minutes.") for line in lines)


def test_the_time_shrinks() -> None:
    attempts(5, "edith")
    minutes_pass(14.5)
    answer = attempt("edith")

    assert int(answer.headers["Retry-After"]) <= 30
    assert "You can try again in 1 minute." in answer.text


def test_it_is_that_of_the_limit_that_was_reached() -> None:
    attempts(5, "edith")
    minutes_pass(10)
    attempts(1, "paul")

    assert int(attempt("edith").headers["Retry-After"]) <= 300


@pytest.mark.parametrize(("login", "language"), [(LOGIN, "en"), (f"/fr{LOGIN}", "fr")])
def test_is_a_page_in_the_language_of_the_address(login: str, language: str) -> None:
    attempts(5, "edith")
    answer = attempt("edith", page=login)
    html = Page(answer.text)

    assert answer.headers["Content-Language"] == language
    assert html.all("html")[0]["lang"] == language
    assert login in html.links
    assert "no-store" in answer.headers["Cache-Control"]
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert not html.all("script")
    assert not html.all("style")


@pytest.mark.usefixtures("editor")
def test_does_not_tell_whether_there_is_such_an_account() -> None:
    attempts(5, "edith")
    attempts(5, "nobody")

    assert attempt("edith").text == attempt("nobody").text
