"""How much a request may bring with it, decided before any of it is read.

Django bounds what it keeps in memory, but writes files to the disk whatever their size, and does so for
whoever sends a form: also before it is known whether they may send one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

MAX_BYTES = 24 * 1024 * 1024
"""The largest upload that the curators' desk takes, and some room for what surrounds it."""

TOO_LARGE = 413


class BodySizeMiddleware:
    """Refuse requests that are too large; one that does not say its size has no body for Django."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, unless there is too much to read first."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) <= MAX_BYTES:
            return self.get_response(request)
        words = gettext("This is too large: %(most)s at most can be sent.") % {
            "most": filesizeformat(MAX_BYTES)
        }
        return HttpResponse(f"{words}\n", status=TOO_LARGE, content_type="text/plain; charset=utf-8")
