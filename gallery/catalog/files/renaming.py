"""What entries are called by now: links by an older name still lead to what was meant.

Templates leave their old slugs behind. Tags and categories do not; but those that came from files are known
by their rows, whatever an admin called them since.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from gallery.catalog.models import Category, LoadedEntry, OldSlug, Tag

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from gallery.catalog.files.entries import TemplateEntry


@dataclass(frozen=True)
class Renamings:
    """The slugs of today by those of before."""

    shelves: Mapping[str, str]
    """Of tags and categories, by the names under which they were loaded."""
    redirects: Mapping[str, str]
    """Of templates, by the slugs that they had before."""

    @classmethod
    def of(cls, records: Iterable[LoadedEntry], redirects: Mapping[str, str]) -> Self:
        """Find out what became of the tags and categories that were loaded."""
        slugs = {
            "tag": dict(Tag.objects.values_list("pk", "slug")),
            "category": dict(Category.objects.values_list("pk", "slug")),
        }
        shelves = {}
        for record in records:
            kind, slug = record.name.split()
            if (today := slugs.get(kind, {}).get(record.row, slug)) != slug:
                shelves[record.name] = today
        return cls(shelves, redirects)

    @classmethod
    def of_links(cls, entry: TemplateEntry) -> Self:
        """Find out what became of all that a template links to."""
        names = [f"category {entry.category}", *(f"tag {slug}" for slug in entry.tags)]
        former = OldSlug.objects.filter(slug__in=entry.related)
        return cls.of(
            LoadedEntry.objects.filter(name__in=names), dict(former.values_list("slug", "template__slug"))
        )

    def shelf(self, kind: str, slug: str, there: Collection[str]) -> str:
        """Return what a tag or category is called now; its own name if it is there, or not known."""
        return slug if slug in there else self.shelves.get(f"{kind} {slug}", slug)

    def template(self, slug: str, there: Collection[str]) -> str:
        """Return what a template is called now; its own name if it is there, or not known."""
        return slug if slug in there else self.redirects.get(slug, slug)
