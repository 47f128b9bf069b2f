"""What a search found, marked and named on the cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.translation import pgettext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.safestring import SafeString

    from gallery.catalog.facets import Option
    from gallery.catalog.models import DiagramTemplate
    from gallery.catalog.search import Finding, Search

register = template.Library()


@register.filter
def marked(text: str, search: Search) -> SafeString:
    """Mark what a search matched in a text."""
    return search.marked(text)


@register.filter
def found_by_label(diagram_template: DiagramTemplate, search: Search) -> Finding | None:
    """Return the label by which a template was found, where the words on its card do not tell."""
    return search.found_in(diagram_template)


@register.filter
def any_chosen(options: Iterable[Option]) -> bool:
    """Say whether any of these values of a facet was asked for."""
    return any(option.is_chosen for option in options)


@register.filter
def kind_of_label(finding: Finding) -> str:
    """Name what a label belongs to, in the active language."""
    return {
        "step": pgettext("found by", "Step"),
        "lane": pgettext("found by", "Lane"),
        "tag": pgettext("found by", "Tag"),
    }[finding.kind]
