"""The answer when something failed that nobody has foreseen, or the database is gone."""

from __future__ import annotations

import sys
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.views import defaults

from gallery.catalog.api.middleware import PREFIX
from gallery.catalog.api.responses import problem
from gallery.catalog.outage import unavailable
from gallery.catalog.state import DATABASE_GONE

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours; that the gallery will be back where the database does not answer."""
    if isinstance(sys.exc_info()[1], DATABASE_GONE):
        response = unavailable(request)
        # One line in the log says so, instead of a traceback for every visitor.
        response.__dict__["_has_been_logged"] = True
        return response
    if request.path_info.startswith(PREFIX):
        return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "The fault is ours and has been noted.")
    return defaults.server_error(request)
