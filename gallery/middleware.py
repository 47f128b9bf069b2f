"""What happens to every request."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.middleware.locale import LocaleMiddleware
from django.utils.deprecation import MiddlewareMixin

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase


PERMISSIONS = ("camera", "geolocation", "microphone", "payment", "usb")
"""What no page of the gallery uses, nor anything that might get into one."""


OF_CONTENT = ("Content-Security-Policy", "X-Frame-Options")


class PoliciesMiddleware(MiddlewareMixin):
    """Keep pages from asking for what they have no use for; every answer says so, files included.

    A 304, whoever makes it, leaves the policy of the content to the copy in the reader's hands: browsers
    would put that of the site in the place of a picture's own.
    """

    def process_response(self, _request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Finish an answer."""
        response.headers["Permissions-Policy"] = ", ".join(f"{name}=()" for name in PERMISSIONS)
        if response.status_code == HTTPStatus.NOT_MODIFIED:
            for name in OF_CONTENT:
                response.headers.pop(name, None)
        return response


class AddressLocaleMiddleware(LocaleMiddleware):
    """Take the language from the address alone, and say so to caches.

    Django adds `Vary: Accept-Language` to every page without a prefix, though those are always in the
    default language; shared caches would keep a copy for every browser's list of languages.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Finish a response, leaving `Vary` as the view made it."""
        vary = response.headers.get("Vary")
        answer = super().process_response(request, response)
        if answer is response:
            if vary is None:
                answer.headers.pop("Vary", None)
            else:
                answer.headers["Vary"] = vary
        return answer
