"""A shortcoming as curators see it: its template, its sentence, the way to its field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.urls import reverse

from gallery.catalog.admin.badges import stage_badge
from gallery.catalog.admin.label_table import box_id
from gallery.catalog.models import Shortcoming
from gallery.catalog.quality.findings import SOURCE_FIELD
from gallery.catalog.quality.telling import sentence
from gallery.catalog.quality.twins import Twins, twins_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.utils.safestring import SafeString

    from gallery.catalog.models import DiagramTemplate

SHOWN = ("title", "status", "published_at", "expires_at", "structure_digest")
"""What a row shows of its template, or needs to know of it."""


@dataclass(frozen=True)
class Row:
    """A shortcoming with its template, and the templates that are alike if it is about these."""

    shortcoming: Shortcoming
    template: DiagramTemplate
    twins: Twins | None = None

    @property
    def sentence(self) -> str:
        """What is to be said of it."""
        return sentence(self.shortcoming)

    @property
    def stage(self) -> SafeString:
        """Where its template is on its way."""
        return stage_badge(self.template.stage)

    @property
    def line(self) -> int | None:
        """The line of the source that it is about, if it is about one."""
        return self.shortcoming.details.get("line") if self.shortcoming.field == SOURCE_FIELD else None

    @property
    def fragment(self) -> str:
        """The place on the change page where it is mended."""
        return f"#{quote(_html_id(self.shortcoming))}"

    @property
    def href(self) -> str:
        """The address of that place from elsewhere."""
        page = reverse("admin:catalog_diagramtemplate_change", args=[self.template.pk])
        return f"{page}?line={self.line}{self.fragment}" if self.line else f"{page}{self.fragment}"


def _html_id(shortcoming: Shortcoming) -> str:
    """Return the id of the field on the change page."""
    if (place := shortcoming.details.get("place")) and shortcoming.field.startswith("label"):
        return box_id(shortcoming.language, place)
    return "related" if shortcoming.field == "related" else f"id_{shortcoming.field}"


def rows_of(shortcomings: Iterable[Shortcoming], templates: Mapping[int, DiagramTemplate]) -> list[Row]:
    """Return rows about the shortcomings of templates; one that is not there any more has none."""
    known = [shortcoming for shortcoming in shortcomings if shortcoming.template_id in templates]
    double = Shortcoming.Kind.DUPLICATE
    keys = {shortcoming.template_id for shortcoming in known if shortcoming.kind == double}
    twins = twins_of(templates[key] for key in keys)
    return [
        Row(
            shortcoming,
            templates[shortcoming.template_id],
            twins.get(shortcoming.template_id) if shortcoming.kind == double else None,
        )
        for shortcoming in known
    ]


def rows_about(template: DiagramTemplate) -> list[Row]:
    """Return a row for all that needs care about a template, the gravest first; in the archive none does."""
    if template.status == template.Status.ARCHIVED:
        return []
    kinds = Shortcoming.Kind.values
    found = sorted(template.shortcomings.all(), key=lambda row: (kinds.index(row.kind), row.pk))
    return rows_of(found, {template.pk: template})
