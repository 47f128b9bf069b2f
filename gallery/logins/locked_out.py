"""The page for those who have guessed too often."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from gallery.logins.limits import wait

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from gallery.logins.limits import Credentials


def locked_out(
    request: HttpRequest, _response: HttpResponse | None = None, credentials: Credentials = None
) -> HttpResponse:
    """Answer an attempt beyond the limits: say when the next one is possible."""
    seconds = max(ceil(wait(request, credentials).total_seconds()), 1)
    answer = render(request, "locked_out.html", {"minutes": ceil(seconds / 60)}, status=429)
    answer.headers["Retry-After"] = str(seconds)
    add_never_cache_headers(answer)
    return answer
