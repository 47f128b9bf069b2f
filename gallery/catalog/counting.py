"""Counts how often templates are taken away: each visitor once a day, without knowing who they are.

    visitor ─ secret of the day ─▶ token, new today? ─▶ DailyUse, DiagramTemplate.use_count

Nothing is stored on the visitor's device. The token cannot be turned back into an address, and tells nothing
at all once the secret is deleted: with the first use of the next day.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from hmac import new as keyed_digest
from secrets import token_hex
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Q

from gallery.catalog.models import CountedUse, CountingDay, DailyUse, DiagramTemplate
from gallery.visitors import address_of

if TYPE_CHECKING:
    from datetime import date

    from django.contrib.auth.models import AnonymousUser, User
    from django.http import HttpRequest

PROGRAMS = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|headless|preview|monitor|curl|wget|python|java/|go-http|http-?client|libwww",
    re.IGNORECASE,
)
"""What programs that do not hide it call themselves."""


def is_counted(request: HttpRequest) -> bool:
    """Say whether a visitor is counted: a person who has not objected, and who does not work here."""
    if not settings.COUNT_USES or "1" in {request.headers.get("Sec-GPC"), request.headers.get("DNT")}:
        return False
    browser = request.headers.get("User-Agent", "")
    if not browser or PROGRAMS.search(browser):
        return False
    user: User | AnonymousUser = request.user
    return not user.is_staff


def visitor_of(request: HttpRequest) -> str:
    """Return what tells visitors of a day apart: address and browser."""
    return f"{address_of(request)}\0{request.headers.get('User-Agent', '')}"


def today() -> date:
    """Return the day on which uses are counted now, the same everywhere."""
    return datetime.now(UTC).date()


def count_use(template: DiagramTemplate, kind: str, visitor: str) -> bool:
    """Count that a visitor took a template away; say whether that was the first time today.

    Safe when many come at once: what must be there once is so by a constraint of the database, and sums are
    made there.
    """
    try:
        with transaction.atomic():
            day = _counting_day(today())
            words = f"{visitor}\0{template.pk}\0{kind}"
            token = keyed_digest(day.secret.encode(), words.encode(), sha256).hexdigest()
            if not CountedUse.objects.get_or_create(counting_day=day, token=token)[1]:
                return False
            daily, _ = DailyUse.objects.get_or_create(template=template, kind=kind, day=day.day)
            DailyUse.objects.filter(pk=daily.pk).update(count=F("count") + 1)
            DiagramTemplate.objects.filter(pk=template.pk).update(use_count=F("use_count") + 1)
    except IntegrityError:
        return False  # the day ended, or the template was deleted, while this was being counted
    return True


def _counting_day(day: date) -> CountingDay:
    """Return the row of a day with its secret; its first use deletes those of the days before."""
    counting_day, is_new = CountingDay.objects.get_or_create(day=day, defaults={"secret": token_hex(32)})
    if is_new:
        # Locked first: a use of yesterday that is just being counted may not add a token in between.
        # So does a day that a clock ahead has begun; tomorrow may have begun on another machine at midnight.
        over = ~Q(day__range=(day, day + timedelta(days=1)))
        others = CountingDay.objects.select_for_update().filter(over)
        CountingDay.objects.filter(pk__in=[other.pk for other in others]).delete()
    return counting_day
