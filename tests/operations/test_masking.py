"""What must not be read is taken out of any text, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gallery.operations import masking
from gallery.operations.masking import mask, mask_all
from tests.operations.secrets import TOKEN

if TYPE_CHECKING:
    from pytest_django import Settings


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Let the environment change, which is read once."""
    monkeypatch.setattr(masking, "_environment", masking._environment.__wrapped__)
    return monkeypatch


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"Not Found: /drafts/{TOKEN}/", "Not Found: /drafts/***/"),
        ("Not Found: /fr/drafts/anything-at-all/more", "Not Found: /fr/drafts/***/more"),
        (f"'{TOKEN}' is none", "'***' is none"),
        ("GET /templates/?q=something&page=2 HTTP/1.1", "GET /templates/?*** HTTP/1.1"),
        ("<WSGIRequest: GET '/templates/?q=l'art&x=\"b'>", "<WSGIRequest: GET '/templates/?***"),
        ("postgres://gallery:p@ssword@host/name", "postgres://***@host/name"),
        ("Authorization: Basic YTpi", "Authorization: ***"),
        ("{'Cookie': 'sessionid=a; csrftoken=b', 'Host': 'c'}", "{'Cookie': ***, 'Host': 'c'}"),
        ("Set-Cookie: __Host-sessionid=abc; Path=/", "Set-Cookie: ***"),
        ('{"password": "correct horse", "name": "ada"}', '{"password": ***, "name": "ada"}'),
        ("login(password='a b', next='c')", "login(password=***, next='c')"),
        ("csrfmiddlewaretoken=abc&name=ada", "csrfmiddlewaretoken=***&name=ada"),
        ("null value\nDETAIL:  Failing row contains (1, ada).\n", "null value\nDETAIL:  ***\n"),
        ("sent Bearer abcdefgh.ijkl", "sent Bearer ***"),
        ("Invalid request from ip=203.0.113.9: no", "Invalid request from ip=***: no"),
        ("Invalid request from ip=2001:db8::1: no", "Invalid request from ip=***: no"),
    ],
)
def test_takes_out(text: str, left: str) -> None:
    assert mask(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "Really? Yes: a question is no query",
        "/templates/canary-deploy-workflow/",
        'SELECT "a"."b" FROM "a" WHERE "a"."c" = %s',
        "CSRF cookie not set.",
        "The key of a map",
        "2026-11-22T02:17:38.611Z INFO",
        "https://host/path@2",
    ],
)
def test_leaves(text: str) -> None:
    assert mask(text) == text


def test_takes_out_this_installations_secrets(settings: Settings) -> None:
    settings.SECRET_KEY, settings.METRICS_TOKEN = "key-of-this-one", "token-of-this-one"

    assert mask("it was key-of-this-one, token-of-this-one") == "it was ***, ***"


def test_takes_out_those_that_only_the_environment_knows(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("DATABASE_URL", "postgres://gallery:very%20hidden%20words@host/name")

    assert mask("no: very hidden words") == "no: ***"


def test_an_environment_that_is_no_address_is_no_fault(environment: pytest.MonkeyPatch) -> None:
    environment.setenv("DATABASE_URL", "http://[half")

    assert mask("text") == "text"


def test_short_words_are_no_secrets(settings: Settings) -> None:
    settings.SECRET_KEY = "key"

    assert mask("a keyboard") == "a keyboard"


def test_data_is_masked_by_name_and_by_text() -> None:
    data = {
        "name": "ada",
        "csrftoken": "a",
        "count": 3,
        "cookies": {"a": "b"},
        "session_count": 4,
        "list": [f"/drafts/{TOKEN}/", ("a", None)],
        1: {"http.query": "q=a", "db.query.text": "SELECT"},
    }

    assert mask_all(data) == {
        "name": "ada",
        "csrftoken": "***",
        "count": 3,
        "cookies": "***",
        "session_count": 4,
        "list": ["/drafts/***/", ["a", None]],
        1: {"http.query": "***", "db.query.text": "SELECT"},
    }
