"""How often a password can be guessed, and for how long no more.

Three limits hold side by side:

    name from an address   somebody who guesses, or has forgotten
    address                one who tries many names; a whole office may have one address, so it is wider
    name                   many who try one name; wider still

The wide ones do not hold for a name where it has signed in lately: nobody is kept out of their account by
strangers who guess at it, or by others behind the same address.

Each failure counts for as long as others follow within the cool-off; while a limit is reached nothing is
counted, so trying on does not lock anybody out for longer. Nor does a clock that was ahead: what it noted
beyond the cool-off to come counts no more. Signing in forgets the failures of this name from this address,
and no others: who has an account gets no more attempts at those of others.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username, get_cool_off
from axes.models import AccessAttempt, AccessLog
from django.conf import settings
from django.db.models import Max, Q, Sum
from django.utils import timezone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from typing import Any

    from django.contrib.auth.models import User
    from django.http import HttpRequest

    Credentials = dict[str, Any] | None

PER_ADDRESS = 20
PER_NAME = 50
KEPT_DAYS = 30
"""How long it is known who signed in from where."""


class Count(NamedTuple):
    """Failures that one limit counts, and when the last of them was."""

    limit: int
    failures: int
    last: datetime | None


class LoginHandler(AxesDatabaseHandler):  # type: ignore[misc] # (axes has no types)
    """Count failures as axes does, but hold them against all three limits."""

    def get_failures(self, request: HttpRequest, credentials: Credentials = None) -> int:
        """Return the failures of the limit that is nearest, in steps of `AXES_FAILURE_LIMIT`."""
        steps = settings.AXES_FAILURE_LIMIT
        return max(count.failures * steps // count.limit for count in counts(request, credentials))

    def user_login_failed(self, sender: object, credentials: Credentials, *request: Any, **how: Any) -> None:
        """Count a failure, and none with it that counts no more."""
        forget()
        super().user_login_failed(sender, credentials, *request, **how)

    def user_logged_in(self, sender: object, request: HttpRequest, user: User, **how: Any) -> None:
        """Note who signed in, and forget what is no longer needed."""
        super().user_logged_in(sender, request, user, **how)
        forget()


def counts(request: HttpRequest, credentials: Credentials = None) -> Iterator[Count]:
    """Yield what each limit counts of an attempt that axes has prepared."""
    name, address = get_client_username(request, credentials), request.axes_ip_address  # type: ignore[attr-defined]
    threshold, cool_off = get_cool_off_threshold(request), get_cool_off(request)
    recent = AccessAttempt.objects.filter(attempt_time__range=(threshold, threshold + 2 * cool_off))
    limits = {settings.AXES_FAILURE_LIMIT: Q(username=name, ip_address=address)}
    if not _is_known(name, address):
        limits |= {PER_ADDRESS: Q(ip_address=address), PER_NAME: Q(username=name)}
    for limit, those in limits.items():
        found = recent.filter(those).aggregate(failures=Sum("failures_since_start"), last=Max("attempt_time"))
        yield Count(limit, found["failures"] or 0, found["last"])


def wait(request: HttpRequest, credentials: Credentials = None) -> timedelta:
    """Return how long it takes until an attempt is possible again, wherever a limit is reached."""
    now = timezone.now()
    reached = (count.last for count in counts(request, credentials) if count.failures >= count.limit)
    cool_off: timedelta = get_cool_off(request)
    waits = (last + cool_off - now for last in reached if last)
    return min(max(waits, default=timedelta()), cool_off)


def forget() -> None:
    """Delete failures that count no more, and old records of who signed in: both name addresses of people."""
    now, cool_off = timezone.now(), get_cool_off()
    AccessAttempt.objects.exclude(attempt_time__range=(now - cool_off, now + cool_off)).delete()
    AccessLog.objects.filter(attempt_time__lt=now - timedelta(days=KEPT_DAYS)).delete()


def _is_known(name: str | None, address: str | None) -> bool:
    """Say whether somebody of this name has signed in from this address lately."""
    return address is not None and AccessLog.objects.filter(username=name, ip_address=address).exists()
