"""Settings: what an installation makes for itself, and what it sends along with every page."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.test import override_settings
from environs import ValidationError

from gallery.settings import CONTACT, read_or_make_secret_key

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client


class TestSecretKey:
    def test_is_made_once_and_for_its_owner_only(self, tmp_path: Path) -> None:
        path = tmp_path / "var" / "secret_key"

        key = read_or_make_secret_key(path)

        assert len(key) > 50
        assert path.stat().st_mode & 0o777 == 0o600
        assert read_or_make_secret_key(path) == key
        assert [entry.name for entry in path.parent.iterdir()] == ["secret_key"]

    def test_is_the_same_for_all_who_ask_at_once(self, tmp_path: Path) -> None:
        with ThreadPoolExecutor(16) as pool:
            keys = set(pool.map(read_or_make_secret_key, [tmp_path / "secret_key"] * 64))

        assert len(keys) == 1
        assert "" not in keys


@pytest.mark.django_db
class TestAnotherSecretKey:
    def test_leaves_those_signed_in_who_have_one_that_still_counts(self, admin_client: Client) -> None:
        with override_settings(SECRET_KEY="new", SECRET_KEY_FALLBACKS=[settings.SECRET_KEY]):
            assert admin_client.get("/admin/").status_code == 200

    def test_ends_all_sessions_otherwise(self, admin_client: Client) -> None:
        with override_settings(SECRET_KEY="new"):
            assert admin_client.get("/admin/").status_code == 302


@pytest.mark.django_db
def test_every_page_forbids_what_is_not_its_own(client: Client) -> None:
    policy = client.get("/admin/login/")["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("contact", ["", "mailto:ada@example.org", "https://example.org/ask?about=data"])
def test_a_contact_is_a_link(contact: str) -> None:
    assert CONTACT(contact) == contact


@pytest.mark.parametrize(
    "contact", ["ada@example.org", "http://example.org", "javascript:alert(1)", "mailto:", "https://a b"]
)
def test_what_is_no_contact_says_how_to_write_one(contact: str) -> None:
    with pytest.raises(ValidationError, match="write mailto:name@"):
        CONTACT(contact)
