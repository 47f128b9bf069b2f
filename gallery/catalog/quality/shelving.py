"""Descriptions, tags and related templates that are missing, and templates that are there twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gallery.catalog.quality.findings import SOURCE_FIELD, Finder, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gallery.catalog.models import DiagramTemplate
    from gallery.catalog.quality.surroundings import Surroundings


def find_omissions(template: DiagramTemplate, around: Surroundings) -> Iterator[Finding]:
    """Yield what a template lacks to be found and understood, and whether it is like another one."""
    if not template.description_en:
        yield Finding("no-description", "en", "description_en")
    standing = around.standing(template.pk)
    if not standing.has_tags:
        yield Finding("no-tags", field="tags")
    if not standing.has_related:
        yield Finding("no-related", field="related")
    if standing.has_duplicate:
        yield Finding("duplicate", field=SOURCE_FIELD)


SHELVING = Finder(frozenset({"no-description", "no-tags", "no-related", "duplicate"}), find_omissions)
