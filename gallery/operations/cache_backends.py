"""Shared caches that may go away: without them the gallery is slower, and never wrong.

A cache that cannot be reached is taken for an empty one, and left alone for a while, so that no visitor
waits for it again and again. Nothing but bytes is kept: what comes back is never unpickled, so that whoever
can write into the cache can still not run code here.
"""

from __future__ import annotations

import logging
from time import monotonic
from typing import TYPE_CHECKING, Any

from django.core.cache.backends.memcached import PyMemcacheCache
from django.core.cache.backends.redis import RedisCache as DjangosRedisCache
from pymemcache.exceptions import MemcacheError
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

if TYPE_CHECKING:
    from collections.abc import Callable

logger = logging.getLogger(__name__)

PAUSE = 5.0
"""Seconds for which a cache is left alone that could not be reached."""
PATIENCE = 0.5
"""Seconds that a visitor waits for a cache at most."""
MOST_BYTES = 1_000_000
"""Of one value; what memcached takes as it comes."""


class _Forgiving:
    """Answer as an empty cache does while the real one cannot be reached."""

    errors: tuple[type[Exception], ...]
    alone_until = 0.0

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """Return the bytes that are kept under a key."""
        return self._tried(lambda: super(_Forgiving, self).get(key, default, version), default)  # type: ignore[misc]

    def set(self, key: str, value: bytes, *args: Any, **kwargs: Any) -> None:
        """Keep bytes; what is too large is not kept."""
        if len(value) <= MOST_BYTES:
            self._tried(lambda: super(_Forgiving, self).set(key, value, *args, **kwargs))  # type: ignore[misc]

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget what is kept under a key, and say whether there was anything."""
        return bool(self._tried(lambda: super(_Forgiving, self).delete(key, version), False))  # type: ignore[misc]

    def _tried(self, ask: Callable[[], Any], otherwise: Any = None) -> Any:
        if monotonic() < self.alone_until:
            return otherwise
        try:
            return ask()
        except self.errors as error:
            # Noted in the class: every thread has an object of its own.
            type(self).alone_until = monotonic() + PAUSE
            logger.warning("The cache cannot be reached; the gallery goes on without it: %s", error)
            return otherwise


class Bytes:
    """What goes into Redis as it is."""

    def dumps(self, value: bytes) -> bytes:
        """Return what is kept."""
        return value

    loads = dumps


class RedisCache(_Forgiving, DjangosRedisCache):
    """A cache in Redis, or in what speaks its protocol."""

    errors = (RedisError, OSError)

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        # A connection may be one that Redis has closed since: the second try makes another.
        again, each = Retry(NoBackoff(), 1), PATIENCE / 2
        waits = {"socket_connect_timeout": each, "socket_timeout": each, "retry": again}
        params["OPTIONS"] = {"serializer": Bytes, **waits, **params.get("OPTIONS", {})}
        super().__init__(server, params)


class MemcachedCache(_Forgiving, PyMemcacheCache):
    """A cache in memcached."""

    errors = (MemcacheError, OSError)

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        waits = {"connect_timeout": PATIENCE, "timeout": PATIENCE, "retry_attempts": 0, "dead_timeout": PAUSE}
        params["OPTIONS"] = {"serde": None, **waits, **params.get("OPTIONS", {})}
        super().__init__(server, params)
