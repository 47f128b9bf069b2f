"""The list of recommended templates as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gallery.catalog.models import RelatedTemplate, Revision
from gallery.catalog.quality.assessing import assess
from gallery.catalog.quality.shelving import SHELVING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gallery.catalog.models import DiagramTemplate


def store_related(template: DiagramTemplate, chosen: Sequence[DiagramTemplate]) -> None:
    """Make these, in this order, what a template recommends; rows that say so already stay as they are."""
    if RelatedTemplate.put_in_order(template, [related.pk for related in chosen]):
        assess(template, [SHELVING])
        Revision.rise()
