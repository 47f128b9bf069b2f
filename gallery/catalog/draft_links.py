"""Links that show a template before it is public, for a time, to people without an account.

A link names its template and when it ends, and is signed: nothing is stored. So it cannot be taken back
alone; it ends by itself, when the template is deleted, or with the installation's secret key.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from django.core.signing import BadSignature, Signer
from django.db.models import IntegerChoices
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from gallery.catalog.models import DiagramTemplate

SALT = "gallery.catalog.draft_links"
"""What is signed for anything else is no link."""


class Lifetime(IntegerChoices):
    """For how many days a link is good."""

    DAY = 1, _("1 day")
    WEEK = 7, _("1 week")
    MONTH = 30, _("30 days")


class DraftLink(NamedTuple):
    """What a link says."""

    template: int
    """Primary key."""
    until: datetime

    @property
    def is_over(self) -> bool:
        """Say whether it is good no more."""
        return self.until <= timezone.now()


def new_link(template: DiagramTemplate, lifetime: Lifetime) -> DraftLink:
    """Return a link to a template that is good from now on."""
    return DraftLink(template.pk, timezone.now().replace(microsecond=0) + timedelta(days=lifetime))


def address_of(link: DraftLink) -> str:
    """Return the address of a link in the active language."""
    token = _signer().sign(f"{link.template}-{int(link.until.timestamp())}")
    return reverse("draft_detail", args=[token])


def _signer() -> Signer:
    """Return what signs with the key of today; links are free of signs that mail programs end them at."""
    return Signer(sep=".", salt=SALT)


def read_token(token: str) -> DraftLink | None:
    """Return the link that a token stands for, over or not, None unless we have made it."""
    try:
        template, until = _signer().unsign(token).split("-")
    except BadSignature:
        return None
    return DraftLink(int(template), datetime.fromtimestamp(int(until), UTC))
