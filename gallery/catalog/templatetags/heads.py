"""The head of a page, from what the page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from gallery.catalog import heads
from gallery.catalog.previews.composing import HEIGHT, WIDTH

if TYPE_CHECKING:
    from django.template.context import RequestContext

register = template.Library()

HTML_FILE = "_head.html"


@register.inclusion_tag(HTML_FILE, takes_context=True)
def head_of_template(context: RequestContext) -> dict[str, Any]:
    """Say what the page of a template is."""
    return _shown(heads.head_of_template(context["request"], context["template"], context["tags"]))


@register.inclusion_tag(HTML_FILE, takes_context=True)
def head_of_category(context: RequestContext) -> dict[str, Any]:
    """Say what the page of a category is."""
    return _shown(heads.head_of_category(context["request"], context["category"], context["page"]))


@register.inclusion_tag(HTML_FILE, takes_context=True)
def head_of_list(context: RequestContext) -> dict[str, Any]:
    """Say what the list of templates is."""
    filtered = bool(context["filters"].query)
    return _shown(heads.head_of_list(context["request"], context["page"], filtered=filtered))


@register.inclusion_tag(HTML_FILE, takes_context=True)
def head_of_page(context: RequestContext, name: str, title: str, description: str) -> dict[str, Any]:
    """Say what a page about the gallery itself is."""
    return _shown(heads.head_of_page(context["request"], name, title, description))


def _shown(head: heads.Head) -> dict[str, Any]:
    return {"head": head, "width": WIDTH, "height": HEIGHT}
