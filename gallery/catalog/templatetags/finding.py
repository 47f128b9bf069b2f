"""What a search found, marked and named on the cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.utils.html import format_html
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
    """Return by what a template was found, where the words on its card do not tell."""
    return search.found_in(diagram_template)


@register.filter
def any_chosen(options: Iterable[Option]) -> bool:
    """Say whether any of these values of a facet was asked for."""
    return any(option.is_chosen for option in options)


@register.filter
def text_of(finding: Finding, search: Search) -> SafeString:
    """Return the text that was found, marked; one in another language behind what readers know it as."""
    if not finding.translation:
        return search.marked(finding.text)
    translation = format_html(
        '<span lang="{}">{}</span>', finding.language, search.marked(finding.translation)
    )
    return translation if finding.kind == "title" else format_html("{} ({})", finding.text, translation)


@register.filter
def kind_of(finding: Finding) -> str:
    """Name what a text belongs to, in the active language; of a title only the language in which it is."""
    if finding.kind == "title":
        return _in_language(finding.language)
    return {
        "step": pgettext("found by", "Step"),
        "lane": pgettext("found by", "Lane"),
        "tag": pgettext("found by", "Tag"),
    }[finding.kind]


def _in_language(language: str) -> str:
    return {
        "en": pgettext("found by", "In English"),
        "fr": pgettext("found by", "In French"),
    }[language]
