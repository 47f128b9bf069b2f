"""Where templates stand: on one shelf each, under any number of words."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gallery.catalog.fields import PlainSlugField
from gallery.catalog.querysets import CategoryManager
from gallery.catalog.tidying import tidy_line, tidy_text
from gallery.catalog.validators import faults_of_texts, tidy_texts


class Category(models.Model):
    """A shelf of the gallery."""

    slug = PlainSlugField(_("slug"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=80)
    name_en: str
    name_fr: str | None
    description = models.TextField(_("description"), blank=True)
    description_en: str | None
    description_fr: str | None
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    template_count: int
    """How many templates visitors find in it; there after `Category.objects.with_counts()`."""

    objects: ClassVar[CategoryManager[Category]] = CategoryManager()
    _default_manager: ClassVar[CategoryManager[Category]]

    class Meta:
        """Shelves stand in the order that the curators gave them."""

        ordering = ("order", "slug")
        verbose_name = _("category")
        verbose_name_plural = _("categories")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the category's page in the active language."""
        return reverse("category_detail", args=[self.slug])

    def clean(self) -> None:
        """Tidy the texts; refuse those that no file could hold."""
        super().clean()
        tidy_texts(self, {"name": tidy_line, "description": tidy_text})
        if faults := faults_of_texts(self, ("name", "description")):
            raise ValidationError(faults)


class Tag(models.Model):
    """A word that templates of several categories share."""

    slug = PlainSlugField(_("slug"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=80)
    name_en: str
    name_fr: str | None

    objects: ClassVar[models.Manager[Tag]] = models.Manager()
    _default_manager: ClassVar[models.Manager[Tag]]

    class Meta:
        """Tags are listed by their address word, which no language changes."""

        ordering = ("slug",)
        verbose_name = _("tag")
        verbose_name_plural = _("tags")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Tidy the texts; refuse those that no file could hold."""
        super().clean()
        tidy_texts(self, {"name": tidy_line})
        if faults := faults_of_texts(self, ("name",)):
            raise ValidationError(faults)
