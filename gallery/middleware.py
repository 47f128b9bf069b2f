"""What happens to every request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.middleware.locale import LocaleMiddleware

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase


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
