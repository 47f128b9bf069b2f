"""What every answer says to browsers: at all addresses, in both languages, to everybody, whatever it is."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import User
from django.test import Client, override_settings

from gallery.operations import limits
from tests.security.places import LANGUAGES, Place, every_place, read_through

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.security.places import World

pytestmark = pytest.mark.django_db

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
}
FRAMED = POLICY - {"frame-ancestors 'none'"} | {"frame-ancestors *"}
PICTURE = {"default-src 'none'", "style-src 'unsafe-inline'", "sandbox"}
PICTURES = {
    "card_picture",
    "diagram_drawing",
    "admin:catalog_diagramtemplate_thumbnail",
    "admin:catalog_diagramtemplate_import_picture",
}
"""Addresses of SVG, which has its style inside."""

SECURE = {
    "HTTPS": True,
    "SECURE_SSL_REDIRECT": True,
    "SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https"),
    "SECURE_HSTS_SECONDS": 31_536_000,
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
    "SECURE_HSTS_PRELOAD": True,
    "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "SESSION_COOKIE_NAME": "__Host-sessionid",
    "CSRF_COOKIE_NAME": "__Host-csrftoken",
}
"""What `HTTPS=1` sets; `test_settings_of_https` holds this against the settings themselves."""

REFUSING_LOGIN = {"admin:logout"}
"""Addresses of the admin that answer visitors otherwise than by the way to the login page."""

PLACES = every_place()


@pytest.fixture(params=["plain", "https"])
def secure(request: pytest.FixtureRequest) -> Iterator[bool]:
    """Run a test without a proxy, and behind one that speaks https."""
    is_secure = request.param == "https"
    with override_settings(**(SECURE if is_secure else {})):
        yield is_secure


def policy_of(answer: Any) -> set[str]:
    header = answer.headers.get("Content-Security-Policy", "")
    return {part.strip() for part in header.split(";") if part.strip()}


def check(answer: Any, *, secure: bool, policy: set[str] = POLICY) -> None:
    """Hold an answer against what every one says."""
    headers, where = answer.headers, (answer.request["REQUEST_METHOD"], answer.request["PATH_INFO"])
    if answer.status_code == 304:
        # A policy would take the place of that of the copy in the reader's hands.
        assert "Content-Security-Policy" not in headers, where
        assert "X-Frame-Options" not in headers, where
    else:
        assert policy_of(answer) == policy, where
        assert headers.get("X-Frame-Options") == (None if policy == FRAMED else "DENY"), where
    assert "Content-Security-Policy-Report-Only" not in headers
    assert headers["X-Content-Type-Options"] == "nosniff", where
    assert headers["Referrer-Policy"] in {"same-origin", "no-referrer"}, where
    assert headers["Permissions-Policy"] == "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
    assert headers.get("Cross-Origin-Opener-Policy") == ("same-origin" if secure else None), where
    hsts = "max-age=31536000; includeSubDomains; preload"
    assert headers.get("Strict-Transport-Security") == (hsts if secure else None), where
    assert not {"Server", "X-Powered-By", "X-AspNet-Version", "Via"} & set(headers), where
    for cookie in answer.cookies.values():
        assert cookie["httponly"], where
        assert cookie["samesite"] == "Lax", where
        assert bool(cookie["secure"]) == secure, where
        assert cookie.key.startswith("__Host-") == secure, where
        assert (cookie["path"], cookie["domain"]) == ("/", ""), where


def check_privacy(answer: Any, place: Place) -> None:
    """Hold an answer against whom it is for: everybody, or the one who asked."""
    kept = answer.headers.get("Cache-Control", "")
    if place.name.startswith("admin:") or place.name in {"signed_in", "draft_detail"}:
        assert "public" not in kept, place
        if answer.status_code == 200:
            assert "private" in kept, place
            assert "no-store" in kept or place.name in PICTURES | {"admin:jsi18n"}, place
        return
    assert not answer.cookies, place
    assert "Cookie" not in answer.headers.get("Vary", ""), place
    assert "private" not in kept, place


def expected(place: Place, answer: Any) -> set[str]:
    """Return the policy of an answer at a place."""
    if place.name == "embed" and answer.status_code != 405:
        return FRAMED
    if place.name in PICTURES and answer.headers.get("Content-Type") == "image/svg+xml":
        return PICTURE
    return POLICY


def asked(client: Client, place: Place, path: str, secure: bool) -> list[Any]:
    """Return the answers to all ways in which an address is asked."""
    client.raise_request_exception = False
    answers = [
        client.generic(method, path, secure=secure, headers={"X-Forwarded-Proto": "https"} if secure else {})
        for method in ("GET", "HEAD", "OPTIONS", "PUT")
    ]
    for answer in answers:
        read_through(answer)
    etag = answers[0].headers.get("ETag")
    if etag and answers[0].status_code == 200:
        again = {"If-None-Match": etag} | ({"X-Forwarded-Proto": "https"} if secure else {})
        answers.append(client.get(path, secure=secure, headers=again))
        assert answers[-1].status_code == 304, place
    return answers


def test_every_answer_has_the_policy(world: World, secure: bool) -> None:
    curator = Client()
    curator.force_login(User.objects.get(username="admin"))
    for place in PLACES:
        for language in LANGUAGES if place.has_language else LANGUAGES[:1]:
            path = ("/fr" if place.has_language and language == "fr" else "") + world.path_of(place, language)
            for client in (Client(), curator):
                for answer in asked(client, place, path, secure):
                    assert answer.status_code < 500, (place, answer.request["REQUEST_METHOD"])
                    check(answer, secure=secure, policy=expected(place, answer))
                    check_privacy(answer, place)


def test_walks_are_whole() -> None:
    names = {place.name for place in PLACES}

    assert {"diagram_list", "api_missing", "admin:index", "admin:catalog_diagramtemplate_examine"} <= names
    assert len(PLACES) > 90


def test_what_is_public_is_there(world: World, client: Client, settings: Any) -> None:
    """The walk is worth nothing where it meets addresses at which there is nothing."""
    settings.OPERATOR_CONTACT = "https://example.org/contact"
    for place in PLACES:
        if not place.name.startswith("admin:") and place.name not in {"api_missing", "diagram_uses", "home"}:
            assert client.get(world.path_of(place)).status_code == 200, place


def test_what_curators_see_is_there(world: World, admin_client: Client) -> None:
    only_sent = {
        "admin:logout",
        "admin:catalog_change_restore",
        *(f"admin:catalog_diagramtemplate_{name}" for name in ("examine", "format", "fix", "compare")),
        *(f"admin:catalog_diagramtemplate_{name}" for name in ("labels", "preview_link")),
    }
    closed = {
        *(f"admin:{name}_add" for name in ("catalog_change", "catalog_dailyuse")),
        *(f"admin:axes_{name}_add" for name in ("accesslog", "accessattempt")),
        "admin:catalog_change_delete",
    }
    leading_on = {"admin:login", "admin:view_on_site", "admin:catalog_diagramtemplate_import_plan"}
    for place in PLACES:
        if place.name.startswith("admin:") and not place.name.endswith("?"):
            answer = admin_client.get(world.path_of(place))
            read_through(answer)
            wanted = 405 if place.name in only_sent else 403 if place.name in closed else 200
            assert answer.status_code == (302 if place.name in leading_on else wanted), place


@contextmanager
def spent_budgets() -> Iterator[None]:
    """Let nobody ask for anything that costs time."""
    with pytest.MonkeyPatch.context() as patch:
        none = {name: budget._replace(requests=0) for name, budget in limits.BUDGETS.items()}
        patch.setattr(limits, "BUDGETS", none)
        yield


LIMITED = {
    *("diagram_list", "api_template_list", "api_template_detail", "diagram_png", "diagram_drawing"),
    *("list_preview", "category_preview", "diagram_preview", "llms", "sitemap", "sitemap_section", "oembed"),
    "diagram_uses",
}
"""What costs time, of what visitors ask."""
SENT = {"diagram_list": "?q=a", "api_template_list": "?q=a", "diagram_drawing": "?theme=dark"}


def test_answers_to_those_who_ask_too_often_have_it(world: World, secure: bool) -> None:
    how: Any = {"headers": {"X-Forwarded-Proto": "https"}, "secure": True} if secure else {}
    places = [place for place in PLACES if place.name in LIMITED]
    assert {place.name for place in places} == LIMITED
    for place in places:
        path = world.path_of(place) + SENT.get(place.name, "")
        with spent_budgets():
            answer = (Client().post if place.name == "diagram_uses" else Client().get)(path, **how)

        assert answer.status_code == 429, place
        assert int(answer.headers["Retry-After"]) >= 1
        assert "no-store" in answer.headers["Cache-Control"]
        check(answer, secure=secure)
        assert not answer.cookies


def test_errors_have_it(world: World, client: Client, monkeypatch: pytest.MonkeyPatch, secure: bool) -> None:
    client.raise_request_exception = False
    how: Any = {"headers": {"X-Forwarded-Proto": "https"}, "secure": True} if secure else {}
    monkeypatch.setattr("gallery.catalog.views.diagram_list.census_at", None)
    broken = client.get("/templates/", **how)
    elsewhere = client.get(
        "/templates/", **(how | {"headers": how.get("headers", {}) | {"host": "evil.example"}})
    )
    large = client.post("/templates/", CONTENT_LENGTH=str(10**10), **how)

    assert [answer.status_code for answer in (broken, elsewhere, large)] == [500, 400, 413]
    for answer in (broken, elsewhere, large):
        check(answer, secure=secure)
        assert not answer.cookies
    assert "Traceback" not in broken.text


@override_settings(WHITENOISE_USE_FINDERS=True)
def test_static_files_have_it(client: Client, secure: bool) -> None:
    how: Any = {"headers": {"X-Forwarded-Proto": "https"}, "secure": True} if secure else {}
    for name in ("css/site.css", "js/results.js", "favicon.svg", "admin/css/base.css"):
        for answer in (client.get(f"/static/{name}", **how), client.head(f"/static/{name}", **how)):
            assert answer.status_code == 200, name
            read_through(answer)
            check(answer, secure=secure)
            assert not answer.cookies
    check(client.get("/static/nothing.css", **how), secure=secure)


def test_the_way_to_https_has_it(client: Client) -> None:
    with override_settings(**SECURE):
        answer = client.get("/templates/?q=a")

    assert (answer.status_code, answer["Location"]) == (301, "https://testserver/templates/?q=a")
    assert policy_of(answer) == POLICY
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_cookies_are_those_of_the_admin_alone(world: World, client: Client, secure: bool) -> None:
    how: Any = {"headers": {"X-Forwarded-Proto": "https"}, "secure": True} if secure else {}
    form = client.get("/admin/login/", **how)
    sent = {"username": "admin", "password": "password"}
    answer = client.post("/admin/login/", sent, **how)

    assert answer.status_code == 302
    assert {
        cookie.key.removeprefix("__Host-") for cookie in (*form.cookies.values(), *answer.cookies.values())
    } == {
        "csrftoken",
        "sessionid",
    }
    for each in (form, answer):
        check(each, secure=secure)


def test_settings_of_https() -> None:
    """Ask a process of its own: what is set is decided when settings are first read."""
    words = """
import json, sys
from django.conf import settings
print(json.dumps([getattr(settings, name) for name in sys.argv[1:]]))
"""
    command = [sys.executable, "-c", words, *SECURE]
    environment = os.environ | {"HTTPS": "1", "DJANGO_SETTINGS_MODULE": "gallery.settings"}
    done = subprocess.run(command, env=environment, capture_output=True, check=True)  # noqa: S603 (ours)
    expected = [list(value) if isinstance(value, tuple) else value for value in SECURE.values()]
    assert json.loads(done.stdout) == expected
