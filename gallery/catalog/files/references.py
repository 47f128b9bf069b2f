"""Slugs by which the file of a template names other entries: they are checked once all files are read."""

from dataclasses import dataclass

from gallery.catalog.files.entries import TAGS_FILE, Catalogue
from gallery.catalog.files.problems import Reporter


@dataclass(frozen=True)
class References:
    """The slugs that a template's file names, each with its line, and whom to tell about faults."""

    template: str
    report: Reporter
    tags: dict[str, int]
    related: dict[str, int]
    old_slugs: dict[str, int]


def check_references(all_references: list[References], catalogue: Catalogue) -> None:
    """Report slugs that name nothing, and old slugs that are in use."""
    leads_to: dict[str, str] = {}
    for references in all_references:
        report = references.report
        for slug, line in references.tags.items():
            if slug not in catalogue.tags:
                report(line, f"unknown tag “{slug}”: it is not in {TAGS_FILE}")
        for slug, line in references.related.items():
            if slug == references.template:
                report(line, "a template cannot be related to itself")
            elif slug not in catalogue.templates:
                report(line, f"unknown related template “{slug}”")
        for slug, line in references.old_slugs.items():
            if slug in catalogue.templates:
                report(line, f"old slug “{slug}” is the address of a template")
            elif leads_to.setdefault(slug, references.template) != references.template:
                report(line, f"old slug “{slug}” leads to “{leads_to[slug]}” already")
