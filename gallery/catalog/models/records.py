"""What the gallery remembers of itself."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


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

    def __str__(self) -> str:
        return f"{self.number} ({self.changed_at})"
