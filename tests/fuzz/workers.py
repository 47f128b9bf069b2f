"""Processes that make inputs and try them, each a batch at a time."""

from __future__ import annotations

import logging
import os
from contextlib import ExitStack
from io import StringIO
from multiprocessing.util import Finalize
from random import Random
from secrets import token_hex
from typing import TYPE_CHECKING, NamedTuple

from tests.fuzz import engine, sources
from tests.fuzz.tally import Tally

if TYPE_CHECKING:
    from tests.fuzz.faults import Watch
    from tests.fuzz.request import Request
    from tests.fuzz.site import Site

_site: Site | None = None
_open = ExitStack()
"""What this process holds until it ends: its gallery."""


class Batch(NamedTuple):
    """Inputs of a part by their numbers; the same seed and number make the same input."""

    part: str
    seed: str
    first: int
    size: int


def run(batch: Batch) -> Tally:
    """Make and try every input of a batch."""
    tally = Tally()
    for number in range(batch.first, batch.first + batch.size):
        pick = Random(f"{batch.part} {batch.seed} {number}")  # noqa: S311 (no secret)
        if batch.part == "engine":
            kind = sources.any_kind(pick)
            text = kind.make(pick)
            tally.note(kind.name, engine.digest(text), text, engine.try_text(text))
        else:
            name, request = any_request(pick)
            tally.note(name, request.digest, request.text, site().try_request(request))
    return tally


def any_request(pick: Random) -> tuple[str, Request]:
    """Make a request of the gallery of this process; return the name of its kind, too."""
    gallery = site()
    from tests.fuzz.requests import any_kind_of_request  # noqa: PLC0415 (after Django is set up)

    kind = any_kind_of_request(pick)
    return kind.name, kind.make(pick, gallery.world)


def try_kept(part: str, text: str) -> Watch:
    """Try an input as it is kept in the corpus."""
    if part == "engine":
        return engine.try_text(text)
    gallery = site()
    from tests.fuzz.request import Request  # noqa: PLC0415

    return gallery.try_request(Request.of(text))


def site() -> Site:
    """Return the gallery of this process, made when it is first asked for."""
    global _site  # noqa: PLW0603 (one for each process)
    if _site is None:
        _site = _made()
    return _site


def close() -> None:
    """Take the gallery of this process away."""
    _open.close()


def _made() -> Site:
    """Make a gallery with the catalogue, in a database that is there for as long as this process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gallery.settings")
    os.environ.setdefault("SECRET_KEY", token_hex())
    import django  # noqa: PLC0415 (the engine does without)

    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.test import override_settings  # noqa: PLC0415

    from tests.benchmark_web.catalogue import database  # noqa: PLC0415
    from tests.fuzz.site import Site  # noqa: PLC0415

    logging.disable(logging.CRITICAL)  # what goes wrong is told in the end
    connection.settings_dict["TEST"]["NAME"] = f"fuzz_{os.getpid()}"
    _open.enter_context(database())
    Finalize(None, close, exitpriority=1)
    memory = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    _open.enter_context(
        override_settings(
            ALLOWED_HOSTS=[*settings.ALLOWED_HOSTS, "testserver"],
            CACHES={name: memory | {"LOCATION": name} for name in settings.CACHES},
            PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
            STORAGES=settings.STORAGES | {"staticfiles": plain},
            WHITENOISE_AUTOREFRESH=True,
        )
    )
    call_command("load_gallery", verbosity=0, stdout=StringIO())
    return Site()
