"""Where requests come from, with proxies in front of the gallery or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """Return the address of whoever asks, as the outermost of the gallery's own proxies saw it.

    Each proxy adds to X-Forwarded-For the address that asked it. What stands before the last `PROXIES` of
    them may have been made up by the visitor.
    """
    address = request.META.get("REMOTE_ADDR") or ""
    if not settings.PROXIES:
        return address
    seen = request.headers.get("X-Forwarded-For", address).split(",")
    return seen[-settings.PROXIES :][0].strip()
