"""What the browsers of other sites' visitors want to know before they hand over an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.deprecation import MiddlewareMixin

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

PREFIX = "/api/"

OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}


class CrossOriginMiddleware(MiddlewareMixin):
    """Let scripts of every site read the API, redirects and 304s included, which no view makes."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Finish an answer of the API: it is the same for everybody, and nobody signs in to it."""
        if request.path_info.startswith(PREFIX):
            told = OPEN | PREFLIGHT if request.method == "OPTIONS" else OPEN
            for name, value in told.items():
                response.headers[name] = value
        return response
