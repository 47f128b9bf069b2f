"""What tests of the site rely on, and those of the engine do without.

Folders that need it import these fixtures in their conftest: translations compiled, static files as they
lie, pictures kept in memory and pages not at all, pages in English unless asked otherwise, quick passwords.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.test import override_settings
from django.utils import translation

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "compiled_messages",
    "in_english",
    "nothing_kept",
    "quick_passwords",
    "static_files_as_they_are",
]


@pytest.fixture(scope="session", autouse=True)
def compiled_messages() -> None:
    """Compile each .po file that is newer than what was compiled from it."""
    for source in (settings.BASE_DIR / "locale").glob("*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        draft = target.with_suffix(f".{os.getpid()}")
        with source.open("rb") as messages, draft.open("wb") as compiled:
            write_mo(compiled, read_po(messages))
        draft.replace(target)


@pytest.fixture(scope="session", autouse=True)
def static_files_as_they_are() -> Iterator[None]:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES=settings.STORAGES | {"staticfiles": plain}, WHITENOISE_AUTOREFRESH=True):
        yield


@pytest.fixture(scope="session", autouse=True)
def nothing_kept() -> Iterator[None]:
    """Make every page anew, and leave the pictures that the gallery of this machine has kept as they are."""
    caches = {
        "pages": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
        "pictures": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pictures"},
    }
    with override_settings(CACHES=settings.CACHES | caches, CATALOGUE_CHECK_SECONDS=0):
        yield


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Begin in English; a request leaves the language of its page behind."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """Hash the passwords of tests in no time; real ones take a tenth of a second on purpose."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield
