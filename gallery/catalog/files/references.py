"""Slugs by which the file of a template names other entries: they are checked once all files are read."""

from dataclasses import dataclass

from django.utils.translation import gettext

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


def check_references(all_references: list[References], catalogue: Catalogue, known: Catalogue) -> None:
    """Report slugs that name nothing here or in what is known, and old slugs that are in use."""
    tags = catalogue.tags.keys() | known.tags.keys()
    templates = catalogue.templates.keys() | known.templates.keys()
    templates |= known.redirects.keys()
    unknown = (
        gettext("unknown tag “%(slug)s”: it is neither in %(file)s nor in the gallery")
        if known.tags
        else gettext("unknown tag “%(slug)s”: it is not in %(file)s")
    )
    leads_to: dict[str, str] = {}
    for references in all_references:
        report = references.report
        for slug, line in references.tags.items():
            if slug not in tags:
                report(line, unknown, slug=slug, file=TAGS_FILE)
        for slug, line in references.related.items():
            if slug == references.template:
                report(line, gettext("a template cannot be related to itself"))
            elif slug not in templates:
                report(line, gettext("unknown related template “%(slug)s”"), slug=slug)
        for slug, line in references.old_slugs.items():
            if slug in catalogue.templates:
                report(line, gettext("old slug “%(slug)s” is the address of a template"), slug=slug)
            elif leads_to.setdefault(slug, references.template) != references.template:
                reason = gettext("old slug “%(slug)s” leads to “%(other)s” already")
                report(line, reason, slug=slug, other=leads_to[slug])
