"""Passwords: long enough, kept well, and changed in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from tests.accounts import PASSWORD
from tests.logins.test_sessions import settings_with

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import Settings

NEW = "a longer and better one"


@pytest.mark.parametrize("password", ["short and 1", "password1234", "918273645546", "edith@example"])
def test_weak_passwords_are_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password, User(username="edith", email="edith@example.org"))


def test_others_are_accepted() -> None:
    validate_password(PASSWORD)


@pytest.mark.django_db
class TestKeeping:
    @pytest.fixture(autouse=True)
    def _as_in_earnest(self, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
        settings.PASSWORD_HASHERS = settings_with(monkeypatch)["PASSWORD_HASHERS"]

    def test_costs_memory(self) -> None:
        kept = make_password(PASSWORD)

        assert kept.startswith("scrypt$16384$")
        assert check_password(PASSWORD, kept)

    def test_those_of_before_are_still_good_and_kept_better_from_then_on(
        self, client: Client, editor: User
    ) -> None:
        editor.password = make_password(PASSWORD, hasher="pbkdf2_sha256")
        editor.save()
        client.post("/admin/login/", {"username": "edith", "password": PASSWORD})
        editor.refresh_from_db()

        assert client.get("/admin/").status_code == 200
        assert editor.password.startswith("scrypt$")


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["", "/fr"])
class TestChanging:
    def change(self, client: Client, language: str, new: str) -> Any:
        sent = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
        return client.post(f"{language}/admin/password_change/", sent)

    def test_leaves_its_owner_signed_in(self, editor_client: Client, editor: User, language: str) -> None:
        answer = self.change(editor_client, language, NEW)
        editor.refresh_from_db()

        assert answer.headers["Location"] == f"{language}/admin/password_change/done/"
        assert editor.check_password(NEW)
        assert editor_client.get(answer.headers["Location"]).status_code == 200

    def test_to_a_weak_one_is_refused(self, editor_client: Client, editor: User, language: str) -> None:
        answer = self.change(editor_client, language, "short and 1")
        editor.refresh_from_db()

        assert "12" in str(answer.context["form"].errors["new_password2"])
        assert editor.check_password(PASSWORD)


def test_no_other_way_in_is_configured() -> None:
    assert settings.AUTHENTICATION_BACKENDS == [
        "axes.backends.AxesStandaloneBackend",
        "django.contrib.auth.backends.ModelBackend",
    ]
