"""The addresses by which attempts to sign in are told apart."""

from __future__ import annotations

import re
from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING

from gallery.visitors import address_of

if TYPE_CHECKING:
    from django.http import HttpRequest

WITH_PORT = re.compile(r"\[(.+)\](?::\d+)?|(\d+(?:\.\d+){3}):\d+")
"""As some proxies write what they were asked from."""
SUBNET = 64
"""Bits that one customer of a network provider chooses at will."""


def login_address(request: HttpRequest) -> str | None:
    """Return the address of an attempt, or nothing where the server does not know one.

    Of an IPv6 address, its network: nobody gets more attempts for having many of them.
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
