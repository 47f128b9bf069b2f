"""What needs care, for pages of the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django import template

from gallery.catalog.admin.quality.rows import rows_about
from gallery.catalog.models import Shortcoming
from gallery.catalog.quality.desk import Counts

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

    from gallery.catalog.admin.quality.rows import Row
    from gallery.catalog.models import DiagramTemplate

register = template.Library()


class KindCount(NamedTuple):
    """How much of a kind there is, and the query by which the desk lists it."""

    label: _StrOrPromise
    number: int
    query: str


@register.simple_tag
def shortcomings(of: DiagramTemplate) -> list[Row]:
    """Return what needs care about a template, the gravest first."""
    return rows_about(of)


@register.simple_tag
def needing_care() -> list[KindCount]:
    """Return how much of each kind needs care, the gravest first."""
    counts = Counts().by("kind", {})
    return [
        KindCount(label, counts[kind], f"?kind={kind}")
        for kind, label in Shortcoming.Kind.choices
        if kind in counts
    ]
