"""Whole answers are kept for others who ask the same, and never given for another state of the catalogue."""

from __future__ import annotations

from contextlib import ExitStack
from gzip import decompress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.core.cache import caches
from django.db import OperationalError, connection
from django.http import HttpResponse

from gallery.catalog import page_cache, state
from gallery.catalog.models import Revision
from gallery.catalog.page_cache import KeptAnswer
from gallery.operations.caches import caches_at
from tests.catalog.addresses import Named, every_address, path_of
from tests.catalog.published import FRENCH_SOURCE, publish
from tests.catalog.test_conditional import UNCONDITIONAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db

MEMORY = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "kept pages"}
KEPT = [address for address in every_address() if address.name not in UNCONDITIONAL]
PAGE = "/templates/canary/"


def ids(address: Named) -> str:
    return address.name


@pytest.fixture(autouse=True)
def keeping(settings: Any) -> Iterator[None]:
    settings.CACHES = settings.CACHES | {"pages": MEMORY}
    caches["pages"].clear()
    yield
    state._forget()


def refuse(*_query: object) -> None:
    """Fail as the drivers do where there is no database."""
    raise OperationalError("connection refused")


@pytest.fixture
def without_database() -> Iterator[Callable[[], None]]:
    """Let every query fail from then on."""
    with ExitStack() as outage:
        yield lambda: outage.enter_context(connection.execute_wrapper(refuse))
    state._Known.alone_until = float("-inf")


def lasting(response: Any) -> dict[str, str]:
    """Return the headers that are not of one request."""
    return {name: value for name, value in response.headers.items() if name != "X-Request-ID"}


@pytest.mark.parametrize("address", KEPT, ids=ids)
def test_each_further_reader_gets_the_same_in_one_query(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, address: Named
) -> None:
    publish("canary", source_fr=FRENCH_SOURCE)
    path = path_of(address, "en")
    first = client.get(path)

    with django_assert_num_queries(3):
        second = client.get(path)
        head = client.head(path)
        known = client.get(path, headers={"If-None-Match": first["ETag"]})

    assert (second.status_code, second.content) == (200, first.content)
    assert lasting(second) == {**lasting(first), "Content-Length": str(len(first.content))}
    assert (head.status_code, lasting(head)) == (200, lasting(second))
    assert (known.status_code, known.content) == (304, b"")
    for header in ("ETag", "Cache-Control", "Vary"):
        assert known[header] == first[header]
    assert not {"Content-Security-Policy", "X-Frame-Options", "Content-Type"} & set(known.headers)


def test_reader_who_takes_no_gzip_gets_the_page_as_it_is(client: Client) -> None:
    publish("canary")
    packed = client.get(PAGE, headers={"Accept-Encoding": "gzip"})
    plain = client.get(PAGE)
    again = client.get(PAGE, headers={"Accept-Encoding": "gzip, br"})

    assert packed["Content-Encoding"] == again["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert decompress(again.content) == decompress(packed.content) == plain.content
    assert again["Content-Length"] == str(len(again.content))


def test_change_shows_at_once_in_the_process_that_made_it(client: Client, settings: Any) -> None:
    settings.CATALOGUE_CHECK_SECONDS = 3600
    publish("canary")
    before = client.get("/templates/").content

    publish("another")

    assert b"/templates/another/" not in before
    assert b"/templates/another/" in client.get("/templates/").content


def test_process_asks_for_the_state_once_in_a_while(
    client: Client, settings: Any, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.CATALOGUE_CHECK_SECONDS = 3600
    publish("canary")
    client.get(PAGE)
    with django_assert_num_queries(0):
        assert client.get(PAGE).status_code == 200
    Revision.objects.update(number=77)  # as another process does
    with django_assert_num_queries(0):
        client.get(PAGE)
    settings.CATALOGUE_CHECK_SECONDS = 0
    assert client.get(PAGE)["ETag"] != ""
    assert "77" in state.state_of(state.current_revision())


@pytest.mark.parametrize("path", [PAGE, "/templates/canary.fz", "/api/v1/templates/canary/"])
def test_what_was_taken_back_does_not_come_out_again_without_the_database(
    client: Client, without_database: Callable[[], None], path: str
) -> None:
    template = publish("canary")
    assert client.get(path).status_code == 200
    template.status = template.Status.DRAFT
    template.save()
    assert client.get(path).status_code == 404

    client.raise_request_exception = False
    without_database()

    assert client.get(path).status_code == 503


def test_pages_are_not_kept_for_ever() -> None:
    for address in ("", "redis://127.0.0.1:1", "memcached://127.0.0.1:1"):
        assert caches_at(address, Path("/nowhere"))["pages"]["TIMEOUT"] <= 24 * 60 * 60


def test_what_is_large_is_not_kept(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    publish("canary")
    monkeypatch.setattr(page_cache, "LARGEST", 500)
    client.get(PAGE)

    assert not caches["pages"]._cache  # type: ignore[attr-defined]


def test_whoever_is_signed_in_gets_every_page_made_anew(admin_client: Client, client: Client) -> None:
    publish("canary")
    client.get(PAGE)
    kept = caches["pages"]._cache.copy()  # type: ignore[attr-defined]

    admin_client.get(PAGE)
    admin_client.get("/templates/")

    assert caches["pages"]._cache == kept  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "127.0.0.1"},
        {"HX-Request": "true"},
        {"HX-Request": "true", "HX-History-Restore-Request": "true"},
    ],
    ids=" ".join,
)
def test_requests_with_other_answers_are_told_apart(client: Client, headers: dict[str, str]) -> None:
    publish("canary")
    page = client.get("/templates/")
    other = client.get("/templates/", headers=headers)
    assert client.get("/templates/").content == page.content
    assert client.get("/templates/", headers=headers).content == other.content
    assert (other.content != page.content) == ("HX-History-Restore-Request" not in headers)


