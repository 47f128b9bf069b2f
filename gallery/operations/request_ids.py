"""What is known of the request in hand: its id, the name of its address, since when it is worked on.

Logs, figures and reports of errors ask here, so that they name the same request in the same way. What is
known is kept with the request itself, in `request.META`, under names that no visitor can send.
"""

from __future__ import annotations

import re
import secrets
from contextvars import ContextVar
from time import perf_counter
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

HEADER = "X-Request-ID"
TAKEN = re.compile(r"[0-9A-Za-z_-]{8,64}")
"""Ids that are taken over: nothing in which an address, a line break or markup could hide."""
UNRESOLVED = "unresolved"
"""The name of addresses that lead nowhere, or that were answered before anybody looked where they lead."""

ID = "gallery.request_id"
STARTED = "gallery.started"
URL_NAME = "gallery.url_name"

_current: ContextVar[HttpRequest | None] = ContextVar("current_request", default=None)


class RequestIdMiddleware:
    """Give every request an id, and tell it to whoever asked; first of all middleware.

    A proxy's id is taken where the gallery knows that there is one: without, it would be the visitor's.
    Costs a few microseconds.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Note the request as the one in hand, and finish the answer, whoever made it."""
        given = request.META.get("HTTP_X_REQUEST_ID", "") if settings.PROXIES else ""
        request.META[ID] = given if TAKEN.fullmatch(given) else secrets.token_hex(16)
        request.META[STARTED] = perf_counter()
        _current.set(request)
        response = self.get_response(request)
        response.headers[HEADER] = request.META[ID]
        _current.set(None)
        return response


def current_request() -> HttpRequest | None:
    """Return the request that is being answered; None outside of any, as in commands."""
    return _current.get()


def id_of(request: HttpRequest | None) -> str:
    """Return the id of a request, nothing where there is none."""
    return str(request.META.get(ID, "")) if request else ""


def seconds_of(request: HttpRequest) -> float:
    """Return how long a request has been worked on."""
    now = perf_counter()
    return now - float(request.META.get(STARTED, now))


def url_name_of(request: HttpRequest) -> str:
    """Return the name of a request's address, such as `diagram_detail` or `admin:index`: one of a few.

    What answers before addresses are resolved, such as a cache of pages, may say it in `META[URL_NAME]`.
    """
    if name := request.META.get(URL_NAME):
        return str(name)
    if match := request.resolver_match:
        return match.view_name
    return "static" if request.path.startswith(settings.STATIC_URL) else UNRESOLVED
