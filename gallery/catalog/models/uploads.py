"""Catalogue files on their way in."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Upload(models.Model):
    """Files that an editor uploaded: kept between the dry run and the import, and no longer than a day."""

    at = models.DateTimeField(_("time"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("name"), max_length=255)
    """Of the file or folder as the editor calls it."""
    files = models.JSONField()
    """The text of each file by its path in the folder of the catalogue."""

    objects: ClassVar[models.Manager[Upload]] = models.Manager()

    class Meta:
        """Latest first."""

        ordering = ("-at",)
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")

    def __str__(self) -> str:
        return self.name
