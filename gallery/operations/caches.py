"""Where the gallery keeps what it can make again: in memory and on disk, or where all processes find it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from pathlib import Path

A_DAY = 24 * 60 * 60
"""In seconds."""
A_MONTH = 30 * A_DAY
MOST_PAGES = 1_000
"""Pages that a process keeps in memory: some 10 kB each."""
MOST_PICTURES = 2_000
"""Pictures that are kept on disk: some 50 kB each."""

_BACKENDS = {
    "redis": "RedisCache",
    "rediss": "RedisCache",
    "unix": "RedisCache",
    "memcached": "MemcachedCache",
}


def caches_at(url: str, folder: Path) -> dict[str, dict[str, Any]]:
    """Return Django's setting for caches at an address; without one for the memory of each process.

    `pages` are whole answers, `pictures` take long to make and have names that change with what they show.
    Whatever is lost from either is made again. Pictures survive a start in `folder`.
    """
    memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if not url:
        return {
            "default": memory,
            "pages": {
                **memory,
                "LOCATION": "pages",
                "TIMEOUT": A_DAY,
                "OPTIONS": {"MAX_ENTRIES": MOST_PAGES},
            },
            "pictures": {
                "BACKEND": "gallery.operations.file_cache.FileCache",
                "LOCATION": folder,
                "TIMEOUT": A_MONTH,
                "OPTIONS": {"MAX_ENTRIES": MOST_PICTURES},
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in _BACKENDS:
        raise ImproperlyConfigured(
            f"CACHE_URL begins with “{parts.scheme}:”, which is none of redis, rediss, unix and memcached."
        )
    try:
        for place in parts.netloc.split(","):
            urlsplit(f"//{place}").port  # noqa: B018 (raises if it is no number)
    except ValueError as error:
        raise ImproperlyConfigured(f"CACHE_URL: {error}") from error
    shared = {
        "BACKEND": f"gallery.operations.cache_backends.{_BACKENDS[parts.scheme]}",
        "LOCATION": parts.netloc.split(",") if parts.scheme == "memcached" else url,
        "TIMEOUT": A_MONTH,
    }
    return {
        "default": memory,
        "pages": {**shared, "KEY_PREFIX": "gallery-page", "TIMEOUT": A_DAY},
        "pictures": {**shared, "KEY_PREFIX": "gallery-picture"},
    }
