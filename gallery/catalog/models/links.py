"""Links from one template to another, and from the addresses that templates had before."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gallery.catalog.fields import PlainSlugField
from gallery.catalog.models.diagram_template import DiagramTemplate


class RelatedTemplate(models.Model):
    """A place in the ordered list of templates that a page recommends."""

    template = models.ForeignKey(DiagramTemplate, on_delete=models.CASCADE, related_name="related_links")
    related = models.ForeignKey(
        DiagramTemplate,
        on_delete=models.CASCADE,
        related_name="recommended_by",
        verbose_name=_("related template"),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        """In the curator's order, each once."""

        ordering = ("order", "id")
        verbose_name = _("related template")
        verbose_name_plural = _("related templates")
        constraints = [
            models.UniqueConstraint(
                fields=("template", "related"),
                name="related_once",
                violation_error_message=_("This template is in the list already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(template=models.F("related")),
                name="not_related_to_itself",
                violation_error_message=_("A template cannot be related to itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.template_id} → {self.related_id}"


class OldSlug(models.Model):
    """An address that a template had before; it redirects for good."""

    slug = PlainSlugField(_("slug"), max_length=80, unique=True)
    template = models.ForeignKey(DiagramTemplate, on_delete=models.CASCADE, related_name="old_slugs")

    class Meta:
        """In alphabetical order."""

        ordering = ("slug",)
        verbose_name = _("old slug")
        verbose_name_plural = _("old slugs")

    def __str__(self) -> str:
        return self.slug

    def clean(self) -> None:
        """Refuse an address at which a template lives."""
        super().clean()
        if DiagramTemplate.objects.filter(slug=self.slug).exists():
            raise ValidationError({"slug": gettext("A template lives at this address.")})
