"""What became of templates: every change for the curators, every edition for visitors."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gallery.catalog.fields import PlainSlugField
from gallery.catalog.models.diagram_template import DiagramTemplate

NOTE_LENGTH = 200
"""Characters in which an edition says what is new in it."""
REASON_LENGTH = 500
"""Characters in which somebody says why."""


class Change(models.Model):
    """What a template said after somebody changed it: who, when and why.

    It outlives the template and the account of its author, so it names both in words, too.
    """

    class Action(models.TextChoices):
        """What was done."""

        FOUND = "found", _("Found so")
        CREATED = "created", _("Created")
        EDITED = "edited", _("Edited")
        PUBLISHED = "published", _("Published")
        ARCHIVED = "archived", _("Archived")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        RESTORED = "restored", _("Restored")
        IMPORTED = "imported", _("Imported")
        LOADED = "loaded", _("Loaded from the files")
        DELETED = "deleted", _("Deleted")

    template = models.ForeignKey(
        DiagramTemplate, on_delete=models.SET_NULL, null=True, blank=True, related_name="changes"
    )
    slug = PlainSlugField(_("slug"), max_length=80, db_index=True)
    at = models.DateTimeField(_("time"), db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    by_name = models.CharField(max_length=150, blank=True)
    action = models.CharField(_("action"), max_length=10, choices=Action)
    why = models.TextField(_("reason"), blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    """The edition that visitors saw after it."""
    data = models.JSONField()
    """What the template said then, as `files.entries.TemplateEntry` holds it."""

    objects: ClassVar[models.Manager[Change]] = models.Manager()

    class Meta:
        """Latest first."""

        ordering = ("-at", "-id")
        indexes = [models.Index(fields=("template", "-at", "-id"), name="changes_of_template")]
        verbose_name = _("change")
        verbose_name_plural = _("changes")

    def __str__(self) -> str:
        return f"{self.slug}: {self.get_action_display()} ({self.at:%Y-%m-%d %H:%M})"


class Edition(models.Model):
    """A new edition of a template, after the first, and what is new in it."""

    template = models.ForeignKey(DiagramTemplate, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField(_("version"))
    came_out_at = models.DateTimeField(_("published"))
    note = models.CharField(_("what is new"), max_length=NOTE_LENGTH, blank=True)
    note_en: str
    note_fr: str | None

    objects: ClassVar[models.Manager[Edition]] = models.Manager()
    _default_manager: ClassVar[models.Manager[Edition]]

    class Meta:
        """Latest first, each number once."""

        ordering = ("-number",)
        constraints = [models.UniqueConstraint(fields=("template", "number"), name="one_edition_a_number")]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self) -> str:
        return f"v{self.number}"
