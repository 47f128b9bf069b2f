"""Links to drafts, as curators are offered them."""

from __future__ import annotations

from django import template

from gallery.catalog.draft_links import Lifetime

register = template.Library()


@register.simple_tag
def lifetimes() -> list[tuple[int, str]]:
    """Return for how many days a link can be good, each with its name."""
    return [(lifetime.value, str(lifetime.label)) for lifetime in Lifetime]