def test_headers_of_no_consequence_make_no_further_copy(client: Client) -> None:
    publish("canary")
    client.get("/templates/")
    kept = len(caches["pages"]._cache)  # type: ignore[attr-defined]
    for name in ("HX-Target", "X-Forwarded-Host", "Accept-Language", "Cookie", "X-Original-URL"):
        client.get("/templates/", headers={name: "evil"})
    assert len(caches["pages"]._cache) == kept  # type: ignore[attr-defined]


def test_unknown_host_is_refused_though_the_page_is_kept(client: Client) -> None:
    publish("canary")
    client.get(PAGE)
    assert client.get(PAGE, headers={"Host": "evil.example"}).status_code == 400


def test_what_is_not_found_or_too_long_an_address_is_not_kept(client: Client) -> None:
    publish("canary")
    caches["pages"].clear()
    client.get("/templates/none/")
    client.get("/templates/", {"q": "x" * page_cache.LONGEST_ADDRESS})
    client.get("/templates/", {"sort": "copied"})
    assert not caches["pages"]._cache  # type: ignore[attr-defined]


@pytest.mark.parametrize("packed", [b"", b"\n", b"{}\nbody", b'{"state": "x"}\n', b"\xff\n", b"null\nx"])
def test_what_another_release_kept_is_no_answer(packed: bytes) -> None:
    assert KeptAnswer.unpacked(packed) is None


def test_kept_answer_comes_back_as_it_was() -> None:
    answer = KeptAnswer.of(HttpResponse("é\n" * 300, headers={"X-Word": "ok"}), "name", "state")
    assert answer.is_compressed
    assert KeptAnswer.unpacked(answer.packed) == answer


@pytest.mark.parametrize(
    ("path", "words"),
    [(PAGE, "This page is as it was"), (f"/fr{PAGE}", "Cette page date")],
)
def test_kept_page_is_served_without_the_database_and_says_so(
    client: Client, without_database: Callable[[], None], path: str, words: str
) -> None:
    publish("canary")
    page = client.get(path).content.decode()
    without_database()

    stale = client.get(path, headers={"Accept-Encoding": "gzip"})

    text = stale.content.decode()
    start, end = text.index('<p class="stale"'), text.index('<main id="content"')
    assert stale.status_code == 200
    assert words in text[start:end]
    assert text[:start] + text[end:] == page
    assert stale["Cache-Status"].startswith("gallery; hit; ttl=-")
    assert stale["Cache-Control"] == "no-store"
    assert int(stale["Age"]) >= 0
    assert not {"ETag", "Last-Modified", "Content-Encoding"} & set(stale.headers)
    assert "Content-Security-Policy" in stale.headers


def test_kept_file_is_served_without_the_database_as_it_is(
    client: Client, without_database: Callable[[], None]
) -> None:
    publish("canary")
    source = client.get("/templates/canary.fz").content
    without_database()
    stale = client.get("/templates/canary.fz")
    assert (stale.status_code, stale.content) == (200, source)
    assert "Cache-Status" in stale.headers


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/templates/", "Back in a moment"),
        ("/fr/templates/", "De retour dans un instant"),
        ("/api/v1/templates/", "The database does not answer"),
        ("/fr/templates/canary.svg", "La galerie est indisponible pour le moment"),
        ("/admin/login/", "Back in a moment"),
    ],
)
def test_what_is_not_kept_is_unavailable_without_the_database(
    client: Client, without_database: Callable[[], None], path: str, words: str
) -> None:
    client.raise_request_exception = False
    client.cookies["sessionid"] = "of somebody" if "admin" in path else ""
    without_database()
    response = client.get(path)
    assert response.status_code == 503
    assert words in response.content.decode()
    assert response["Retry-After"] == "30"
    assert "no-store" in response["Cache-Control"]


def test_gallery_recovers_by_itself(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    publish("canary")
    client.raise_request_exception = False
    with connection.execute_wrapper(refuse):
        assert client.get(PAGE).status_code == 503
    assert client.get(PAGE).status_code == 503, "for a moment nobody tries"
    monkeypatch.setattr(state, "monotonic", lambda: state._Known.alone_until + 1)
    assert client.get(PAGE).status_code == 200


def test_outage_in_the_middle_of_a_page_gives_the_kept_one(
    client: Client, without_database: Callable[[], None], settings: Any
) -> None:
    publish("canary")
    client.get(PAGE)
    publish("another")
    settings.CATALOGUE_CHECK_SECONDS = 3600
    client.get("/templates/")  # which makes the new state known
    client.raise_request_exception = False
    without_database()

    stale = client.get(PAGE)

    assert stale.status_code == 200
    assert "Cache-Status" in stale.headers
