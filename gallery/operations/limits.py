"""How often a visitor may ask for what costs time: searching, drawing, diagnosing, sending files.

    view ─ rate_limited ─▶ is there room in the budget of this client? ─▶ the view's own answer
                             └─ none ─▶ 429, which says in the form of what was asked for when there will be

The decorator stands inside of those that answer 304: what costs nothing is not counted. Nor is what was
refused, so that whoever tries on does not have to wait for longer.

All processes count together in the cache that `CACHE_URL` names. Without one, and while it does not answer,
each counts for itself: limits are wider then, but they hold, and nobody has to wait for a cache that is down.
"""

from __future__ import annotations

import logging
from functools import lru_cache, wraps
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from django.conf import settings
from django.utils.cache import add_never_cache_headers
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage, storage_from_string
from limits.strategies import SlidingWindowCounterRateLimiter

from gallery.operations import metrics
from gallery.visitors import network_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.contrib.auth.models import AnonymousUser, User
    from django.http import HttpRequest, HttpResponse, HttpResponseBase
    from limits.storage import SlidingWindowCounterSupport

    Refusal = Callable[[HttpRequest, int], HttpResponse]
    """Tells visitors in how many seconds they may ask again, in the form of what they asked for."""

View = TypeVar("View", bound="Callable[..., HttpResponseBase]")

logger = logging.getLogger(__name__)

TOO_MANY_REQUESTS = 429
WINDOW = 60
"""Seconds over which requests are counted; they slide."""
PATIENCE = 0.25
"""Seconds that one request waits for a shared cache."""
PAUSE = 30
"""Seconds for which a shared cache that did not answer is not asked again."""


class Budget(NamedTuple):
    """What a client may ask for within a minute."""

    requests: int
    by_user: bool = False
    """Whether an account is a client, wherever it works; else an address is, whoever is behind it."""


BUDGETS = {
    # Pages at addresses with a query that somebody may have made up: 20 to 40 ms each, as none is kept yet.
    "page": Budget(300),
    # Who types asks up to three times a second for some seconds, and an office shares one address: this is
    # ten people who search at once. A script at this rate keeps one processor busy for a tenth of its time.
    "search": Budget(300),
    # Some 20 ms for most templates, two seconds for the largest. Programs read the catalogue through the API.
    "data": Budget(240),
    # 0.1 s to 1 s each, unless it was made before. People take away one at a time; other sites ask for one
    # a link.
    "picture": Budget(60),
    # Hundreds of templates in one answer, 0.1 s to 0.5 s: readers of sitemaps come a few times a day, and ask
    # for one file after the other.
    "catalogue": Budget(60),
    # Asked by the servers of other sites, one question for each link that is pasted there.
    "embedding": Budget(120),
    # Two clicks for each template that somebody takes away, for an office of people who take many.
    "use": Budget(60),
    # Asked twice at each pause of a quarter of a second in writing; some ms for most sources, four seconds
    # for the worst there may be. Pages on which sources are written, saved and compared count, too.
    "desk": Budget(300, by_user=True),
    # The page of one upload shows up to a hundred pictures of its sources.
    "upload picture": Budget(600, by_user=True),
    # Files to be unpacked, read and compared with the whole catalogue, up to some seconds each.
    "upload": Budget(20, by_user=True),
}


def has_query(request: HttpRequest) -> bool:
    """Say whether an address has a query."""
    return bool(request.META.get("QUERY_STRING"))


def rate_limited(
    budget: str, refusal: Refusal, when: Callable[[HttpRequest], bool] = lambda _request: True
) -> Callable[[View], View]:
    """Let a client have a view's answers only as often as a budget allows.

    `when` says which requests cost something; the others are answered without being counted.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if settings.RATE_LIMITS and when(request) and (wait := spend(budget, request)):
                refused = refusal(request, wait)
                metrics.count_refusal(budget)
                refused.status_code = TOO_MANY_REQUESTS
                refused.headers["Retry-After"] = str(wait)
                add_never_cache_headers(refused)
                return refused
            return view(request, *args, **kwargs)

        return cast("View", answer)

    return decorate


def spend(budget: str, request: HttpRequest) -> int:
    """Count a request; return 0 if the budget of its client had room for it, else the seconds until it has.

    Where the server does not know who asks nothing is counted: all such visitors would lock each other out.
    """
    client = _client_of(request, BUDGETS[budget])
    if client is None:
        return 0
    item = RateLimitItemPerMinute(BUDGETS[budget].requests, namespace="gallery")
    return counters(settings.CACHE_URL).spend(item, budget.replace(" ", "-"), client)


def _client_of(request: HttpRequest, budget: Budget) -> str | None:
    if budget.by_user:
        user: User | AnonymousUser = request.user
        if user.is_authenticated:
            return f"user-{user.pk}"
    return network_of(request)


class Counters:
    """Counts shared by all processes, or those of this one while the others' cannot be reached."""

    def __init__(self, cache: str) -> None:
        self._cache = cache
        self._own = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._shared: SlidingWindowCounterRateLimiter | None = None
        self._silent_until = 0.0

    def spend(self, item: RateLimitItemPerMinute, *client: str) -> int:
        """Count a request of a client; return 0 if there was room, else the seconds until there is."""
        if self._cache and monotonic() >= self._silent_until:
            try:
                if self._shared is None:
                    self._shared = _connected(self._cache)
                return _spend(self._shared, item, client)
            except Exception as fault:
                self._silent_until = monotonic() + PAUSE
                told = "Requests are counted by each process for %s s: the shared cache does not answer (%s)"
                logger.warning(told, PAUSE, type(fault).__name__)
        return _spend(self._own, item, client)


@lru_cache(maxsize=1)
def counters(cache: str) -> Counters:
    """Return the counts that are kept in a cache, "" for those of this process; made when first asked for."""
    return Counters(cache)


def _connected(cache: str) -> SlidingWindowCounterRateLimiter:
    """Return what counts in a shared cache; it is not asked yet, and answers soon or not at all."""
    if cache.startswith("memcached:"):
        storage = storage_from_string(cache, connect_timeout=PATIENCE, timeout=PATIENCE)
    else:
        # A socket of Redis has a name of its own there.
        place = f"redis+{cache}" if cache.startswith("unix:") else cache
        storage = storage_from_string(place, socket_connect_timeout=PATIENCE, socket_timeout=PATIENCE)
    return SlidingWindowCounterRateLimiter(storage)


def _spend(
    limiter: SlidingWindowCounterRateLimiter, item: RateLimitItemPerMinute, client: tuple[str, ...]
) -> int:
    if limiter.hit(item, *client):
        return 0
    storage = cast("SlidingWindowCounterSupport", limiter.storage)
    return _wait(item.amount, *storage.get_sliding_window(item.key_for(*client), WINDOW))


def _wait(most: int, before: int, before_left: float, now: int, now_left: float) -> int:
    """Return the whole seconds after which there is room for a request again.

    What was asked for in the window before counts by the part of it that has not slid out yet. The library's
    own forecast is of when the first request slides out, which may be too early.
    """
    if now < most and before:
        seconds = before_left - (most - now) * WINDOW / before
    else:
        seconds = now_left - WINDOW + WINDOW * max(0, 1 - most / now if now else 0)
    return max(1, int(seconds + 0.01) + 1)  # clocks and fractions are not exact
