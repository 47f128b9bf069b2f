"""What needs a curator's care, found out when a template is saved."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from gallery.catalog.models.diagram_template import DiagramTemplate


class Shortcoming(models.Model):
    """Something about a template that a curator should look at, with the field where it is mended."""

    class Kind(models.TextChoices):
        """What is wrong, the gravest first."""

        ERROR = "error", _("Error in the source")
        UNDRAWN = "undrawn", _("Could not be drawn")
        WARNING = "warning", _("Warning in the source")
        BROKEN_LINK = "broken-link", _("Broken link")
        OUTDATED = "outdated", _("Translation older than the English text")
        UNTRANSLATED = "untranslated", _("Not translated")
        NO_DESCRIPTION = "no-description", _("No description")
        NO_TAGS = "no-tags", _("No tags")
        NO_RELATED = "no-related", _("No related templates")
        DUPLICATE = "duplicate", _("Same structure as another template")
        CROSSINGS = "crossings", _("Many crossings in the drawing")
        ASPECT = "aspect", _("Unwieldy drawing")

    template = models.ForeignKey(DiagramTemplate, on_delete=models.CASCADE, related_name="shortcomings")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    language = models.CharField(max_length=5, blank=True)
    """Of which language the text is; empty where it does not matter."""
    field = models.CharField(max_length=40)
    """Name of the field of the change page where it is mended."""
    details = models.JSONField(default=dict, blank=True)
    """What the sentence about it says: numbers, places, other templates."""

    objects: ClassVar[models.Manager[Shortcoming]] = models.Manager()

    class Meta:
        """By template, in the order in which they were found."""

        ordering = ("template", "id")
        indexes = [models.Index(fields=("kind", "language", "template"), name="shortcomings_of_kind")]
        verbose_name = _("shortcoming")
        verbose_name_plural = _("shortcomings")

    def __str__(self) -> str:
        return f"{self.template_id}: {self.kind} {self.language} ({self.field})"
