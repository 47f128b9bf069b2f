"""The settings of what is measured: each page is made anew, as often as it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.test import override_settings

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


def as_measured() -> AbstractContextManager[object]:
    """Keep no page, limit no visitor, and give static files as they lie."""
    return override_settings(
        CACHES=settings.CACHES | {"pages": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}},
        RATE_LIMITS=False,
        STORAGES=settings.STORAGES
        | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}},
        WHITENOISE_AUTOREFRESH=True,
    )
