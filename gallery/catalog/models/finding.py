"""What templates are found and sorted by."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gallery.catalog.fields import PlainCharField
from gallery.catalog.models.diagram_template import DiagramTemplate


class SearchEntry(models.Model):
    """What a template is found and sorted by in one language, folded to plain lower-case letters."""

    template = models.ForeignKey(DiagramTemplate, on_delete=models.CASCADE, related_name="search_entries")
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    title = PlainCharField(max_length=240, db_index=True)
    text = models.TextField()

    class Meta:
        """One entry a language."""

        constraints = [models.UniqueConstraint(fields=("template", "language"), name="one_entry_a_language")]
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"
