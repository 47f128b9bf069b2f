"""What the gallery remembers of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Subquery
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from gallery.catalog.models.diagram_template import DiagramTemplate
from gallery.catalog.state import forget_revision, times_of

if TYPE_CHECKING:
    from datetime import datetime


class LoadedEntry(models.Model):
    """An entry that came from the catalogue files, with what it said then.

    An entry that no longer says so was edited by an admin since; one that is gone while its row is here
    was deleted by an admin. Loading leaves both alone.
    """

    name = models.CharField(max_length=120, unique=True)
    """As in `tag deployment`, `category patterns`, `template canary-deploy-workflow`."""
    data = models.JSONField()
    row = models.PositiveBigIntegerField()
    """Primary key of the tag, category or template: by it, one that an admin renamed is found again."""

    class Meta:
        """In alphabetical order."""

        ordering = ("name",)
        verbose_name = _("loaded entry")
        verbose_name_plural = _("loaded entries")

    def __str__(self) -> str:
        return self.name


class Revision(models.Model):
    """How often and when the catalogue changed last; one row, with which every page's validators change."""

    number = models.PositiveBigIntegerField(default=0)
    changed_at = models.DateTimeField()

    latest_publication: datetime | None
    """When the newest template came out; there after `current()`."""
    latest_expiry: datetime | None
    """When the last of those that expired did; there after `current()`."""

    def __str__(self) -> str:
        return f"{self.number} ({self.changed_at})"

    @cached_property
    def state(self) -> str:
        """Return a word that changes with whatever visitors can see; put together once."""
        return " ".join(map(str, (self.number, *times_of(self))))

    @classmethod
    def current(cls) -> Revision | None:
        """Return the row, None before the first change; templates come and go without one, at their time."""
        now = timezone.now()
        released = DiagramTemplate.objects.filter(status=DiagramTemplate.Status.PUBLISHED)
        begun = released.filter(published_at__lte=now).order_by("-published_at").values("published_at")
        ended = released.filter(expires_at__lte=now).order_by("-expires_at").values("expires_at")
        latest = {"latest_publication": Subquery(begun[:1]), "latest_expiry": Subquery(ended[:1])}
        revision: Revision | None = cls.objects.annotate(**latest).first()
        return revision

    @classmethod
    def rise(cls) -> None:
        """Count a change; in the transaction of the change, so that none is seen without the other.

        Its time never goes back, whatever the clocks of several machines say.
        """
        now = timezone.now()
        latest = Greatest("changed_at", now)
        if not cls.objects.filter(pk=_ONLY).update(number=F("number") + 1, changed_at=latest):
            first = Revision(pk=_ONLY, number=1, changed_at=now)
            Revision.objects.bulk_create(
                [first], update_conflicts=True, unique_fields=["id"], update_fields=["changed_at"]
            )
        forget_revision()


_ONLY = 1
"""Primary key of the only revision."""
