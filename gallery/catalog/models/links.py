"""Links from one template to another, and from the addresses that templates had before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gallery.catalog.fields import PlainSlugField
from gallery.catalog.models.diagram_template import DiagramTemplate
from gallery.catalog.models.records import Revision
from gallery.catalog.quality.assessing import assess
from gallery.catalog.quality.shelving import SHELVING

if TYPE_CHECKING:
    from collections.abc import Iterable


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

    @classmethod
    def put_in_order(cls, template: DiagramTemplate, keys: Iterable[int]) -> None:
        """Make the templates with these keys, in this order, what one recommends.

        Only rows that say something else are written, with statements that send no signals.
        """
        places = {key: place for place, key in enumerate(keys, start=1)}
        links = {link.related_id: link for link in template.related_links.all()}
        gone = [link.pk for key, link in links.items() if key not in places]
        moved = [link for key, link in links.items() if key in places and link.order != places[key]]
        new = [
            cls(template=template, related_id=key, order=place)
            for key, place in places.items()
            if key not in links
        ]
        template.related_links.filter(pk__in=gone).delete()
        for link in moved:
            link.order = places[link.related_id]
        cls._default_manager.bulk_update(moved, ["order"])
        cls._default_manager.bulk_create(new)
        if gone or moved or new:
            assess(template, [SHELVING])
            Revision.rise()


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
