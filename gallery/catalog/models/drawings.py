"""Pictures, made when a template is saved."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gallery.catalog.models.diagram_template import DiagramTemplate
from gallery.catalog.querysets import DrawingManager


class Drawing(models.Model):
    """The picture of a template's source with the labels of one language, in one direction."""

    class Orientation(models.TextChoices):
        """From left to right, lanes under each other; or from top to bottom, lanes as columns, for phones."""

        HORIZONTAL = "horizontal"
        VERTICAL = "vertical"

    template = models.ForeignKey(DiagramTemplate, on_delete=models.CASCADE, related_name="drawings")
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    orientation = models.CharField(max_length=10, choices=Orientation, default=Orientation.HORIZONTAL)
    engine = models.CharField(max_length=64)
    """Version of the engine that drew it."""
    digest = models.CharField(max_length=64, db_index=True)
    """Digest of what is in it: the source, and the title that it is read out with."""
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    svg = models.TextField()
    thumbnail = models.TextField(blank=True)
    """The picture of a card, a document of its own; only of a horizontal drawing."""

    objects: ClassVar[DrawingManager[Drawing]] = DrawingManager()

    class Meta:
        """One drawing a language and orientation."""

        constraints = [
            models.UniqueConstraint(
                fields=("template", "language", "orientation"), name="one_drawing_a_language"
            )
        ]
        verbose_name = _("drawing")
        verbose_name_plural = _("drawings")

    def __str__(self) -> str:
        return f"{self.template_id} ({self.language}, {self.orientation})"
