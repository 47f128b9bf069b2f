"""What a process knows of the state of the catalogue, so that it need not ask with every request.

Visitors see a change after `CATALOGUE_CHECK_SECONDS` at most; whoever is signed in, and the process in which
something changed, at once.
"""

from __future__ import annotations

import logging
from time import monotonic
from typing import TYPE_CHECKING, Any, cast

from django.apps import apps
from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest

    from gallery.catalog.models import Revision

logger = logging.getLogger(__name__)

DATABASE_GONE = (OperationalError, InterfaceError)
"""What is raised where the database does not answer, or not in time."""
PAUSE = 2.0
"""Seconds for which visitors' requests leave a database alone that did not answer."""


class _Known:
    """The latest revision that this process has asked for."""

    revision: Revision | None = None
    asked_at = float("-inf")
    alone_until = float("-inf")


def current_revision(*, anew: bool = False) -> Revision | None:
    """Return the revision of the catalogue, None before the first change; at times the one known already.

    What is raised where the database is gone comes at once for a while, without trying it.
    """
    now = monotonic()
    if not anew and now - _Known.asked_at < settings.CATALOGUE_CHECK_SECONDS:
        return _Known.revision
    if not anew and now < _Known.alone_until:
        raise OperationalError("the database did not answer a moment ago")
    try:
        revision: Revision | None = apps.get_model("catalog", "Revision").current()
    except DATABASE_GONE as error:
        _Known.alone_until = monotonic() + PAUSE
        logger.error("The database does not answer: %s", error)  # noqa: TRY400 (the traceback says no more)
        raise
    _Known.revision, _Known.asked_at, _Known.alone_until = revision, now, float("-inf")
    return revision


def revision_for(request: HttpRequest) -> Revision | None:
    """Return the state of the catalogue when a request came in; the latest to whoever is signed in."""
    known = cast("Any", request)
    if not hasattr(known, "catalogue_revision"):
        known.catalogue_revision = current_revision(anew=is_signed_in(request))
    return cast("Revision | None", known.catalogue_revision)


def is_signed_in(request: HttpRequest) -> bool:
    """Say whether a request comes with a session, as far as can be told without looking it up."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def forget_revision() -> None:
    """Ask again with the next request, and once more when the change is seen by others."""
    _forget()
    transaction.on_commit(_forget)


def _forget() -> None:
    _Known.asked_at = float("-inf")


def state_of(revision: Revision | None) -> str:
    """Return a word that changes with whatever visitors can see of the catalogue."""
    return revision.state if revision else ""


def times_of(revision: Revision) -> tuple[datetime | None, ...]:
    """Return when an editor, and when the clock alone, last changed what visitors see."""
    return revision.changed_at, revision.latest_publication, revision.latest_expiry
