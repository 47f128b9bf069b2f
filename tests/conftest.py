"""What every test relies on: nothing leaves the machine."""

from __future__ import annotations

import socket
import sys
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Let nothing leave this machine."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:
        internet = self.family in (socket.AF_INET, socket.AF_INET6)
        if internet and address[0] != "localhost" and not ip_address(address[0]).is_loopback:
            raise RuntimeError(f"a test asks for {address}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield


@pytest.fixture(autouse=True)
def _fresh_budgets() -> None:
    """Forget what visitors asked for in other tests, who all have the same address."""
    if limits := sys.modules.get("gallery.operations.limits"):
        limits.counters.cache_clear()
