"""Which release of the gallery this is: a digest of everything that its pages are made with."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from typing import NamedTuple

from django import get_version
from django.conf import settings

SOURCES = (
    "gallery/**/*.py",
    "templates/**/*.*",
    "static/**/*.*",
    "locale/**/*.mo",
    "requirements/base.txt",
)
"""Files that change what a page says or how it looks."""

SECRETS = {"SECRET_KEY", "SECRET_KEY_FALLBACKS", "METRICS_TOKEN", "SENTRY_DSN"}
"""Settings of which not even a digest is told."""

_PLAIN = (str, int, float, type(None))


class Release(NamedTuple):
    """Digest and time of a release."""

    digest: str
    made_at: datetime
    """When its latest file was written."""


@cache
def this_release() -> Release:
    """Return the release that this process runs; read once, since a process does not change its code."""
    digest = sha256(get_version().encode())
    made_at = 0.0
    for pattern in SOURCES:
        for path in sorted(settings.BASE_DIR.glob(pattern)):
            digest.update(f"{path.relative_to(settings.BASE_DIR)}\0".encode())
            digest.update(path.read_bytes())
            made_at = max(made_at, path.stat().st_mtime)
    for name in sorted(set(filter(str.isupper, dir(settings))) - SECRETS):
        value = getattr(settings, name)
        parts = value if isinstance(value, (list, tuple)) else [value]
        if all(isinstance(part, _PLAIN) for part in parts):
            digest.update(f"{name}={value!r}\0".encode())
    return Release(digest.hexdigest(), datetime.fromtimestamp(min(made_at, time.time()), UTC))
