"""Sessions live while somebody works, and end with the day; visitors have none."""

from __future__ import annotations

import runpy
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from gallery.logins.sessions import RENEWED_AFTER, RENEWED_UNTIL
from tests.accounts import PASSWORD
from tests.catalog.published import publish

pytestmark = pytest.mark.django_db

COOKIE = settings.SESSION_COOKIE_NAME


def age(client: Client, **seconds: int) -> None:
    """Let times in the session be so long ago."""
    session = client.session
    for time, past in seconds.items():
        session[time] -= past
    session.save()


def is_renewed(client: Client, address: str = "/admin/") -> bool:
    return COOKIE in client.get(address).cookies


class TestRenewal:
    def test_goes_on_while_somebody_works(self, editor_client: Client) -> None:
        assert not is_renewed(editor_client)

        age(editor_client, renewed_at=RENEWED_AFTER)
        response = editor_client.get("/admin/")

        assert response.cookies[COOKIE]["max-age"] == 8 * 60 * 60
        assert not is_renewed(editor_client)

    def test_keeps_the_session_for_as_long_in_the_database(self, editor_client: Client) -> None:
        age(editor_client, renewed_at=RENEWED_AFTER)
        Session.objects.update(expire_date="2100-01-01T00:00:00Z")
        editor_client.get("/admin/")

        assert Session.objects.get().expire_date.year < 2100

    def test_ends_a_day_after_signing_in(self, editor_client: Client) -> None:
        age(editor_client, renewed_at=RENEWED_AFTER, signed_in_at=RENEWED_UNTIL)

        assert not is_renewed(editor_client)

    def test_begins_anew_with_signing_in(self, editor_client: Client) -> None:
        age(editor_client, renewed_at=RENEWED_AFTER, signed_in_at=RENEWED_UNTIL)
        editor_client.post("/admin/login/", {"username": "edith", "password": PASSWORD})
        age(editor_client, renewed_at=RENEWED_AFTER)

        assert is_renewed(editor_client)

    def test_is_none_of_the_pages_of_visitors(self, editor_client: Client) -> None:
        address = publish("one").get_absolute_url()
        age(editor_client, renewed_at=RENEWED_AFTER)

        assert not is_renewed(editor_client, address)
        assert not is_renewed(editor_client, "/nowhere/")

    def test_of_a_session_from_before_there_was_renewal(self, editor_client: Client) -> None:
        session = editor_client.session
        del session["signed_in_at"], session["renewed_at"]
        session.save()

        assert is_renewed(editor_client)


class TestVisitors:
    @pytest.mark.parametrize("language", ["", "/fr"])
    def test_get_no_cookie(self, client: Client, language: str) -> None:
        publish("one")

        for page in ("/", "/templates/", "/templates/one/", "/nowhere/", "/admin/"):
            assert not client.get(f"{language}{page}").cookies

    def test_get_no_session_by_looking_at_the_login_page(self, client: Client) -> None:
        assert set(client.get("/admin/login/").cookies) == {settings.CSRF_COOKIE_NAME}
        assert not Session.objects.exists()

    def test_get_no_session_by_a_failure(self, client: Client) -> None:
        client.post("/admin/login/", {"username": "edith", "password": "wrong"})

        assert not Session.objects.exists()

    def test_get_no_session_by_signing_out(self, client: Client) -> None:
        assert client.post("/admin/logout/").status_code == 302
        assert not Session.objects.exists()


class TestCookies:
    @pytest.mark.usefixtures("editor")
    def test_are_for_the_server_only(self, client: Client) -> None:
        token = client.get("/admin/login/").cookies[settings.CSRF_COOKIE_NAME]
        sent = {"username": "edith", "password": PASSWORD}
        cookie = client.post("/admin/login/", sent).cookies[COOKIE]

        for each in (token, cookie):
            assert each["httponly"]
            assert each["samesite"] == "Lax"
            assert each["path"] == "/"
            assert not each["domain"]

    def test_belong_to_one_host_under_https(self, monkeypatch: pytest.MonkeyPatch) -> None:
        served = settings_with(monkeypatch, HTTPS="1")

        assert served["SESSION_COOKIE_NAME"] == "__Host-sessionid"
        assert served["CSRF_COOKIE_NAME"] == "__Host-csrftoken"
        assert served["SESSION_COOKIE_SECURE"]
        assert served["CSRF_COOKIE_SECURE"]
        assert served["PROXIES"] == 1

    def test_are_taken_over_plain_http_without(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert "SESSION_COOKIE_SECURE" not in settings_with(monkeypatch, HTTPS="0")

    @pytest.mark.usefixtures("editor")
    def test_session_is_another_one_after_signing_in(self, client: Client) -> None:
        client.cookies[COOKIE] = "chosen-by-somebody-else"
        client.post("/admin/login/", {"username": "edith", "password": PASSWORD})

        assert client.cookies[COOKIE].value != "chosen-by-somebody-else"
        assert client.get("/admin/").status_code == 200


class TestAdminPages:
    @pytest.mark.parametrize("page", ["login", "index", "password_change", "auth_user_changelist"])
    def test_are_kept_by_nobody(self, admin_client: Client, page: str) -> None:
        kept = Client() if page == "login" else admin_client
        headers = kept.get(reverse(f"admin:{page}")).headers

        assert {"no-store", "private"} <= set(headers["Cache-Control"].split(", "))

    def test_are_shown_in_no_frame_and_tell_nobody_their_address(self, admin_client: Client) -> None:
        headers = admin_client.get("/admin/").headers

        assert headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert "form-action 'self'" in headers["Content-Security-Policy"]
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["X-Content-Type-Options"] == "nosniff"

    def test_share_no_window_with_other_sites(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Over plain http browsers would ignore the header, and say so in the console."""
        served = settings_with(monkeypatch, HTTPS="1")

        assert "SECURE_CROSS_ORIGIN_OPENER_POLICY" not in served  # Django's own default: same-origin
        assert settings_with(monkeypatch, HTTPS="0")["SECURE_CROSS_ORIGIN_OPENER_POLICY"] is None


@pytest.mark.usefixtures("editor")
class TestNext:
    @pytest.mark.parametrize(
        ("asked", "sent"),
        [
            ("/fr/admin/auth/", "/fr/admin/auth/"),
            ("https://elsewhere.example/", "/admin/"),
            ("//elsewhere.example/", "/admin/"),
            ("/\\elsewhere.example/", "/admin/"),
            ("javascript:alert(1)", "/admin/"),
        ],
    )
    def test_stays_on_this_site(self, client: Client, asked: str, sent: str) -> None:
        form = {"username": "edith", "password": PASSWORD, "next": asked}

        assert client.post("/admin/login/", form).headers["Location"] == sent


def settings_with(monkeypatch: pytest.MonkeyPatch, **environment: str) -> dict[str, Any]:
    """Read the settings as they are in another environment."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(settings.BASE_DIR / "gallery" / "settings.py"))
