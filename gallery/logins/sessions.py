"""How long somebody stays signed in: a working day, and on while they work.

Only the admin renews a session. Pages of visitors, which caches may keep, never carry a cookie.
"""

from __future__ import annotations

from http import HTTPStatus
from time import time
from typing import TYPE_CHECKING, Any

from django.contrib.sessions.middleware import SessionMiddleware as DjangoSessionMiddleware
from django.http import HttpResponse
from django.utils.cache import patch_cache_control
from django_htmx.http import trigger_client_event

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.contrib.sessions.backends.base import SessionBase
    from django.http import HttpRequest
    from django_htmx.middleware import HtmxDetails

    class HtmxRequest(HttpRequest):
        """A request as django-htmx leaves it."""

        htmx: HtmxDetails


RENEWED_AFTER = 10 * 60
"""Seconds after which a request renews a session: not each one, as that writes to the database."""
RENEWED_UNTIL = 24 * 60 * 60
"""Seconds after signing in from which on no request does: nobody works that long without a night between,
and a session that somebody stole ends."""


class QuietSessionMiddleware(DjangoSessionMiddleware):
    """Say nothing about cookies where nobody asked for a session.

    Django takes an unusable cookie back on every page, also on those that caches keep: whoever sent one could
    have curators signed out by a copy.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Finish an answer."""
        session = getattr(request, "session", None)
        if session is None or not (session.accessed or session.modified):
            return response
        return super().process_response(request, response)


class SessionMiddleware:
    """Begin the life of a session anew while somebody works in the admin, and let nobody keep its pages."""

    def __init__(self, get_response: Callable[[HtmxRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HtmxRequest) -> HttpResponse:
        """Answer; if that is a page of the admin, renew the session.

        Where Django found an unusable token in a cookie it would send another along with any page, also with
        those that caches keep for others. It is to come with a form only, which asks for it.
        """
        request.META.pop("CSRF_COOKIE_NEEDS_UPDATE", None)
        response = self.get_response(request)
        match = request.resolver_match
        if not match or match.app_name != "admin":
            return response
        if request.user.is_authenticated:
            _renew(request.session)
            if not response.has_header("Cache-Control"):  # Django forgets the form for a new password
                patch_cache_control(response, no_store=True, private=True)
        elif request.htmx and response.status_code == HTTPStatus.FOUND:
            # The way to the login page; its place is not within the page that somebody works on.
            return trigger_client_event(HttpResponse(status=HTTPStatus.NO_CONTENT), "signed-out")
        return response


def begin(request: HttpRequest, **_signal: Any) -> None:
    """Note when somebody signs in."""
    request.session["signed_in_at"] = request.session["renewed_at"] = int(time())


def _renew(session: SessionBase) -> None:
    now = int(time())
    if session.get("signed_in_at", now + 1) > now:
        session["signed_in_at"] = now  # noted before there was this, or by a clock that was ahead
    is_fresh = 0 <= now - session.get("renewed_at", 0) < RENEWED_AFTER
    if not is_fresh and now - session["signed_in_at"] < RENEWED_UNTIL:
        session["renewed_at"] = now
