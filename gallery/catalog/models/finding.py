"""What templates are found and sorted by."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gallery.catalog.fields import PlainCharField
from gallery.catalog.models.diagram_template import DiagramTemplate


class SearchEntry(models.Model):
    """What a template is found and sorted by in one language, folded to plain lower-case letters.

    The words stand in four columns, each word in the weightiest that has it, separated by spaces. The index
    over them is no part of the model: migration 0003 makes it. On SQLite triggers keep it in step; a
    migration that has Django remake this table there drops them with it, and must make them again.
    """

    template = models.ForeignKey(DiagramTemplate, on_delete=models.CASCADE, related_name="search_entries")
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    title = PlainCharField(max_length=240)
    """What it is sorted by."""
    title_words = models.TextField(blank=True)
    label_words = models.TextField(blank=True)
    """Tags, and the labels in the diagram."""
    text_words = models.TextField(blank=True)
    """Summary and description."""
    other_words = models.TextField(blank=True)
    """All of the other languages."""
    labels = models.JSONField(default=list, blank=True)
    """Those that a result of a search may name: kind, text, and pairs of another language and its text."""
    form = models.CharField(max_length=64, blank=True)
    """Version of the code that wrote it."""

    objects: ClassVar[models.Manager[SearchEntry]] = models.Manager()

    class Meta:
        """One entry a language."""

        constraints = [models.UniqueConstraint(fields=("template", "language"), name="one_entry_a_language")]
        # To sort by title without a look at the long rows.
        indexes = [models.Index(fields=("template", "language", "title"), name="titles_by_template")]
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"

    @property
    def words(self) -> set[str]:
        """All words of the template, since those of the other languages are among them."""
        return set(f"{self.title_words} {self.label_words} {self.text_words} {self.other_words}".split())


class SearchWord(models.Model):
    """A word that some template has: what mistyped words are corrected to."""

    word = PlainCharField(max_length=40, unique=True)

    objects: ClassVar[models.Manager[SearchWord]] = models.Manager()

    class Meta:
        """In alphabetical order."""

        ordering = ("word",)
        verbose_name = _("search word")
        verbose_name_plural = _("search words")

    def __str__(self) -> str:
        return self.word
