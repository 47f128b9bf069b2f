"""Where requests come from, with proxies in front of the gallery or without."""

from __future__ import annotations

import re
from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest

WITH_PORT = re.compile(r"\[(.+)\](?::\d+)?|(\d+(?:\.\d+){3}):\d+")
"""As some proxies write what they were asked from."""
SUBNET = 64
"""Bits that one customer of a network provider chooses at will."""


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


def network_of(request: HttpRequest) -> str | None:
    """Return the address by which visitors are told apart where something is limited, None if it is unknown.

    Of an IPv6 address, its network: nobody may do more for having many of them.
    """
    text = address_of(request)
    if match := WITH_PORT.fullmatch(text):
        text = match[1] or match[2]
    try:
        address = ip_address(text)
    except ValueError:
        return None
    if not isinstance(address, IPv6Address):
        return str(address)
    return str(address.ipv4_mapped or IPv6Address(int(address) >> SUBNET << SUBNET))
