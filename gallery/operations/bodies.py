"""How much a request may bring with it, decided before any of it is read.

Django bounds what it keeps in memory, but reads a form before it is known whether it may be sent: it writes
files to the disk whatever their size, and takes seconds for a form of many small parts. Only who is signed in
sends more than `SMALL`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.contrib.auth.models import AnonymousUser, User
    from django.http import HttpRequest, HttpResponseBase

MAX_BYTES = 24 * 1024 * 1024
"""The largest upload that the curators' desk takes, and some room for what surrounds it."""

SMALL = 16 * 1024
"""More than visitors have to send, and than signing in takes."""

TOO_LARGE = 413


class BodySizeMiddleware:
    """Refuse requests that are too large; one that does not say its size has no body for Django."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, unless there is too much to read first."""
        return self.get_response(request) if _length_of(request) <= MAX_BYTES else _too_large(MAX_BYTES)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponseBase | None:
        """Refuse what visitors have no reason to send; before the check of forms, which would read it."""
        if _length_of(request) <= SMALL:
            return None
        user: User | AnonymousUser = request.user
        if user.is_authenticated:
            return None
        match = request.resolver_match
        if match and match.app_name == "admin" and match.url_name != "login":
            return redirect_to_login(request.get_full_path())
        return _too_large(SMALL)


def _length_of(request: HttpRequest) -> int:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else 0


def _too_large(most: int) -> HttpResponse:
    words = gettext("This is too large: %(most)s at most can be sent.") % {"most": filesizeformat(most)}
    return HttpResponse(f"{words}\n", status=TOO_LARGE, content_type="text/plain; charset=utf-8")
