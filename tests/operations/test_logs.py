"""Logs are lines for people or for programs, and nothing secret is in them."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import pytest
from asgiref.sync import async_to_sync
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse, StreamingHttpResponse
from django.test import AsyncClient, Client, RequestFactory

from gallery.operations import masking
from gallery.operations.logs import AccessLogMiddleware, configuration
from gallery.operations.request_ids import current_request
from tests.operations.lines import written
from tests.operations.secrets import COOKIE, KEY, QUERY, SECRETS, SENT, TOKEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django import Settings

FORMS = ("text", "json")
TIME = re.compile(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")

log = logging.getLogger("gallery.tests")


@pytest.fixture
def talkative_django() -> Iterator[None]:
    """Let Django tell of addresses that are not there, as it does at LOG_LEVEL=INFO."""
    requests = logging.getLogger("django.request")
    level = requests.level
    requests.setLevel(logging.INFO)
    yield
    requests.setLevel(level)


class TestLines:
    def test_people_read_a_line(self) -> None:
        with written("text") as lines:
            log.warning("too %s", "late", extra={"fields": {"ms": 2.5, "words": 'a "b"', "none": ""}})

        time, rest = lines.getvalue().split(" ", 1)
        assert TIME.fullmatch(time)
        assert rest == 'WARNING gallery.tests too late ms=2.5 words="a \\"b\\"" none=""\n'

    def test_programs_read_an_object(self) -> None:
        with written("json") as lines:
            log.warning("too %s", "late", extra={"fields": {"ms": 2.5}})

        assert [*lines.data[0]] == ["time", "level", "logger", "message", "ms"]
        assert TIME.fullmatch(lines.data[0].pop("time"))
        assert lines.data[0]["message"] == "too late"

    def test_what_else_hangs_on_a_record_is_left_out(self) -> None:
        for form in FORMS:
            with written(form) as lines:
                log.warning("late", extra={"server_time": "never", "request": object()})

            assert "never" not in lines.getvalue()
            assert "object" not in lines.getvalue()

    def test_a_traceback_follows(self) -> None:
        with written("json") as programs, written("text") as people:
            try:
                int("no")
            except ValueError:
                log.exception("failed", stack_info=True)

        (line,) = programs.data
        assert line["exception"].startswith("Traceback")
        assert line["exception"].endswith("int() with base 10: 'no'")
        assert line["stack"].startswith("Stack")
        assert "failed\nTraceback" in people.getvalue()

    def test_a_line_is_not_broken_by_what_it_says(self) -> None:
        with written("text") as lines:
            log.warning("late", extra={"fields": {"path": "/a\nERROR fake"}})

        assert lines.getvalue().count("\n") == 1


@pytest.mark.django_db
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.usefixtures("talkative_django")
class TestSecrets:
    def test_an_address_that_is_not_there(self, form: str, client: Client) -> None:
        with written(form) as lines:
            client.get(f"/drafts/{TOKEN}/", {"q": QUERY})
            client.get(f"/fr/drafts/{TOKEN}/", {"q": QUERY})
            client.get(f"/nowhere/drafts/{TOKEN}/more/", {"q": QUERY})

        assert "Forbidden: /drafts/***/" in lines.getvalue()
        assert "Forbidden: /fr/drafts/***/" in lines.getvalue()
        assert "Not Found: /nowhere/drafts/***/more/" in lines.getvalue()
        assert not any(secret in lines.getvalue() for secret in SECRETS)

    @pytest.mark.parametrize("address", [f"/drafts/{TOKEN}/", f"/fr/drafts/{TOKEN}/", "/failing/"])
    def test_a_view_that_fails(
        self, form: str, address: str, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        settings.ROOT_URLCONF = "tests.operations.failing"
        settings.SECRET_KEY = "secret-key-of-this-test"
        monkeypatch.setattr(masking, "_environment", masking._environment.__wrapped__)
        monkeypatch.setenv("DATABASE_URL", "postgres://gallery:correct-horse@host/name")
        client = Client(raise_request_exception=False)

        with written(form) as lines:
            answer = client.post(
                f"{address}?q={QUERY}",
                {"password": SENT, "csrfmiddlewaretoken": SENT},
                headers={"Cookie": f"sessionid={COOKIE}", "Authorization": f"Bearer {KEY}"},
            )

        assert answer.status_code == 500
        assert "RuntimeError: no luck with ***" in lines.getvalue()
        assert "cannot reach ***" in lines.getvalue()
        secrets = (*SECRETS, settings.SECRET_KEY, "correct-horse")
        assert not any(secret in lines.getvalue() for secret in secrets)

    def test_a_form_of_a_stranger(self, form: str) -> None:
        with written(form) as lines:
            Client(enforce_csrf_checks=True).post(
                f"/admin/login/?next=/drafts/{TOKEN}/", {"username": "ada", "password": SENT}
            )

        assert "Forbidden (CSRF cookie not set.): /admin/login/" in lines.getvalue()
        assert not any(secret in lines.getvalue() for secret in (*SECRETS, "ada"))

    def test_a_password_that_is_wrong(self, form: str, client: Client) -> None:
        with written(form) as lines:
            client.post("/admin/login/", {"username": "ada-lovelace", "password": SENT})

        assert SENT not in lines.getvalue()
        assert "ada-lovelace" not in lines.getvalue()


def test_a_request_is_told_with_what_it_caused(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.operations.failing"

    with written("json") as lines:
        answer = Client(raise_request_exception=False, headers={"Cookie": "a=b"}).get("/failing/")

    (line,) = lines.by("django.request")
    assert line["status"] == 500
    assert line["url_name"] == "failing"
    assert line["request_id"] == answer["X-Request-ID"]


class TestAccess:
    def test_is_not_logged_unless_wanted(self, settings: Settings) -> None:
        assert settings.ACCESS_LOG is False
        with pytest.raises(MiddlewareNotUsed):
            AccessLogMiddleware(lambda _request: HttpResponse())

    @pytest.mark.django_db
    def test_is_a_line_for_each_request(self, settings: Settings, client: Client) -> None:
        settings.ACCESS_LOG = True

        with written("json") as lines:
            page = client.get("/templates/", {"q": QUERY}, REMOTE_ADDR="203.0.113.9")
            client.get(f"/fr/drafts/{TOKEN}/")
            client.get("/nowhere/%0A2026%20ERROR%20fake/")

        first, second, third = lines.by("gallery.access")
        assert first.pop("ms") > 0
        assert TIME.fullmatch(first.pop("time"))
        assert first == {
            "level": "INFO",
            "logger": "gallery.access",
            "message": "request",
            "method": "GET",
            "path": "/templates/",
            "status": 200,
            "bytes": len(page.content),
            "url_name": "diagram_list",
            "request_id": page["X-Request-ID"],
        }
        assert (second["path"], second["url_name"]) == ("/fr/drafts/***/", "draft_detail")
        assert third["path"] == "/nowhere/%0A2026%20ERROR%20fake/"
        assert not any(told in lines.getvalue() for told in (*SECRETS, "203.0.113.9"))

    def test_is_the_same_under_asgi(self, settings: Settings) -> None:
        settings.ACCESS_LOG = True
        settings.ROOT_URLCONF = "tests.operations.failing"
        client = AsyncClient(raise_request_exception=False, headers={"Cookie": "a=b"})

        with written("json") as lines:
            answer = async_to_sync(client.get)("/failing/")

        (line,) = lines.by("gallery.access")
        assert (line["url_name"], line["request_id"]) == ("failing", answer["X-Request-ID"])
        assert current_request() is None

    @pytest.mark.parametrize(
        ("response", "length"),
        [
            (HttpResponse("four"), 4),
            (StreamingHttpResponse(iter([b"x"])), None),
            (StreamingHttpResponse(iter([b"x"]), headers={"Content-Length": "1"}), 1),
        ],
    )
    def test_tells_the_length_where_it_is_known(
        self, response: HttpResponse | StreamingHttpResponse, length: int | None, settings: Settings
    ) -> None:
        settings.ACCESS_LOG = True

        with written("json") as lines:
            AccessLogMiddleware(lambda _request: response)(RequestFactory().get("/"))

        assert lines.data[0].get("bytes") == length


class TestConfiguration:
    @pytest.mark.parametrize(
        ("level", "requests"),
        [
            (logging.DEBUG, logging.DEBUG),
            (logging.INFO, logging.INFO),
            (logging.WARNING, logging.ERROR),
            (logging.ERROR, logging.ERROR),
        ],
    )
    def test_addresses_that_are_not_there_are_for_those_who_ask_for_more(
        self, level: int, requests: int
    ) -> None:
        assert configuration("text", level)["loggers"]["django.request"]["level"] == requests

    def test_values_of_queries_are_for_nobody(self) -> None:
        loggers = configuration("text", logging.DEBUG)["loggers"]

        assert loggers["django.db.backends"]["level"] == logging.INFO

    def test_a_wrong_host_is_not_worth_a_line(
        self, client: Client, capfd: pytest.CaptureFixture[str]
    ) -> None:
        with written("text") as lines:
            assert client.get("/", headers={"Host": "nonsense"}).status_code == 400

        assert "Traceback" not in lines.getvalue() + capfd.readouterr().err
