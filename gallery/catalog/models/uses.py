"""How often templates are taken away, counted without knowing by whom.

A day has a secret of its own. A visitor's address and browser, mixed with it, give a token that tells
only whether this visitor was counted today already; with the day's row go its secret and all its tokens.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from gallery.catalog.models.diagram_template import DiagramTemplate


class DailyUse(models.Model):
    """How many visitors took a template away on a day, in one way."""

    class Kind(models.TextChoices):
        """What was taken."""

        COPY = "copy", _("Copies")
        DOWNLOAD = "download", _("Downloads")

    template = models.ForeignKey(DiagramTemplate, on_delete=models.CASCADE, related_name="daily_uses")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    day = models.DateField(_("day"))
    count = models.PositiveIntegerField(_("count"), default=0)

    class Meta:
        """Latest first."""

        ordering = ("-day", "template", "kind")
        constraints = [models.UniqueConstraint(fields=("template", "kind", "day"), name="one_count_a_day")]
        verbose_name = _("daily use")
        verbose_name_plural = _("daily uses")

    def __str__(self) -> str:
        return f"{self.template_id}: {self.count} {self.kind} ({self.day})"


class CountingDay(models.Model):
    """A day on which uses are counted, with its secret; gone when the next one begins."""

    day = models.DateField(unique=True)
    secret = models.CharField(max_length=64)

    def __str__(self) -> str:
        return str(self.day)


class CountedUse(models.Model):
    """A token of visitor, template and way: counted today."""

    counting_day = models.ForeignKey(CountingDay, on_delete=models.CASCADE, related_name="counted")
    token = models.CharField(max_length=64)

    class Meta:
        """Each once a day."""

        constraints = [models.UniqueConstraint(fields=("counting_day", "token"), name="counted_once_a_day")]

    def __str__(self) -> str:
        return self.token
